import { join } from 'node:path'
import { root } from '../../build/tools/root.ts'
import { builtProgram } from './built-program.ts'

let built: Promise<void> | undefined

/** The folder of the built window, built anew if a source is newer than it when this process first asks. */
export async function builtWindow(): Promise<string> {
  built ??= builtProgram()
  await built
  return join(root, 'out/renderer')
}
