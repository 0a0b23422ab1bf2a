import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import bwip from 'bwip-js/node'
import PDFDocument from 'pdfkit'
import { documentFonts } from '../../src-main/engine/documents/document-fonts.ts'
import { Lettering } from '../../src-main/engine/documents/label-lettering.ts'
import { stockNamed } from '../../src-main/engine/features/labels/designs/stock-catalogue.ts'
import { writeLabelsPdf } from '../../src-main/engine/features/labels/labels-pdf.ts'
import { labelPage } from '../../src-main/engine/features/labels/page/label-page.ts'
import { pageSvg } from '../../src-main/engine/features/labels/page/page-svg.ts'
import { writeLabelsZpl } from '../../src-main/engine/features/labels/zpl/labels-zpl.ts'
import { builtInTemplates } from '../../src-shared/features/labels/template.ts'
import type { PrintedLabels } from '../../src-shared/features/labels/wanted-labels-selection.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { jobDone } from '../tools/port-client.ts'
import { memoryOf } from './process-figures.ts'
import { atMost, information, percentile, type Result, timed } from './result.ts'
import { planWalk } from './walk.ts'

const count = 1000
const asked = 10_000
const labelsFor = (assets: number) =>
  Array.from({ length: assets }, (_, index) => ({
    assetTag: `LT-${String(index).padStart(6, '0')}`,
    model: ['ThinkPad X1', 'U2724D', 'WD22TB4'][index % 3] ?? null,
  }))
const labels = labelsFor(count)
const organisation = 'Harbour Holdings'

const pagesShown = 12
const scansBeside = 1000

/**
 * Labels with Code 128, Data Matrix and three lines of text: processor time and size of a PDF, against the usual way (a
 * PNG of each code, placed on the page) in the same run, of which fewer are drawn than are told of; and of as many as ZPL as are told of.
 */
export async function measureLabels(): Promise<Result[]> {
  const [ours, usual] = [await cost(drawn), await cost(drawnAsUsual)]
  const zpl = await cost(written)
  const times = usual.ms / ours.ms
  const smaller = usual.bytes / ours.bytes
  const most = asked / count
  return [
    {
      name: '10,000 labels as PDF',
      value: ours.ms * most,
      unit: 'ms',
      floor: usual.ms * most,
      ratio: 1 / times,
      target: '≥ 8x faster than PNGs',
      met: times >= 8,
    },
    {
      name: 'their size',
      value: (ours.bytes * most) / 1000,
      unit: 'kB',
      floor: (usual.bytes * most) / 1000,
      ratio: 1 / smaller,
      target: '≥ 4x smaller than PNGs',
      met: smaller >= 4,
    },
    atMost('10,000 labels as ZPL', zpl.ms, 'ms', 2000),
    atMost('first page of a preview', await previewed('code-128-and-data-matrix', 'L7163', 14), 'ms', 150),
    atMost('the same of 65 labels with QR codes', await previewed('qr', 'L7651', 65), 'ms', 150),
  ]
}

/** Processor time of the first page of a preview, once one was shown; the median of several, each with other labels. */
async function previewed(name: string, part: string, room: number): Promise<number> {
  const template = builtInTemplates.find((one) => one.name === name)
  if (!template) throw new Error('the template is gone')
  const design = { stock: stockNamed(part), template, dpi: 600 } as const
  const look = { organisation, logo: null, categoryColours: {} }
  const letters = new Lettering(documentFonts())
  const took: number[] = []
  for (let turn = 0; turn <= pagesShown; turn++) {
    const before = process.cpuUsage()
    const page = labelPage(labels.slice(turn * room, (turn + 1) * room), { design, startCell: 1, skip: [] })
    pageSvg(page, design, look, letters, false)
    const { user, system } = process.cpuUsage(before)
    if (turn > 0) took.push((user + system) / 1000)
  }
  return percentile(took, 0.5)
}

/**
 * What a scan takes while 10,000 labels are drawn, one print after the other, and how much memory a print of all of them
 * takes more than one of a tenth.
 */
export async function measureLabelRuns(client: EngineClient): Promise<Result[]> {
  const { id: block } = await client.tags.makeBlock({ count: asked, scheme: await ownScheme(client) })
  await client.labelQueue.remove({ labels: 'all' })
  const printed = async (assets: PrintedLabels) => {
    let most = 0
    const watching = setInterval(() => {
      most = Math.max(most, memoryOf(process.pid).now)
    }, 50)
    const { jobId } = await client.labels.print({
      assets,
      stock: 'L7163',
      template: 'code-128-and-data-matrix',
    })
    const { result } = await jobDone(client, jobId)
    clearInterval(watching)
    await client.labelRuns.discard({ runId: (result as { runId: string }).runId })
    return most
  }
  const tenth = { tags: labelTags(asked / 10) }
  await printed(tenth)
  const few = await printed(tenth)
  const many = await printed({ block })
  const { auditId, steps } = await planWalk(client, scansBeside)
  const leaving = { isDone: false }
  const printing = (async () => {
    while (!leaving.isDone) await printed({ block })
  })()
  const scans: number[] = []
  for (const { code, location } of steps)
    scans.push(await timed(() => client.audits.scan({ auditId, code, location, method: 'scanner' })))
  leaving.isDone = true
  await printing
  return [
    atMost('scan while 10,000 labels are printed, p99', percentile(scans, 0.99), 'ms', 50),
    information('memory that 10,000 labels take more than 1,000', many - few, 'MB'),
  ]
}

const schemeName = 'Bench labels'
const labelTags = (count: number) =>
  Array.from({ length: count }, (_, index) => `BENCH-${String(index + 1).padStart(6, '0')}`)

async function ownScheme(client: EngineClient): Promise<string> {
  await client.tags.makeScheme({ name: schemeName, prefix: 'BENCH-', width: 6 })
  return schemeName
}

async function cost(work: () => Promise<Buffer>): Promise<{ ms: number; bytes: number }> {
  await work()
  const before = process.cpuUsage()
  const { length } = await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, bytes: length }
}

const [template] = builtInTemplates.filter(({ name }) => name === 'code-128-and-data-matrix')

async function drawn(): Promise<Buffer> {
  if (!template) throw new Error('the template is gone')
  const output = new PassThrough()
  const pdf = buffer(output)
  const design = { stock: stockNamed('L7163'), template, dpi: 600 } as const
  const sheets = { design, count, startCell: 1, skip: [], cutMarks: false, organisation }
  const drawnAt = '2026-01-02T03:04:05.000Z'
  await writeLabelsPdf(labels, { ...sheets, drawnAt }, output, documentFonts())
  return pdf
}

async function written(): Promise<Buffer> {
  if (!template) throw new Error('the template is gone')
  const output = new PassThrough()
  const zpl = buffer(output)
  const design = { stock: stockNamed('Z-102x51'), template, dpi: 203 } as const
  await writeLabelsZpl(labelsFor(asked), { design, organisation }, output, documentFonts())
  return zpl
}

/** What somebody would write who takes pictures of codes from one library and places them with the other. */
async function drawnAsUsual(): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false })
  const pdf = buffer(document)
  for (const [index, { assetTag, model }] of labels.entries()) {
    if (index % 14 === 0) document.addPage()
    const [x, y] = [13 + (index % 2) * 288, 43 + Math.floor((index % 14) / 2) * 108]
    const bars = await bwip.toBuffer({ bcid: 'code128', text: assetTag, scale: 4, height: 10 })
    const matrix = await bwip.toBuffer({ bcid: 'datamatrix', text: assetTag, scale: 8 })
    document.image(matrix, x, y, { width: 40 }).image(bars, x, y + 50, { width: 160, height: 30 })
    for (const [line, text] of [assetTag, model ?? '', organisation].entries())
      document.fontSize(8).text(text, x + 50, y + line * 12, { lineBreak: false })
  }
  document.end()
  return pdf
}
