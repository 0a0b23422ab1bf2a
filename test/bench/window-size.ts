import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { atMost, type Result } from './result.ts'

/**
 * All the JavaScript that a window has loaded until it shows its first page, whether the page names it, a script imports
 * it or a script asks for it later.
 */
export async function measureWindowSize(page: Page, windowFolder: string): Promise<Result> {
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith('.js')),
  )
  if (scripts.length === 0) throw new Error('the window loads no script')
  const bytes = [...new Set(scripts)]
    .map((path) => gzipSync(readFileSync(join(windowFolder, path)), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0)
  return atMost('initial JavaScript of the window, gzip', bytes / 1000, 'kB', 450)
}
