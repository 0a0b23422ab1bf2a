import { createHash } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { developmentFonts } from '../../src-main/engine/documents/fonts.ts'
import { auditJson } from '../../src-main/engine/features/audits/audits-json.ts'
import { writeAuditPdf } from '../../src-main/engine/features/audits/audits-pdf.ts'
import type { AuditReport } from '../../src-shared/features/audits/report.ts'
import { type PdfObjects, pdfObjects } from '../tools/pdf-objects.ts'
import { readPdf } from '../tools/pdf-text.ts'
import { sampleReport } from '../tools/sample-report.ts'

/** One transparent pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
const signed: AuditReport['closing'] = {
  closedAt: '2026-03-14T17:20:41.000Z',
  closedBy: 'Ann Lee',
  digest: '0'.repeat(64),
  timeZone: 'Europe/Berlin',
  locale: 'de-DE',
  notCountedReason: null,
  independentlyApproved: true,
  signatures: [
    {
      role: 'auditor',
      name: 'Ann Lee',
      assurance: 'asserted',
      statement: 'I have looked at it.',
      digest: '0'.repeat(64),
      at: '2026-03-14T17:20:41.000Z',
      device: 'd',
      image: png,
    },
  ],
}

/** No validator can be had here: these are the rules of ISO 19005-3 that a document of ours could break. */
describe.each([
  ['tagged', 60, {}],
  ['untagged', 1500, { missing: 2001, found: 1001 }],
] as const)('a document that lasts (PDF/A-3b), %s', (_, items, sizes) => {
  const report = {
    ...sampleReport(items, sizes),
    organisation: 'R&D <Łukasz> 株式会社 \u0000\t',
    closing: signed,
  }
  const json = auditJson(report)
  let pdf: Buffer
  let file: PdfObjects
  let catalogue: string
  beforeAll(async () => {
    const output = new PassThrough()
    const read = buffer(output)
    await writeAuditPdf(report, json, output, developmentFonts())
    pdf = await read
    file = pdfObjects(pdf)
    catalogue = file.having('/Type /Catalog')[0]?.dictionary ?? ''
  })

  it('says so in its metadata, which is plain XML and names what the document is', () => {
    const { dictionary, stream } = file.at(catalogue, 'Metadata')
    expect(dictionary).toContain('/Subtype /XML')
    expect(dictionary).not.toContain('/Filter')
    const xml = stream?.toString('utf8') ?? ''
    expect(xml).toMatch(/^<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?>/)
    expect(xml).toMatch(/<\?xpacket end="w"\?>$/)
    expect(xml).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(xml).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(xml).toContain('<rdf:li>R&amp;D &lt;Łukasz&gt; 株式会社')
    expect(xml).toContain(report.audit.name)
    expect(tagsLeftOpen(xml)).toEqual([])
  })

  it('begins and ends as it has to, has an id, and is not encrypted', () => {
    expect(file.header.startsWith('%PDF-1.7\n%\xff\xff\xff\xff\n')).toBe(true)
    expect(file.trailer).toMatch(/\/ID \[<(\w{32})> <\1>\]/)
    expect(file.trailer).not.toContain('/Encrypt')
  })

  it('says what its colours mean, and uses no others', () => {
    const [, intent = ''] = /\/OutputIntents \[<<(.*?)>>\]/s.exec(catalogue) ?? []
    expect(intent).toContain('/S /GTS_PDFA1')
    const { dictionary, stream } = file.at(intent, 'DestOutputProfile')
    expect(dictionary).toContain('/N 3')
    expect(stream?.readUInt32BE(0)).toBe(stream?.length)
    expect(stream?.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ')
    expect(stream?.toString('latin1', 36, 40)).toBe('acsp')
    for (const { dictionary } of file.objects.values())
      expect(dictionary).not.toMatch(/DeviceCMYK|DeviceN|Separation/)
    for (const content of contents()) expect(content).not.toMatch(/(?:^|\s)[kK](?:\s|$)/m)
  })

  it('has every face in it that it uses, and no character without a shape', () => {
    const descriptors = file.having('/Type /FontDescriptor')
    expect(descriptors.length).toBeGreaterThanOrEqual(3)
    for (const { dictionary } of descriptors)
      expect(file.at(dictionary, 'FontFile2').stream?.length).toBeGreaterThan(100)
    const fonts = file.having('/Type /Font\n')
    expect(fonts.every(({ dictionary }) => /\/Subtype \/(?:Type0|CIDFontType2)/.test(dictionary))).toBe(true)
    expect(fonts).toHaveLength(2 * descriptors.length)
    for (const { dictionary } of file.having('/CIDFontType2'))
      expect(dictionary).toContain('/CIDToGIDMap /Identity')
    for (const [, glyphs = ''] of contents()
      .join('\n')
      .matchAll(/<([0-9a-f]+)>/g))
      expect(glyphs.match(/.{4}/g)).not.toContain('0000')
  })

  it('runs nothing, fetches nothing, and packs nothing in a way that is not free', () => {
    for (const { dictionary } of file.objects.values())
      expect(dictionary).not.toMatch(
        /JavaScript|\/Launch|\/AA |OpenAction|\/URI|LZWDecode|\/Crypt|Interpolate true|\/TR /,
      )
  })

  it('has the data in it that it was drawn from, byte by byte, and prints its SHA-256', async () => {
    const filespec = file.at(catalogue, 'AF')
    expect(filespec.dictionary).toMatch(/\/AFRelationship \/Data\n/)
    expect(filespec.dictionary).toMatch(/\/F \(audit-report\.json\)[\s\S]*\/UF \(audit-report\.json\)/)
    const embedded = file.at(/\/EF <<[\s\S]*?>>/.exec(filespec.dictionary)?.[0] ?? '', 'F')
    expect(embedded.dictionary).toMatch(/\/Subtype \/application#2Fjson/)
    expect(embedded.dictionary).toContain('/ModDate (D:20260314172041Z)')
    expect(embedded.dictionary).toContain(`/Size ${Buffer.byteLength(json.text)}`)
    expect(embedded.stream?.toString('utf8')).toBe(json.text)
    const names = file.at(catalogue, 'Names').dictionary
    expect(names).toContain('/EmbeddedFiles')

    const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
    const attachments = await (await task.promise).getAttachments()
    expect([...(attachments?.keys() ?? [])]).toEqual(
      items < 1000 ? ['audit-report.json'] : ['audit-report.json', 'items.csv', 'scans.csv'],
    )
    await task.destroy()
    const { whole } = await readPdf(pdf)
    const printed = whole.replace(/\s/g, '')
    expect(printed).toContain(createHash('sha256').update(json.text).digest('hex'))
    expect(printed).toContain(json.digest)
  })

  function contents(): string[] {
    const streams = file
      .having('/Type /Page\n')
      .map(({ dictionary }) => file.at(dictionary, 'Contents').stream)
    expect(streams.length).toBeGreaterThan(2)
    return streams.map((stream) => stream?.toString('latin1') ?? '')
  }
})

/** Elements of an XML text that are not closed in their order. */
function tagsLeftOpen(xml: string): string[] {
  const open: string[] = []
  for (const [, slash, name = '', selfClosed] of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g))
    if (slash) {
      if (open.pop() !== name) return [name]
    } else if (!selfClosed) open.push(name)
  return open
}
