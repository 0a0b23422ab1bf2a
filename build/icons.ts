import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium } from '../test/tools/chromium.ts'
import { draw, type Look } from './icons/draw.ts'
import { icnsOf, icnsSizes } from './icons/icns.ts'
import { icoOf } from './icons/ico.ts'
import type { Pixels } from './icons/pixels.ts'
import { pngOf } from './icons/png.ts'

/**
 * `node build/icons.ts`: draws the program's icons for the three systems from build/icons/assetwalk.svg. Their files are
 * kept in the repository: what electron-builder would draw them with is a download, and not the same everywhere.
 */

const here = import.meta.dirname
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256]

const browser = await launchChromium()
try {
  const page = await browser.newPage()
  const drawn = async (sizes: readonly number[], look: Look): Promise<Pixels[]> => {
    const pictures: Pixels[] = []
    for (const size of sizes) pictures.push(await draw(page, size, look))
    return pictures
  }
  for (const picture of await drawn(linuxSizes, 'full'))
    keep(`linux/${picture.size}x${picture.size}.png`, pngOf(picture))
  keep('icon.ico', icoOf(await drawn(windowsSizes, 'full')))
  keep('icon.icns', icnsOf(await drawn(icnsSizes, 'apple')))
} finally {
  await browser.close()
}

function keep(name: string, bytes: Buffer): void {
  const file = join(here, 'icons', name)
  mkdirSync(join(file, '..'), { recursive: true })
  rmSync(file, { force: true })
  writeFileSync(file, bytes)
  console.log(`${name} ${bytes.length}`)
}
