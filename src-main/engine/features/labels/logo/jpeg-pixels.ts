/// <reference path="./pdf-image-decoders.d.ts" />
import { LogoFault, type Pixels } from './logo.ts'

/** The pixels of a JPEG. @throws LogoFault */
export async function pixelsOfJpeg(bytes: Uint8Array): Promise<Pixels> {
  const { JpegImage } = await import('pdfjs-dist/image_decoders/pdf.image_decoders.mjs')
  const image = new JpegImage()
  try {
    image.parse(bytes)
    const { width, height } = image
    return { width, height, rgb: new Uint8Array(image.getData({ width, height, forceRGB: true })) }
  } catch {
    throw new LogoFault('damaged')
  }
}
