import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a bundle says of another file of its folder: an import, or the name of a thread's entry. */
const mention = /["'`]\.\/([\w.-]+\.js)["'`]/g

/**
 * The files of a folder of bundles that are needed to run some of them.
 * @param entries names of files in the folder
 */
export function bundleClosure(folder: string, entries: readonly string[]): string[] {
  const there = new Set(readdirSync(folder))
  const needed = new Set<string>()
  const waiting = [...entries]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (needed.has(name)) continue
    needed.add(name)
    const text = readFileSync(join(folder, name), 'utf8')
    const mentioned = [...text.matchAll(mention)].map(([, other = '']) => other)
    waiting.push(...mentioned.filter((other) => there.has(other)))
  }
  return [...needed].sort()
}
