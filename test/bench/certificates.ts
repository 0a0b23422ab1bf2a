import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { documentFonts } from '../../src-main/engine/documents/document-fonts.ts'
import { certificateCheck } from '../../src-main/engine/features/disposals/certificate-check.ts'
import { drawCertificate } from '../../src-main/engine/features/disposals/certificate-pdf.ts'
import type { FileResult, Job } from '../../src-shared/features/jobs/jobs-contract.ts'
import { canonicalJson } from '../../src-shared/record/canonical-json.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { readPdf } from '../tools/pdf-text.ts'
import { jobDone } from '../tools/port-client.ts'
import { memoryOf } from './process-figures.ts'
import { atMost, information, percentile, type Result, timed } from './result.ts'

const count = 1000
const drawn = 20
const tag = 'BENCH-CERTIFICATES'

/**
 * Disposal certificates: processor time of one against a page with the same text that is drawn with pdfkit alone, which
 * opens its font anew as it does for each document; then 1,000 of a case as a job, and each of them verified.
 */
export async function measureCertificates(client: EngineClient, dataFolder: string): Promise<Result[]> {
  const caseId = await verifiedMedia(client)
  const one = await measureOne()
  const { jobId } = await client.disposals.certify({ caseId })
  const memory: number[] = []
  let certificates: FileResult[] = []
  const took = await timed(async () => {
    const watching = setInterval(() => memory.push(memoryOf(process.pid).now), 100)
    const job: Job = await jobDone(client, jobId)
    clearInterval(watching)
    certificates = (job.result as { certificates: FileResult[] }).certificates
  })
  const middle = memory[Math.floor(memory.length / 2)] ?? 0
  const read = ({ outgoingId }: FileResult) => readFileSync(join(dataFolder, 'outgoing', outgoingId))
  const keys = read(await client.disposals.exportKeys())
  const status = read(await client.disposals.exportStatus())
  const verifying = await timed(() => {
    const check = certificateCheck(keys, status)
    for (const certificate of certificates)
      if (check(read(certificate)).status !== 'valid') throw new Error(`${certificate.fileName} is not valid`)
  })
  return [
    ...one,
    atMost('1,000 certificates', took / 1000, 's', 20),
    information('memory gained in their second half', (memory.at(-1) ?? 0) - middle, 'MB'),
    atMost('1,000 certificates verified', verifying / 1000, 's', 5),
  ]
}

/** A case with drives that are sanitized and verified. */
async function verifiedMedia(client: EngineClient): Promise<string> {
  const { disposals } = client
  await client.assets.create({ fields: { assetTag: tag } })
  const retired = { reason: 'Five years old', disposition: 'resale', confidentiality: 'moderate' } as const
  const { caseId } = await disposals.open({ tags: [tag], ...retired })
  const purge = { method: 'blockErase', outcome: 'purge', tool: 'nvme-cli 2.8', operator: 'Olga' } as const
  for (let n = 0; n < count; n++) {
    const serial = `S4EWNX0R${String(n).padStart(6, '0')}`
    await disposals.addMedium({ caseId, serial, model: 'SSD 970', manufacturer: 'Samsung', type: 'nvme' })
    await disposals.sanitize({ caseId, serial, ...purge })
    await disposals.verify({ caseId, serial, method: 'full', by: 'Bob' })
  }
  return caseId
}

async function measureOne(): Promise<Result[]> {
  const golden = JSON.parse(
    readFileSync(new URL('../fixtures/certificates/golden.json', import.meta.url), 'utf8'),
  )
  const draw = (n: number) => {
    const numbered = { ...golden.certificate, number: `M7Q2X-2026-${String(n).padStart(6, '0')}` }
    return drawCertificate(canonicalJson(numbered), golden.signature, documentFonts())
  }
  const { pages } = await readPdf(await draw(0))
  const ours = await medianOf(draw)
  const floor = await medianOf(() => drawnBare(pages))
  const ratio = ours / floor
  const target = '≤ 150 ms, ≤ 4x a bare page'
  return [
    { name: 'a certificate', value: ours, unit: 'ms', floor, ratio, target, met: ours <= 150 && ratio <= 4 },
  ]
}

/** Milliseconds of processor time of one, once it was done before. */
async function medianOf(work: (n: number) => Promise<Buffer>): Promise<number> {
  const took: number[] = []
  for (let n = 0; n <= drawn; n++) {
    const before = process.cpuUsage()
    await work(n)
    const { user, system } = process.cpuUsage(before)
    if (n > 0) took.push((user + system) / 1000)
  }
  return percentile(took, 0.5)
}

async function drawnBare(pages: readonly string[][]): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 40, font: '', autoFirstPage: false })
  const pdf = buffer(document)
  document.font(documentFonts().regular[0] ?? '').fontSize(7)
  for (const page of pages) {
    document.addPage()
    for (const piece of page) document.text(piece)
  }
  document.end()
  return pdf
}
