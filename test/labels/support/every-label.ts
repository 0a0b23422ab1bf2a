import { expect } from 'vitest'
import { stockCatalogue } from '../../../src-main/engine/features/labels/designs/stock-catalogue.ts'
import { type Design, designLabel } from '../../../src-main/engine/features/labels/label-design.ts'
import { isRefusal } from '../../../src-shared/features/labels/placement.ts'
import {
  millimetresOf,
  type Resolution,
  resolutions,
} from '../../../src-shared/features/labels/printer-dots.ts'
import {
  cellsOf,
  isTurned,
  type LabelStock,
  pageOf,
  stockName,
} from '../../../src-shared/features/labels/stock.ts'
import { type Symbology, symbologyRules } from '../../../src-shared/features/labels/symbology.ts'
import {
  builtInTemplates,
  codesOf,
  isDrawn,
  type LabelTemplate,
} from '../../../src-shared/features/labels/template.ts'
import { drawLabels } from './draw-labels.ts'
import { type Ink, inkOfPages, pageSizes } from './pdf-ink.ts'
import { readLabel } from './read-label.ts'

const gs1Prefix = '9521234'
const urlBase = 'https://assets.example/'
const assetTag = 'LT-000123'
const tagOf = (symbologies: readonly Symbology[]) => (symbologies.includes('code39') ? 'LT000123' : assetTag)

/** Every built-in template on every stock, at a resolution of a printer for it, where it claims to fit. */
export function everyDesign(): Design[] {
  const rolls = resolutions
  return stockCatalogue.flatMap((stock, index) => {
    const dpi: Resolution = stock.paper === null ? (rolls[index % rolls.length] ?? 300) : 600
    return builtInTemplates
      .map((template) => ({ stock, template, dpi, gs1Prefix, urlBase }))
      .filter((design) => !isRefusal(designLabel(design, tagOf(codesOf(design.template)))))
  })
}

export const designName = ({ stock, template, dpi }: Design) =>
  `${stockName(stock)}, ${template.name}, ${dpi} dpi`

const identifiers: Record<Symbology, string> = {
  code128: ']C0',
  code39: ']A0',
  'gs1-128': ']C1',
  qr: ']Q1',
  datamatrix: ']d1',
  'gs1-datamatrix': ']d2',
}

/** Draws the first and the last label of a sheet, reads both as a scanner does, and measures their ink. */
export async function expectReadable(design: Design): Promise<void> {
  const { stock, template, dpi } = design
  const codes = codesOf(template)
  const tag = tagOf(codes)
  const last = cellsOf(stock)
  const label = { assetTag: tag, model: '東京 ThinkPad X1 Carbon of the eleventh generation, fully equipped' }
  const labels = last > 1 ? [label, label] : [label]
  const skip = Array.from({ length: Math.max(0, last - 2) }, (_, index) => index + 2)
  const pdf = await drawLabels(design, labels, { skip })
  expectInk(pdf, design, tag, last)
  const expected = codes.map((symbology) => ({
    symbologyIdentifier: identifiers[symbology],
    text: textOf(template, symbology, tag),
  }))
  const inOrder = (read: typeof expected) => read.map((one) => JSON.stringify(one)).sort()
  for (const cell of last > 1 ? [1, last] : [1]) {
    const read = await readLabel(pdf, { stock, dpi, page: 1, cell })
    expect(inOrder(read), `${designName(design)}, cell ${cell}`).toEqual(inOrder(expected))
  }
}

function textOf(template: LabelTemplate, symbology: Symbology, tag: string): string {
  if (symbology.startsWith('gs1')) return `8004${gs1Prefix}${tag}`
  return !isDrawn(template) && template.holds === 'url' ? `${urlBase}${tag}` : tag
}

/** Ink lies in the cells, on whole dots, and leaves the quiet zones free. */
function expectInk(pdf: Buffer, design: Design, tag: string, last: number): void {
  const { stock, dpi } = design
  const name = designName(design)
  const [width, height] = pageSizes(pdf)[0] ?? [0, 0]
  expect([width, height].map((points) => (points * 25.4) / 72)[0], name).toBeCloseTo(pageOf(stock)[0], 3)
  expect((height * 25.4) / 72, name).toBeCloseTo(pageOf(stock)[1], 3)
  const [ink = []] = inkOfPages(pdf)
  expect(ink.length, name).toBeGreaterThan(0)
  const dot = millimetresOf(1, dpi)
  for (const edge of ink.flatMap(({ left, top, right, bottom }) => [left, top, right, bottom]))
    expect(Math.abs(edge / dot - Math.round(edge / dot)), `${name}: a whole dot`).toBeLessThan(0.02)
  for (const cell of new Set([1, last])) expectInCell(ink, design, tag, cell)
}

function expectInCell(ink: readonly Ink[], design: Design, tag: string, cell: number): void {
  const { stock, dpi } = design
  const dot = millimetresOf(1, dpi)
  const left = stock.left + stock.pitchX * ((cell - 1) % stock.columns)
  const top = stock.top + stock.pitchY * Math.floor((cell - 1) / stock.columns)
  const own = ink.filter((one) => one.left >= left - dot && one.right <= left + stock.width + dot)
  const here = own.filter((one) => one.top >= top - dot && one.bottom <= top + stock.height + dot)
  const name = `${designName(design)}, cell ${cell}`
  expect(here.length, name).toBe(cell === 1 && cellsOf(stock) === 1 ? ink.length : ink.length / 2)
  const placed = designLabel(design, tag)
  if (isRefusal(placed)) throw new Error(`${name} does not fit`)
  for (const { symbology, module } of placed.codes) {
    const quiet = symbologyRules[symbology].quietZone * module * dot
    const isBars = codesAreBars(symbology)
    const [from, to] = alongOf(stock, left, top)
    const edges = here.filter((one) => isBars === isBar(stock, one)).flatMap((one) => alongInk(stock, one))
    expect(Math.min(...edges) - from, `${name}: quiet zone before`).toBeGreaterThanOrEqual(quiet - 1.01 * dot)
    expect(to - Math.max(...edges), `${name}: quiet zone behind`).toBeGreaterThanOrEqual(quiet - 1.01 * dot)
  }
}

const codesAreBars = (symbology: Symbology) => ['code128', 'code39', 'gs1-128'].includes(symbology)
/** A bar is higher than any module of a matrix, as the label is read. */
const isBar = (stock: LabelStock, { left, right, top, bottom }: Ink) =>
  (isTurned(stock) ? right - left : bottom - top) > 6
const alongOf = (stock: LabelStock, left: number, top: number) =>
  isTurned(stock) ? ([top, top + stock.height] as const) : ([left, left + stock.width] as const)
const alongInk = (stock: LabelStock, { left, right, top, bottom }: Ink) =>
  isTurned(stock) ? [top, bottom] : [left, right]
