import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import {
  atMost,
  dotsOf,
  pointsOf,
  type Resolution,
} from '../../../src-shared/features/labels/printer-dots.ts'
import type { LabelStock } from '../../../src-shared/features/labels/stock.ts'

/** zxing-wasm fetches its module from a network otherwise. */
const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
await prepareZXingModule({
  overrides: { wasmBinary: new Uint8Array(wasm).buffer as ArrayBuffer },
  fireImmediately: true,
})

/** A code as a scanner reads it: its kind, in the words of ISO/IEC 15424, and its text. */
export type ReadCode = Pick<ReadResult, 'symbologyIdentifier' | 'text'>

/** What a canvas of pdf.js is on Node. */
interface Drawn {
  canvas: { width: number; height: number }
  context: CanvasRenderingContext2D
}

interface LabelPlace {
  stock: LabelStock
  dpi: Resolution
  page: number
  cell: number
}

/**
 * Prints one label of a PDF at the dots of a printer, cut out exactly at its edges, and reads its codes.
 * @param cell from 1; `page` from 1
 */
export async function readLabel(pdf: Uint8Array, where: LabelPlace): Promise<ReadCode[]> {
  return readCodes(await printedLabel(pdf, where))
}

/** The same as a picture, a pixel for each dot. */
export async function printedLabel(
  pdf: Uint8Array,
  { stock, dpi, page: number, cell }: LabelPlace,
): Promise<ImageData> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await task.promise
  const page = await document.getPage(number)
  const left = stock.left + stock.pitchX * ((cell - 1) % stock.columns)
  const top = stock.top + stock.pitchY * Math.floor((cell - 1) / stock.columns)
  const dots = (mm: number) => Math.round(dotsOf(mm, dpi))
  const viewport = page.getViewport({
    scale: 1 / pointsOf(1, dpi),
    offsetX: -dots(left),
    offsetY: -dots(top),
  })
  const factory = document.canvasFactory as { create: (width: number, height: number) => Drawn }
  const { canvas, context } = factory.create(atMost(stock.width, dpi), atMost(stock.height, dpi))
  await page.render({ canvas: canvas as HTMLCanvasElement, canvasContext: context, viewport }).promise
  const image = context.getImageData(0, 0, canvas.width, canvas.height)
  await task.destroy()
  return image
}

/** Reads every code of a PNG. */
export async function readPicture(png: Uint8Array): Promise<string[]> {
  return (await readBarcodes(new Uint8Array(png))).map(({ text }) => text)
}

/** Reads every code of a picture of a label. */
export async function readCodes(image: ImageData): Promise<ReadCode[]> {
  const read = await readBarcodes(image, {
    tryHarder: true,
    tryRotate: true,
    tryDownscale: true,
    tryInvert: false,
    maxNumberOfSymbols: 4,
    textMode: 'Plain',
  })
  return read.map(({ symbologyIdentifier, text }) => ({ symbologyIdentifier, text }))
}
