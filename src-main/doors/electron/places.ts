import { join } from 'node:path'

/** Where the parts of the program lie: beside this file once it is bundled into out/main, else among the sources. */
const isSource = import.meta.url.endsWith('.ts')
const here = import.meta.dirname
const out = join(here, isSource ? '../../../out' : '..')

export const windowFolder = join(out, 'renderer')
export const fontsFolder = join(out, 'fonts')
export const preloadFile = join(out, 'preload/preload.cjs')
export const engineProcessFile = join(here, isSource ? '../../engine/engine-process.ts' : 'engine-process.js')
export const documentProcessFile = join(
  here,
  isSource ? '../../engine/documents/document-process.ts' : 'document-process.js',
)
