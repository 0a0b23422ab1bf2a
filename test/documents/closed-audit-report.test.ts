import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namedContentIn } from '../../src-main/engine/content/named-content.ts'
import { auditsText } from '../../src-shared/features/audits/audits-text.ts'
import type { AuditReport } from '../../src-shared/features/audits/report.ts'
import { canonicalJson } from '../../src-shared/record/canonical-json.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { ended, imported, staged } from '../tools/lists.ts'
import { readPdf } from '../tools/pdf-text.ts'
import { sharedEngine, type TestEngine } from '../tools/test-engine.ts'

const text = auditsText.report
const room = 'HQ / 1.01'
const letterhead = ['1 Harbour Street, London', 'audit@example.org']
const list = [
  ['CR-1', room, '1200.10', 'EUR'],
  ['CR-2', room, '100.30', 'EUR'],
  ['CR-3', 'HQ / Lab', '90000', 'JPY'],
].map(([assetTag, location, cost, currency]) => ({
  'Asset Tag': assetTag,
  Location: location,
  'Purchase Cost': cost,
  Currency: currency,
}))
/** One transparent pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

describe('the report of a closed audit', () => {
  let engine: TestEngine
  let client: EngineClient
  let auditId: string
  let json: AuditReport & { digest: string }
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    await imported(engine, list)
    await client.labelDesigns.setSettings({ letterhead })
    const svg = '<svg viewBox="0 0 8 4"><path d="M0 0h8v4z"/></svg>'
    const stagingId = await staged(engine, Buffer.from(svg))
    await client.labelDesigns.setLogo({ stagingId, fileName: 'ours.svg' })
    auditId = (await client.audits.start({ location: 'HQ', name: 'Spring' })).auditId
    await client.audits.scan({ auditId, code: 'CR-1', location: room, method: 'scanner' })
    await client.audits.scan({ auditId, code: 'NEW-9', location: room, method: 'typed' })
    await client.audits.markCounted({ auditId, places: [room] })
    await client.audits.resolve({
      auditId,
      all: 'missing',
      decision: 'markStolen',
      incident: 'PR-31',
      encrypted: 'yes',
      approvedBy: 'Grace Approver',
    })
    await client.audits.resolve({ auditId, all: 'unknown', decision: 'create' })
    await client.audits.close({
      auditId,
      by: 'Ann Auditor',
      responsible: 'Bob Responsible',
      notCountedReason: 'The lab was locked',
      signatures: { auditor: png },
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
    })
    // what is closed says what it said
    await client.labelDesigns.setSettings({ letterhead: [] })
    await client.labelDesigns.removeLogo()
    json = JSON.parse((await drawn('json')).toString('utf8'))
  })
  afterAll(() => engine.close())

  const drawn = async (format: 'pdf' | 'csv' | 'json') => {
    const { jobId } = await client.audits.report({ auditId, format })
    const { outgoingId } = (await ended(client, jobId)).result as { outgoingId: string }
    return readFileSync(join(engine.folder, 'outgoing', outgoingId))
  }

  it('says in its JSON what was decided, by whom it was approved, and who signed what', async () => {
    expect(json.audit.state).toBe('closed')
    expect(json.items.missing.map(({ assetTag, decision }) => [assetTag, decision])).toMatchObject([
      ['CR-2', { decision: 'markStolen', incident: 'PR-31', encrypted: 'yes', approvedBy: 'Grace Approver' }],
    ])
    expect(json.items.unknown[0]?.decision).toMatchObject({ decision: 'create', approvedBy: null })
    expect(json.closing).toMatchObject({
      closedBy: engine.worker.name,
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      notCountedReason: 'The lab was locked',
      independentlyApproved: false,
      signatures: [
        { role: 'auditor', name: 'Ann Auditor', assurance: 'asserted', image: expect.any(String) },
        { role: 'responsible', name: 'Bob Responsible', image: null },
      ],
    })
  })

  it('keeps the letterhead of then, and the logo is looked after though there is none any more', async () => {
    expect(json.letterhead).toEqual({ lines: letterhead, logo: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const pdf = await drawn('pdf')
    const { pages } = await readPdf(pdf)
    expect(pages[0]).toEqual(expect.arrayContaining(letterhead))
    expect(pdf.toString('latin1')).toContain(`/Alt (${text.logo})`)
    const named = namedContentIn(join(engine.folder, 'assetwalk.db'))
    expect(named.map(({ sha256 }) => sha256)).toContain(json.letterhead?.logo)
  })

  it('carries the digest that was signed: of what it says without its closing', () => {
    const { digest: _, closing, drawnAt: __, drawnBy: ___, ...said } = json
    const signed = canonicalJson(JSON.parse(JSON.stringify(said)))
    const digest = createHash('sha256').update(signed).digest('hex')
    expect(closing?.digest).toBe(digest)
    expect(closing?.signatures.map((signature) => signature.digest)).toEqual([digest, digest])
  })

  it('says the same in its PDF, and prints who did not sign', async () => {
    const { pages, whole } = await readPdf(await drawn('pdf'))
    expect(pages.flat()).toEqual(expect.arrayContaining([text.closing, text.notSigned]))
    for (const said of [
      'Auditor: Ann Auditor (asserted)',
      'Responsible person: Bob Responsible (asserted)',
      json.closing?.digest ?? '',
      json.digest,
      'Europe/Berlin',
      'The lab was locked',
      'Grace Approver (asserted)',
      text.notApproved,
      'PR-31',
    ])
      expect(whole.replace(/\s+/g, ' ')).toContain(said)
    expect(whole).not.toContain(text.signingNote)
  })

  it('says who did what, how it was counted, and every scan', async () => {
    expect(json.people).toMatchObject([
      { name: engine.worker.name, scans: 2, places: 1, decisions: 2, approvals: 0 },
      { name: 'Grace Approver', scans: 0, approvals: 1 },
    ])
    expect(json.method).toMatchObject({
      firstScanAt: json.scans[0]?.at,
      lastScanAt: json.scans[1]?.at,
      devices: 1,
    })
    expect(
      json.scans.map(({ code, place, verdict, method, voidedAt }) => [
        code,
        place,
        verdict,
        method,
        voidedAt,
      ]),
    ).toEqual([
      ['CR-1', room, 'found', 'scanner', null],
      ['NEW-9', room, 'unknown', 'typed', null],
    ])
  })

  it('says what became of each place and of the cost of it, currency by currency', async () => {
    const none = { found: 0, misplaced: 0, missing: 0, away: 0, notCounted: 0 }
    expect(json.places.map(({ place, parts }) => [place, parts])).toEqual([
      ['HQ', none],
      [room, { ...none, found: 1, missing: 1 }],
      ['HQ / Lab', { ...none, notCounted: 1 }],
    ])
    const nothing = { found: '0', misplaced: '0', missing: '0', away: '0', notCounted: '0' }
    expect(json.values).toEqual({
      withoutCost: 0,
      currencies: [
        {
          currency: 'EUR',
          assets: 2,
          expected: '1300.40',
          parts: { ...nothing, found: '1200.10', missing: '100.30' },
        },
        { currency: 'JPY', assets: 1, expected: '90000', parts: { ...nothing, notCounted: '90000' } },
      ],
    })
    expect(json.completeness).toMatchObject({ assets: 3, place: 3, cost: 3, serialNumber: 0, owner: 0 })
    const { pages } = await readPdf(await drawn('pdf'))
    expect(pages.flat()).toEqual(expect.arrayContaining(['1,300.40', '1,200.10', '100.30', '90,000']))
  })

  it('says in its CSV what was decided', async () => {
    const rows: Record<string, string>[] = parse(await drawn('csv'), { bom: true, columns: true })
    expect(rows.find((row) => row['Asset tag'] === 'CR-2')).toMatchObject({
      Decision: 'Mark stolen, PR-31, data encrypted',
      'Approved by': 'Grace Approver (asserted)',
    })
  })

  it('is drawn once in each form, its bytes kept under their SHA-256, and drawn again only where they are gone', async () => {
    const pdf = await drawn('pdf')
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    const file = join(engine.folder, 'files', sha256.slice(0, 2), sha256)
    expect(readFileSync(file).equals(pdf)).toBe(true)
    rmSync(file)
    expect((await drawn('pdf')).equals(pdf)).toBe(true)
    expect(readFileSync(file).equals(pdf)).toBe(true)
  })

  it('stays the same, byte by byte, whatever becomes of the register', async () => {
    const before = { pdf: await drawn('pdf'), csv: await drawn('csv'), json: await drawn('json') }
    const { id, revision } = await client.assets.show({ asset: 'CR-1' })
    await client.assets.update({ id, revision, fields: { name: 'Renamed', location: 'HQ / Lab' } })
    await client.audits.start({ location: 'HQ' })
    for (const format of ['pdf', 'csv', 'json'] as const)
      expect((await drawn(format)).equals(before[format]), format).toBe(true)
  })
})
