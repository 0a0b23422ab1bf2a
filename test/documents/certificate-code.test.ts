import { createHash } from 'node:crypto'
import { scanImageData } from '@undecaf/zbar-wasm'
import { expect, it } from 'vitest'
import { codeModules } from '../../src-main/engine/features/disposals/certificate-pdf-code.ts'

const pixels = 3
/** Modules of white around a QR code (ISO/IEC 18004). */
const quiet = 4

/** The code as a picture, three pixels a module. */
function painted(text: string): ImageData {
  const { pixs, pixx, pixy } = codeModules(text)
  const [width, height] = [pixx, pixy].map((side) => (side + 2 * quiet) * pixels) as [number, number]
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [column, row] = [Math.floor(x / pixels) - quiet, Math.floor(y / pixels) - quiet]
      const isInside = column >= 0 && row >= 0 && column < pixx && row < pixy
      if (isInside && pixs[row * pixx + column] === 1)
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  return { data, width, height, colorSpace: 'srgb' } as ImageData
}

it('the QR code of a certificate is read, whatever its digest is', async () => {
  for (let n = 0; n < 60; n++) {
    const digest = createHash('sha256').update(String(n)).digest('hex')
    const text = `AWC1 M7Q2X-2026-${String(n).padStart(6, '0')} ${digest} ${digest.slice(0, 16)}`
    const read = await scanImageData(painted(text))
    expect(read.map((symbol) => symbol.decode())).toEqual([text])
  }
})

it('the QR code of a longer number has room for it', async () => {
  const digest = createHash('sha256').update('long').digest('hex')
  const text = `AWC1 M7Q2X-2026-${'9'.repeat(12)} ${digest} ${digest.slice(0, 16)}`
  expect((await scanImageData(painted(text))).map((symbol) => symbol.decode())).toEqual([text])
})
