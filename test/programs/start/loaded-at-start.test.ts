import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../../build/tools/root.ts'

/** The sources that Node loads for one of the engine's, relative to the root. */
function loadedFor(file: string): string[] {
  const program = join(root, 'test/tools/loaded-modules.ts')
  const loaded = execFileSync(process.execPath, [program, join(root, file)], { encoding: 'utf8' })
  return loaded.split('\n')
}

/** What belongs to the calls and jobs of features: loaded by the first call or job that needs it. */
const ofCalls = /-(?:procedures|job|pdf|csv)\.ts$/
const featureOf = (path: string) => /^src-main\/engine\/features\/([^/]+)\//.exec(path)?.[1]

it('a thread of the engine begins without what only calls and jobs need', () => {
  const loaded = loadedFor('src-main/engine/work-of-thread.ts')
  expect(loaded).toContain('src-main/engine/writer.ts')
  expect(loaded.filter((path) => ofCalls.test(path))).toEqual([])
  expect(loaded).not.toContain('src-shared/contract/contract.ts')
  const features = new Set(loaded.map(featureOf).filter((name) => name !== undefined))
  // The writer keeps full text, ends what was interrupted, and knows whether anything is to be sent.
  expect([...features].sort()).toEqual(['assets', 'backups', 'events', 'files', 'jobs', 'labels', 'sync'])
})

it('the engine’s process starts its threads before it loads anything else', () => {
  expect(loadedFor('src-main/engine/engine-process.ts').sort()).toEqual([
    'src-main/engine/engine-process.ts',
    'src-main/engine/message-port-transport.ts',
    'src-main/engine/start-thread.ts',
    'src-main/engine/thread-entry.ts',
  ])
})

it('what pumps between threads knows no feature of theirs', () => {
  const loaded = loadedFor('src-main/engine/engine.ts')
  expect(loaded).toContain('src-main/engine/pump.ts')
  expect(loaded.filter((path) => featureOf(path) !== undefined)).toEqual([])
})

it('a feature can be called without the code of all others', () => {
  const all = readdirSync(join(root, 'src-main/engine/features')).length
  const loaded = loadedFor('src-main/engine/features/session/session-procedures.ts')
  expect(loaded).not.toContain('src-shared/contract/contract.ts')
  expect(new Set(loaded.map(featureOf)).size).toBeLessThan(all / 2)
})
