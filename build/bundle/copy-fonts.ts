import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { developmentFonts, shippedFonts } from '../../src-main/engine/documents/fonts.ts'
import { root } from '../tools/root.ts'

const folder = join(root, 'out/fonts')

/**
 * Copies the faces in which documents are drawn into out/fonts, each with the licence under which it is given on.
 * @returns the folders of the packages that they come from
 */
export function copyFonts(): string[] {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const from = developmentFonts()
  const to = shippedFonts(folder)
  for (const weight of ['regular', 'bold'] as const) {
    for (const [index, file] of from[weight].entries()) copyFileSync(file, to[weight][index] ?? '')
  }
  const fontPackages = from.regular.map((file) => join(dirname(file), '..'))
  for (const fontPackage of fontPackages)
    copyFileSync(licenceIn(fontPackage), join(folder, `LICENSE-${basename(fontPackage)}.txt`))
  return fontPackages
}

function licenceIn(fontPackage: string): string {
  const licence = join(fontPackage, 'LICENSE_FONT')
  if (!existsSync(licence)) throw new Error(`${fontPackage} brings no licence for its font`)
  return licence
}
