import { rmSync } from 'node:fs'
import { buildWindow } from '../build-window.ts'
import { buildMain } from './build-main.ts'
import { buildPreload } from './build-preload.ts'
import { copyFonts } from './copy-fonts.ts'
import { sourcesNow, stampFile, writeStamp } from './freshness.ts'

/** Builds the whole program into out/: window, preload script, main process, engine, fonts; then stamps it as fresh. */
export async function buildAll(): Promise<void> {
  const sources = sourcesNow()
  rmSync(stampFile, { force: true })
  await Promise.all([buildWindow(), buildMain(), buildPreload()])
  copyFonts()
  writeStamp(sources)
}
