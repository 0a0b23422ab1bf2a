/** Start of a frame: baseline, extended and progressive, those that a PDF can hold (ISO 32000-1, 7.4.8). */
const printableFrames = [0xc0, 0xc1, 0xc2]
const startOfScan = 0xda
const grey = 1
const colour = 3

/**
 * Whether a JPEG can go into a document that lasts as it is: 8 bits, grey or red, green and blue. The colours of one for
 * a press (CMYK) mean nothing without a profile of their own.
 * @param jpeg one that was read before
 */
export function isPrintableJpeg(jpeg: Buffer): boolean {
  if (jpeg.length < 4 || jpeg.readUInt16BE(0) !== 0xffd8) return false
  for (let at = 2; at + 9 < jpeg.length && jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1] ?? 0
    if (marker === startOfScan) return false
    if (printableFrames.includes(marker))
      return jpeg[at + 4] === 8 && [grey, colour].includes(jpeg[at + 9] ?? 0)
    at += marker === 0xff ? 1 : 2 + jpeg.readUInt16BE(at + 2)
  }
  return false
}
