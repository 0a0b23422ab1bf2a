import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { developmentFonts } from '../../src-main/engine/documents/fonts.ts'
import { auditCsv } from '../../src-main/engine/features/audits/audits-csv.ts'
import { auditJson } from '../../src-main/engine/features/audits/audits-json.ts'
import { writeAuditPdf } from '../../src-main/engine/features/audits/audits-pdf.ts'
import { auditsText } from '../../src-shared/features/audits/audits-text.ts'
import {
  type AuditReport,
  type ReportSection,
  reportSections,
} from '../../src-shared/features/audits/report.ts'
import { reportText } from '../../src-shared/features/audits/report-text.ts'
import { canonicalJson } from '../../src-shared/record/canonical-json.ts'
import { pdfObjects } from '../tools/pdf-objects.ts'
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
    const titles = [
      text.summary,
      reportText.accuracy,
      reportText.byLocation,
      reportText.method,
      reportText.people,
    ]
    const sections = [text.coverage, ...Object.values<string>(text.sections)]
    const rest = [reportText.scans, reportText.evidence, text.attached]
    expect(outline.map((title) => title.replace(/ \(\d+\)$/, ''))).toEqual([...titles, ...sections, ...rest])
    for (const pieces of pages) expect(pieces).toContain(`${text.digest}: ${digest}`)
  })

  it('numbers its pages, and repeats on each the header of the table that goes on', async () => {
    const { pages } = await readPdf(await pdfOf(sampleReport(600)))
    expect(pages.length).toBeGreaterThan(10)
    for (const [index, pieces] of pages.entries())
      expect(pieces).toContain(text.page(index + 1, pages.length))
    const found = pages.findLast((pieces) => pieces.includes(text.continued(text.sections.found)))
    expect(found).toEqual(expect.arrayContaining([text.columns.seenAt, text.columns.seenBy]))
  })

  it('keeps a heading with the first row of its table', async () => {
    const titles = Object.values<string>(text.sections)
    for (let missing = 1; missing < 40; missing += 3) {
      const { pages } = await readPdf(await pdfOf(sampleReport(20, { missing })))
      for (const pieces of pages.slice(1)) {
        const last = pieces.findLastIndex(
          (piece, i) => titles.includes(piece) && /^\d/.test(pieces[i + 1] ?? ''),
        )
        if (last >= 0)
          expect(pieces.slice(last).some((piece) => /^(?:AW-|04006|None)/.test(piece))).toBe(true)
      }
    }
  })

  it('says how accurate the list was by count, and by cost in each currency, never summed', async () => {
    const report = sampleReport(300)
    const { pages } = await readPdf(await pdfOf(report))
    const pieces = pages[0] ?? []
    for (const { currency, expected, parts } of report.values.currencies) {
      const at = pieces.indexOf(reportText.byValue(currency))
      const figures = pieces.slice(at + 1, at + 8).map((piece) => piece.replaceAll(',', ''))
      const [all, found, misplaced, missing] = figures.map(Number)
      expect([all, found, misplaced, missing]).toEqual(
        [expected, parts.found, parts.misplaced, parts.missing].map(Number),
      )
    }
    expect(report.values.currencies.map(({ currency }) => currency)).toEqual(['EUR', 'JPY', null])
  })

  it('draws a bar for each location, and says its parts to those who do not see them', async () => {
    const report = sampleReport(100)
    const pdf = await pdfOf(report)
    const { pages } = await readPdf(pdf)
    const pieces = pages.flat()
    for (const { place, parts, expected } of report.places.filter(({ place }) => place.includes('Room'))) {
      const at = pieces.indexOf(place)
      expect(pieces.slice(at + 1, at + 3)).toContain(
        reportText.foundOf(String(parts.found), String(expected)),
      )
    }
    expect(pdf.toString('latin1')).toContain('HQ / Floor 1 / Room 1.01. Found:')
  })

  it('has every scan in it: printed where they are few, else as an attached table', async () => {
    const few = sampleReport(60)
    const { pages } = await readPdf(await pdfOf(few))
    const printed = pages.flat().slice(pages.flat().indexOf(reportText.scans))
    for (const { at, code } of few.scans)
      expect(printed.join(' ')).toMatch(new RegExp(`${at.slice(11, 19)}.*${code}`))

    const many = sampleReport(600)
    const pdf = await pdfOf(many)
    const file = pdfObjects(pdf).having('/Subtype /text#2Fcsv')[0]?.stream?.toString('utf8')
    const rows: Record<string, string>[] = parse(file ?? '', { bom: true, columns: true })
    expect(rows.map((row) => [row.Time, row.Code, row.By, row.Undone || null])).toEqual(
      many.scans.map(({ at, code, by, voidedAt }) => [at, code, by, voidedAt]),
    )
    expect((await readPdf(pdf)).whole).toContain('scans.csv')
  })

  it('prints what was found up to a thousand rows, else attaches the items; what is decided is printed always', async () => {
    const report = sampleReport(40, { found: 1001, missing: 1001 })
    const pdf = await pdfOf(report)
    const { whole } = await readPdf(pdf)
    expect(whole).toContain(reportText.tooMany('items.csv').slice(0, 30))
    expect(whole).not.toContain(report.items.found.at(-1)?.assetTag)
    expect(whole).toContain(report.items.missing.at(-1)?.assetTag)
    const files = pdfObjects(pdf)
      .having('/Subtype /text#2Fcsv')
      .map(({ stream }) => stream?.toString('utf8'))
    expect(files).toContain(csvOf(report))
    const { whole: printed } = await readPdf(await pdfOf(sampleReport(40, { found: 1000 })))
    expect(printed).not.toContain('items.csv')
  })

  it('is the same bytes for the same report, and another file for another', async () => {
    const [once, again, other] = await Promise.all(
      [sampleReport(60), sampleReport(60), sampleReport(61)].map(pdfOf),
    )
    expect(once?.equals(again ?? Buffer.of())).toBe(true)
    expect(idOf(once)).toBe(idOf(again))
    expect(idOf(once)).not.toBe(idOf(other))
  })

  it('says word for word what it said before', async () => {
    const { pages } = await readPdf(await pdfOf(sampleReport(24)))
    const words = pages.map((pieces) => `${pieces.join('\n')}\n`).join('\f\n')
    await expect(words).toMatchFileSnapshot('../fixtures/audit-report.txt')
  })

  it('says that the clock was set back between scans, and keeps the order in which they were recorded', async () => {
    const report = sampleReport(30)
    const said = async () => (await readPdf(await pdfOf(report))).whole.replace(/\s+/g, ' ')
    expect(await said()).not.toContain(reportText.clockSetBack)
    const [first, second, third] = report.scans
    if (second) second.at = '2026-03-13T09:00:00.000Z'
    const whole = await said()
    expect(whole).toContain(reportText.clockSetBack)
    const printed = whole.slice(whole.lastIndexOf(reportText.scansExplained))
    const places = [first, second, third].map((scan) => printed.indexOf(scan?.code ?? ''))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places).not.toContain(-1)
  })

  it('says of an audit without items and places that there are none', async () => {
    const { pages } = await readPdf(await pdfOf(sampleReport(0)))
    const pieces = pages.flat()
    expect(pieces.filter((piece) => piece === text.noItems)).toHaveLength(reportSections.length + 2)
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
    const csv = csvOf(report)
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
    const [row]: Record<string, string>[] = parse(csvOf(report), { bom: true, columns: true })
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
  return collected((output) => writeAuditPdf(report, auditJson(report), output, developmentFonts()))
}

const csvOf = (report: AuditReport): string => auditCsv(report).toString('utf8')

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
  const end = pieces.indexOf(reportText.scans, from)
  const entries = reportSections.map((section, i) => [section, pieces.slice(starts[i], starts[i + 1] ?? end)])
  return Object.fromEntries(entries)
}

function idOf(pdf: Buffer | undefined): string | undefined {
  return pdf?.toString('latin1').match(/\/ID \[<(\w+)>/)?.[1]
}
