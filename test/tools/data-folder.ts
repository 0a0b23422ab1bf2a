import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of its own. Whoever makes it removes it. */
export function newFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'assetwalk-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A folder that is removed when the running test is over. */
export function folderOfTest(): string {
  const { path, remove } = newFolder()
  onTestFinished(remove)
  return path
}
