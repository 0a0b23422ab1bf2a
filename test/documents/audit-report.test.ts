import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { developmentFonts } from '../../src-main/engine/documents/fonts.ts'
import { writeAuditCsv } from '../../src-main/engine/features/audits/audits-csv.ts'
import { auditJson } from '../../src-main/engine/features/audits/audits-json.ts'
import { writeAuditPdf } from '../../src-main/engine/features/audits/audits-pdf.ts'
import { auditsText } from '../../src-shared/features/audits/audits-text.ts'
import {
  type AuditReport,
  type ReportSection,
  reportSections,
} from '../../src-shared/features/audits/report.ts'
import { canonicalJson } from '../../src-shared/record/canonical-json.ts'
import { type PdfText, readPdf } from '../tools/pdf-text.ts'
import { rasterize } from '../tools/rasterize.ts'
import { sampleReport } from '../tools/sample-report.ts'

const text = auditsText.report

describe('the PDF of an audit report', () => {
  it('names every asset and code in the section of its outcome, and nowhere else', async () => {
    const report = sampleReport(400)
    const sections = sectionsOf(await readPdf(await pdfOf(report)))
    for (const section of reportSections) {
      const named = report.items[section].map(({ assetTag, code }) => assetTag ?? code)
      const shown = sections[section].filter((piece) => /^(?:AW-\d{6}|04006\d+)$/.test(piece))
      expect(shown, section).toEqual(named)
      const serials = report.items[section].flatMap(({ serialNumber }) => serialNumber ?? [])
      expect(sections[section]).toEqual(expect.arrayContaining(serials))
    }
  })

  it('shows the same counts as the JSON', async () => {
    const report = sampleReport(2500)
    const [first = []] = (await readPdf(await pdfOf(report))).pages
    for (const [key, label] of Object.entries(auditsText.countWords)) {
      const figure = first[first.indexOf(label) + 1]
      expect(`${label} ${figure}`).toBe(`${label} ${Reflect.get(report.counts, key).toLocaleString('en-US')}`)
    }
  })

  it('says who, when, what and where, in Latin, Greek and Japanese script', async () => {
    const report = sampleReport(30)
    const { digest } = auditJson(report)
    const { pages, whole, title, language, outline } = await readPdf(await pdfOf(report))
    expect(whole).toContain('Łukasz 株式会社 Ωmega')
    for (const value of ['by Łukasz Żółć', 'by Ann Lee', '2026-03-14 08:55', '2026-03-14 17:20', '会議室'])
      expect(whole).toContain(value)
    expect({ title, language }).toEqual({ title: `${text.title}: ${report.audit.name}`, language: 'en' })
    expect(outline).toHaveLength(2 + reportSections.length)
    for (const pieces of pages) expect(pieces).toContain(`${text.digest}: ${digest}`)
  })

  it('numbers its pages, and repeats on each the header of the table that goes on', async () => {
    const { pages } = await readPdf(await pdfOf(sampleReport(600)))
    expect(pages.length).toBeGreaterThan(10)
    for (const [index, pieces] of pages.entries())
      expect(pieces).toContain(text.page(index + 1, pages.length))
    expect(pages.at(-1)).toEqual(
      expect.arrayContaining([text.continued(text.sections.found), text.columns.seenAt]),
    )
  })

  it('keeps a heading with the first row of its table', async () => {
    const titles = Object.values<string>(text.sections)
    for (let missing = 1; missing < 40; missing += 3) {
      const { pages } = await readPdf(await pdfOf(sampleReport(20, { missing })))
      for (const pieces of pages) {
        const last = pieces.findLastIndex((piece) => titles.includes(piece))
        if (last >= 0)
          expect(pieces.slice(last).some((piece) => /^(?:AW-|04006|None)/.test(piece))).toBe(true)
      }
    }
  })

  it('is the same bytes for the same report, and another file for another', async () => {
    const [once, again, other] = await Promise.all(
      [sampleReport(60), sampleReport(60), sampleReport(61)].map(pdfOf),
    )
    expect(once?.equals(again ?? Buffer.of())).toBe(true)
    expect(idOf(once)).toBe(idOf(again))
    expect(idOf(once)).not.toBe(idOf(other))
  })

  it('says of an audit without items and places that there are none', async () => {
    const { pages } = await readPdf(await pdfOf(sampleReport(0)))
    const pieces = pages.flat()
    expect(pieces.filter((piece) => piece === text.noItems)).toHaveLength(reportSections.length + 1)
  })

  it('shows a character that it has no font for as a replacement, and says so', async () => {
    const report = sampleReport(30)
    report.audit.name = 'R&D <2026> 한국'
    const { pages, title } = await readPdf(await pdfOf(report))
    expect(pages[0]).toContain('R&D <2026> \uFFFD\uFFFD')
    expect(pages.flat().join(' ')).toContain(text.charactersReplaced.slice(0, 40))
    expect(title).toBe(`${text.title}: ${report.audit.name}`)
  })

  it('has a place for names of any length', async () => {
    const report = sampleReport(30)
    const [item] = report.items.missing
    if (item) {
      item.serialNumber = 'X'.repeat(300)
      item.description = 'very long words '.repeat(400).trim()
      item.expectedPlace = Array.from({ length: 12 }, (_, n) => `Building with a long name ${n}`).join(' / ')
    }
    report.audit.name = 'A name that goes on and on '.repeat(12)
    const { missing } = sectionsOf(await readPdf(await pdfOf(report)))
    const shown = missing.join('').replace(/\s/g, '')
    expect(shown.match(/X/g)).toHaveLength(300)
    expect(missing.join(' ').match(/\bwords\b/g)).toHaveLength(400)
    expect(shown).toContain('Buildingwithalongname11')
  })

  it('draws on every page', async () => {
    const pdf = await pdfOf(sampleReport(60))
    const images = await rasterize(pdf, [1, 2, 3, 99], 0.5)
    expect(images).toHaveLength(3)
    for (const image of images) expect(image.length).toBeGreaterThan(5000)
  })
})

describe('the CSV of an audit report', () => {
  it('has one row an item, with the outcome in words', async () => {
    const report = sampleReport(200)
    const csv = await csvOf(report)
    expect(
      csv.startsWith('\uFEFFOutcome,Asset tag,Serial number,Description,Expected in,Seen in,Seen at,'),
    ).toBe(true)
    expect(csv.split('\r\n')).toHaveLength(
      2 + reportSections.flatMap((section) => report.items[section]).length,
    )
    const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true })
    for (const section of reportSections)
      expect(
        rows.filter((row) => row.Outcome === text.sections[section]).map((row) => row['Asset tag']),
      ).toEqual(report.items[section].map(({ assetTag }) => assetTag ?? ''))
  })

  it('holds no formula', async () => {
    const report = sampleReport(0, { missing: 1 })
    const [item] = report.items.missing
    if (item)
      Object.assign(item, { assetTag: '=HYPERLINK("http://x")', serialNumber: '+1', description: '@a' })
    const [row]: Record<string, string>[] = parse(await csvOf(report), { bom: true, columns: true })
    expect(row).toMatchObject({
      'Asset tag': `'=HYPERLINK("http://x")`,
      'Serial number': "'+1",
      Description: "'@a",
    })
  })
})

describe('the JSON of an audit report', () => {
  it('carries the digest of its other members', () => {
    const report = sampleReport(50)
    const { digest, ...rest } = JSON.parse(auditJson(report).text)
    expect(rest).toEqual(report)
    expect(digest).toBe(createHash('sha256').update(canonicalJson(rest)).digest('hex'))
    expect(digest).toBe(auditJson(report).digest)
  })
})

async function pdfOf(report: AuditReport): Promise<Buffer> {
  const { digest } = auditJson(report)
  return collected((output) => writeAuditPdf(report, digest, output, developmentFonts()))
}

async function csvOf(report: AuditReport): Promise<string> {
  return (await collected((output) => writeAuditCsv(report, output))).toString('utf8')
}

async function collected(write: (output: Writable) => Promise<void>): Promise<Buffer> {
  const chunks: Buffer[] = []
  await write(
    new Writable({
      write(chunk, _, done) {
        chunks.push(chunk)
        done()
      },
    }),
  )
  return Buffer.concat(chunks)
}

/** The pieces of text from the heading of each section to that of the next; the summary uses the same words earlier. */
function sectionsOf({ pages }: PdfText): Record<ReportSection, string[]> {
  const pieces = pages.flat()
  let from = pieces.indexOf(text.coverage)
  const starts = reportSections.map((section) => {
    from = pieces.findIndex((piece, i) => i > from && piece === text.sections[section])
    return from
  })
  const entries = reportSections.map((section, i) => [section, pieces.slice(starts[i], starts[i + 1])])
  return Object.fromEntries(entries)
}

function idOf(pdf: Buffer | undefined): string | undefined {
  return pdf?.toString('latin1').match(/\/ID \[<(\w+)>/)?.[1]
}
