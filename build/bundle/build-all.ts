import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildWindow } from '../build-window.ts'
import { showNotices, writeNotices } from '../notices/write-notices.ts'
import { root } from '../tools/root.ts'
import { buildMain } from './build-main.ts'
import { buildPreload } from './build-preload.ts'
import { copyFonts } from './copy-fonts.ts'
import { sourcesNow, stampFile, writeStamp } from './freshness.ts'

/**
 * Builds the whole program into out/: window, preload script, main process, command line, engine, fonts, and the licences
 * of all that is in them; then stamps it as fresh.
 */
export async function buildAll(): Promise<void> {
  const sources = sourcesNow()
  rmSync(stampFile, { force: true })
  const packages = new Set<string>()
  const window = join(root, 'out/renderer')
  await Promise.all([buildWindow(window, packages), buildMain(packages), buildPreload(packages)])
  for (const folder of copyFonts()) packages.add(folder)
  writeNotices(packages)
  showNotices(window)
  writeStamp(sources)
}
