import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { codeText } from '../../../../../src-shared/features/labels/code-text.ts'
import type { PrinterValue } from '../../../../../src-shared/features/labels/designs/printer-entity.ts'
import { type Box, isRefusal } from '../../../../../src-shared/features/labels/placement.ts'
import { atMost, dotsOf, type Resolution } from '../../../../../src-shared/features/labels/printer-dots.ts'
import { isTurned } from '../../../../../src-shared/features/labels/stock.ts'
import type { FontFiles } from '../../../documents/fonts.ts'
import { encoderOfSizes } from '../code-shape.ts'
import { encodeSymbol } from '../encode-symbol.ts'
import { placedLines } from '../label-content.ts'
import { type Design, designLabel, type Encoder } from '../label-design.ts'
import type { LabelLook } from '../label-look.ts'
import type { LabelledAsset } from '../labels-query.ts'
import { placeOfLogo } from '../logo/draw-logo.ts'
import { codeField } from './zpl-codes.ts'
import { LineDrawer } from './zpl-lines.ts'

/** What all labels of a roll have in common. */
export interface LabelRoll {
  design: Design
  organisation: string
  printer?: PrinterValue | undefined
  look?: LabelLook
}

/** Signs: many small writes cost more than the labels that are in them. */
const writtenAtOnce = 65_536

/** Writes labels in ZPL II, one format for each, and ends `output`. Codes are drawn by the printer, text is sent as it looks. */
export async function writeLabelsZpl(
  labels: Iterable<LabelledAsset>,
  roll: LabelRoll,
  output: Writable,
  files: FontFiles,
): Promise<void> {
  const letters = new LineDrawer(files)
  const encode = encoderOfSizes(encodeSymbol)
  const formats = function* () {
    let part = ''
    for (const asset of labels) {
      part += labelFormat(asset, roll, letters, encode)
      if (part.length < writtenAtOnce) continue
      yield Buffer.from(part)
      part = ''
    }
    yield Buffer.from(part)
  }
  await pipeline(Readable.from(formats()), output)
}

function labelFormat(
  asset: LabelledAsset,
  { design, organisation, printer, look }: LabelRoll,
  letters: LineDrawer,
  encode: Encoder,
): string {
  const { stock, dpi } = design
  const placed = designLabel(design, asset.assetTag, encode)
  if (isRefusal(placed)) throw new Error('a label was refused after it had been found to fit')
  const turned = isTurned(stock)
  const [width, height] = [atMost(stock.width, dpi), atMost(stock.height, dpi)]
  const origin = (box: Box) => (turned ? { x: width - box.y - box.height, y: box.x } : { x: box.x, y: box.y })
  const graphicAt = (box: Box, graphic: string) => `^FO${origin(box).x},${origin(box).y}${graphic}^FS`
  const codes = placed.codes.map((code) => {
    const text = codeText(code.symbology, asset.assetTag, design, code.holds)
    if (typeof text !== 'string') throw new Error('a code was refused after it had been placed')
    return codeField(code, text, origin(code.box), turned)
  })
  const logos = placed.logos.flatMap((box) => {
    if (!look?.logo) return []
    const place = placeOfLogo(look.logo, box)
    return [graphicAt(place, letters.logo(look.logo, place, turned))]
  })
  // each line a field of its own, no larger than its text; those that stand on every label are drawn once
  const text = placed.texts
    .flatMap((part) => placedLines(part, asset, organisation, dpi, letters.measure))
    .map((line) => {
      const { graphic, above, ...size } = letters.drawn(line, turned)
      return graphicAt({ x: Math.floor(line.x), y: Math.floor(line.baseline) - above, ...size }, graphic)
    })
  return [
    '^XA',
    `^PW${width}^LL${height}^LH0,0^CI28${settingsOf(printer, dpi)}`,
    ...logos,
    ...codes,
    ...text,
    '^XZ',
    '',
  ].join('\n')
}

/** The furthest that printers go (ZPL II Programming Guide): a larger value they leave out, and print as if there were none. */
const [mostShift, mostTop] = [9999, 120]

/** Where a printer begins (^LS to the left, ^LT down) and how dark it prints (~SD). */
function settingsOf(printer: PrinterValue | undefined, dpi: Resolution): string {
  if (!printer) return ''
  const dots = (mm: number, most: number) => Math.max(-most, Math.min(most, Math.round(dotsOf(mm, dpi))))
  const darkness = printer.darkness === null ? '' : `^MD0~SD${String(printer.darkness).padStart(2, '0')}`
  return `^LS${-dots(printer.offsetX, mostShift)}^LT${dots(printer.offsetY, mostTop)}${darkness}`
}
