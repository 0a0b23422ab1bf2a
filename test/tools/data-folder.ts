import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** What ends with an engine may close its file a moment later. */
const removal = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }

/** A folder of its own. Whoever makes it removes it. */
export function newFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'assetwalk-test-'))
  return { path, remove: () => rmSync(path, removal) }
}

/** A folder that is removed when the running test is over. */
export function folderOfTest(): string {
  const { path, remove } = newFolder()
  onTestFinished(remove)
  return path
}
