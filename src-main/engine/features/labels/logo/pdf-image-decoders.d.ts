/** What is used of it; the package describes no types for this file. */
declare module 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs' {
  export class JpegImage {
    width: number
    height: number
    parse(data: Uint8Array): void
    getData(wanted: { width: number; height: number; forceRGB: true }): Uint8ClampedArray
  }
}
