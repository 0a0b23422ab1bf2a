import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type Weight = 'regular' | 'bold'

/** For each weight the TrueType files, the preferred one first: a character is drawn by the first that has it. */
export type FontFiles = Readonly<Record<Weight, readonly string[]>>

const { resolve } = createRequire(import.meta.url)
const latin = () => dirname(resolve('@expo-google-fonts/noto-sans/package.json'))
const japanese = () => dirname(resolve('@expo-google-fonts/noto-sans-jp/package.json'))

/** Latin, Greek and Cyrillic first; then kana and Han. The folder of each is that of its npm package. */
const faces = [
  { weight: 'regular', folder: latin, path: '400Regular', file: 'NotoSans_400Regular.ttf' },
  { weight: 'regular', folder: japanese, path: '400Regular', file: 'NotoSansJP_400Regular.ttf' },
  { weight: 'bold', folder: latin, path: '700Bold', file: 'NotoSans_700Bold.ttf' },
  { weight: 'bold', folder: japanese, path: '700Bold', file: 'NotoSansJP_700Bold.ttf' },
] as const

/** The faces in the npm packages: what runs from source draws with, and what a build copies for the package. */
export function developmentFonts(): FontFiles {
  return byWeight((face) => join(face.folder(), face.path, face.file))
}

/** The faces in a folder into which a build copied them, each under its own file name. */
export function shippedFonts(folder: string): FontFiles {
  return byWeight((face) => join(folder, face.file))
}

function byWeight(pathOf: (face: (typeof faces)[number]) => string): FontFiles {
  const of = (weight: Weight) => faces.filter((face) => face.weight === weight).map(pathOf)
  return { regular: of('regular'), bold: of('bold') }
}
