import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../build/tools/root.ts'

/** Stands in for the engine's own `threadEntry` where a test runs the engine: the thread's bundle in out/main. */
export function threadEntry(name: string): URL {
  return pathToFileURL(join(root, 'out/main', `${name.split('/').at(-1)}.js`))
}
