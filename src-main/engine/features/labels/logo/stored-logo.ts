import { readFileSync } from 'node:fs'
import { contentFile, contentFolder } from '../../../content/content-folder.ts'
import { pngFile } from '../../../documents/png-file.ts'
import type { Logo } from './logo.ts'
import { pixelsOfPng } from './png-pixels.ts'

/** A logo as it is kept: its shapes as JSON, its pixels as a PNG of our own. */
export function storedLogo(logo: Logo): Uint8Array {
  return logo.kind === 'shapes' ? Buffer.from(JSON.stringify(logo)) : pngFile(logo)
}

let last: { sha256: string; logo: Logo } | undefined

/** The logo of these labels, the last one without reading it again: its name says what it holds. Null where its content is missing, and labels go without. */
export function readStoredLogo(dataFolder: string, sha256: string): Logo | null {
  if (last?.sha256 === sha256) return last.logo
  const logo = read(dataFolder, sha256)
  if (logo) last = { sha256, logo }
  return logo
}

function read(dataFolder: string, sha256: string): Logo | null {
  try {
    const bytes = readFileSync(contentFile(contentFolder(dataFolder), sha256))
    if (bytes[0] === 0x89) return { kind: 'pixels', ...pixelsOfPng(bytes) }
    // written by `storedLogo`, and named by what it holds
    return JSON.parse(bytes.toString('utf8')) as Logo
  } catch {
    return null
  }
}
