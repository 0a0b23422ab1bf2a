import { join } from 'node:path'

/** Where the parts of the program lie: beside this file once it is bundled into out/main, else among the sources. */
const isSource = import.meta.url.endsWith('.ts')
const here = import.meta.dirname
const out = join(here, isSource ? '../../../out' : '..')

export const windowFolder = join(out, 'renderer')
export const fontsFolder = join(out, 'fonts')
export const preloadFile = join(out, 'preload/preload.cjs')
export const engineProcessFile = isSource
  ? join(here, '../../engine/engine-process.ts')
  : join(here, 'engine-process.js')
