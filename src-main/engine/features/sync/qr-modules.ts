import bwip from 'bwip-js/node'

/** The QR code (ISO/IEC 18004, level M) of a text, row by row, without its quiet zone; true is dark. */
export function qrModules(text: string): { size: number; modules: boolean[] } {
  const options = { bcid: 'qrcode', eclevel: 'M', text }
  const [code] = bwip.raw(options)
  if (!code || !('pixs' in code)) throw new Error('no modules for the QR code of an invitation')
  return { size: code.pixx, modules: code.pixs.map((module) => module === 1) }
}
