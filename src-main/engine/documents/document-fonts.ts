import { join } from 'node:path'
import { developmentFonts, type FontFiles, shippedFonts } from './fonts.ts'

/** The faces of this installation: those in the npm packages when it runs from sources, those in out/fonts when it is built. */
export function documentFonts(): FontFiles {
  const isSource = import.meta.url.endsWith('.ts')
  return isSource ? developmentFonts() : shippedFonts(join(import.meta.dirname, '../fonts'))
}
