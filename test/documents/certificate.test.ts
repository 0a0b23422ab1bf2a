import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pngFile } from '../../src-main/engine/documents/png-file.ts'
import { attachedData } from '../../src-main/engine/features/disposals/attached-data.ts'
import { checkCertificate } from '../../src-main/engine/verify-certificate.ts'
import type { GroupCertificate, MediumCertificate } from '../../src-shared/features/disposals/certificate.ts'
import { failureOf } from '../tools/client.ts'
import { certified, type MadeCertificate, outgoing, purgedDrive } from '../tools/disposals.ts'
import { imported } from '../tools/lists.ts'
import { readPdf } from '../tools/pdf-text.ts'
import { sharedEngine, type TestEngine } from '../tools/test-engine.ts'

const serial = 'S4EWNX0R123456'
let engine: TestEngine
let caseId: string
let made: MadeCertificate
let toBeVoid: MadeCertificate
let toBeSuperseded: MadeCertificate
let pdf: Buffer
let json: Buffer
let content: MediumCertificate
beforeAll(async () => {
  engine = await sharedEngine()
  await imported(engine, [
    { 'Asset Tag': 'CE-1', Serial: 'SN-CE-1', Model: 'ThinkPad Ñ', Manufacturer: 'Łenovo' },
    { 'Asset Tag': 'CE-2', Serial: 'SN-CE-2', Model: 'ThinkPad Ñ', Manufacturer: 'Łenovo' },
    { 'Asset Tag': 'CE-3', Serial: 'SN-CE-3', Model: 'ThinkPad Ñ', Manufacturer: 'Łenovo' },
    { 'Asset Tag': 'CE-4', Serial: 'SN-CE-4' },
    { 'Asset Tag': 'CE-5', Serial: 'SN-CE-5' },
  ])
  caseId = (await purgedDrive(engine, { tag: 'CE-1', serial })).caseId
  for (const other of ['VOID-1', 'SUPER-1']) await purgedBeside(other)
  await engine.client.disposals.transfer({ caseId, from: 'Store', to: 'Bench', seal: 'S-7' })
  await engine.client.disposals.transfer({ caseId, from: 'Van', to: 'Yard', place: 'Hall 2' })
  // a thread that draws costs more than what it draws, so those that tests begin with are drawn together
  ;[made, toBeVoid, toBeSuperseded] = (await certified(engine, caseId)) as Three
  pdf = outgoing(engine, made)
  json = attachedData(pdf) ?? Buffer.alloc(0)
  content = JSON.parse(json.toString('utf8')).certificate
})
afterAll(() => engine.close())

type Three = [MadeCertificate, MadeCertificate, MadeCertificate]

/** One more drive of the case, purged and verified. */
async function purgedBeside(other: string): Promise<void> {
  const { disposals } = engine.client
  await disposals.addMedium({ caseId, serial: other, model: 'SSD 970', type: 'nvme' })
  const done = { method: 'blockErase', outcome: 'purge', tool: 'nvme-cli 2.8', operator: 'Olga' } as const
  await disposals.sanitize({ caseId, serial: other, ...done })
  await disposals.verify({ caseId, serial: other, method: 'full', by: 'Bob' })
}

/** What is signed, as it is attached to a PDF. */
const dataOf = (file: Buffer) =>
  JSON.parse((attachedData(file) ?? Buffer.alloc(0)).toString('utf8')).certificate
const exported = async (what: 'exportKeys' | 'exportStatus') =>
  outgoing(engine, await engine.client.disposals[what]())
const checked = (file: Buffer, keys: Buffer | null = null, status: Buffer | null = null) =>
  checkCertificate(file, keys, status)

describe('a certificate', () => {
  it('states what was recorded, and prints all of it', async () => {
    expect(content).toMatchObject({
      number: expect.stringMatching(/^[A-Z][0-9A-Z]{4}-20\d\d-000001$/),
      sequence: 1,
      previous: null,
      asset: { tag: 'CE-1', serialNumber: 'SN-CE-1', manufacturer: 'Łenovo', model: 'ThinkPad Ñ' },
      medium: { serial: 'S4EWNX0R123456', type: 'nvme', confidentiality: 'moderate' },
      sanitization: { outcome: 'purge', tool: 'nvme-cli 2.8', operator: 'Olga Operator', remarks: [] },
      verification: { method: 'full', verifier: 'Žofie 山田' },
      evidence: [{ fileName: 'log.json', format: 'nvmeSanitizeLog' }],
    })
    const { pages, missing } = await printed(pdf)
    expect(pages).toBe(1)
    expect(
      missing([
        content.number,
        content.asset.tag,
        'Łenovo, ThinkPad Ñ',
        content.medium.serial,
        content.sanitization.standard,
        'Žofie 山田',
        content.evidence[0]?.sha256 ?? '?',
        'GAP:',
        'seal S-7',
        content.attestation,
        createHash('sha256').update(JSON.stringify(content)).digest('hex'),
      ]),
    ).toEqual([])
  })

  it('is the same however often it is asked for, and drawn again byte for byte where its bytes were lost', async () => {
    const [again] = await certified(engine, caseId, { serials: [serial] })
    expect(again).toMatchObject({ number: made.number, sha256: made.sha256 })
    rmSync(join(engine.folder, 'files', made.sha256.slice(0, 2), made.sha256))
    const [redrawn] = await certified(engine, caseId, { serials: [serial] })
    expect(redrawn).toMatchObject({ number: made.number, sha256: made.sha256 })
    expect(outgoing(engine, redrawn as MadeCertificate).equals(pdf)).toBe(true)
  })

  it('that is asked for twice at once is issued once', async () => {
    await purgedBeside('TWICE-1')
    const order = { serials: ['TWICE-1'] }
    const [one, two] = await Promise.all([certified(engine, caseId, order), certified(engine, caseId, order)])
    expect(one.map(({ number }) => number)).toEqual(two.map(({ number }) => number))
    const { mediumList } = await engine.client.disposals.show({ caseId })
    expect(mediumList.find((medium) => medium.serial === 'TWICE-1')?.certificates).toHaveLength(1)
  })
})

describe('a certificate of several media', () => {
  it('is of an asset or a case whose media are all done, lists each with its own certificate, and is verified likewise', async () => {
    const { disposals } = engine.client
    const reason = { reason: 'Old', disposition: 'resale', confidentiality: 'low' } as const
    const { caseId: palletId } = await disposals.open({ tags: ['CE-2', 'CE-3'], ...reason })
    const done = { method: 'blockErase', outcome: 'purge', tool: 'nvme-cli 2.8', operator: 'Olga' } as const
    for (const own of ['G-1', 'G-2']) {
      const medium = { caseId: palletId, tag: 'CE-2', serial: own }
      await disposals.addMedium({ ...medium, model: 'SSD 970', type: 'nvme' })
      await disposals.sanitize({ caseId: palletId, serial: own, ...done })
      await disposals.verify({ caseId: palletId, serial: own, method: 'full', by: 'Bob' })
    }
    const certify = (scope: 'asset' | 'case', tags?: string[]) =>
      disposals.certify({ caseId: palletId, scope, ...(tags && { tags }) })
    expect(await failureOf(certify('case'))).toMatchObject({ code: 'MEDIA_NOT_DONE', data: { tag: 'CE-3' } })
    expect(await failureOf(certify('asset', ['CE-3']))).toMatchObject({ code: 'MEDIA_NOT_DONE' })
    await disposals.stateNoMedia({ caseId: palletId, tag: 'CE-3', by: 'Bob' })
    await disposals.keepContact({ name: 'Olga', title: 'Technician', phone: '+49 30 1' })
    const [asset] = (await certified(engine, palletId, { scope: 'asset', tags: ['CE-2'] })) as [
      MadeCertificate,
    ]
    const [whole] = (await certified(engine, palletId, { scope: 'case' })) as [MadeCertificate]
    expect(await certified(engine, palletId, { scope: 'case' })).toMatchObject([{ number: whole.number }])
    const file = outgoing(engine, whole)
    expect(checked(file, await exported('exportKeys'), await exported('exportStatus'))).toMatchObject({
      status: 'valid',
      number: whole.number,
    })
    const group: GroupCertificate = dataOf(file)
    expect(group).toMatchObject({
      scope: 'case',
      assets: [
        {
          tag: 'CE-2',
          statedEmptyBy: null,
          media: [{ serial: 'G-1' }, { serial: 'G-2', certificate: null }],
        },
        { tag: 'CE-3', statedEmptyBy: 'Bob', media: [] },
      ],
    })
    expect(dataOf(outgoing(engine, asset)).assets).toHaveLength(1)
    const { missing } = await printed(file)
    const wanted = [group.attestation, 'G-1', 'G-2', 'CE-3', 'no media inside, stated by Bob', 'Technician']
    expect(missing([...wanted, '+49 30 1', 'Purge: 2'])).toEqual([])
  })
})

describe('what is verified', () => {
  it('is intact alone, valid with keys and status list, and of an unknown key with the keys of others', async () => {
    const [keys, status] = [await exported('exportKeys'), await exported('exportStatus')]
    for (const file of [pdf, json]) {
      expect(checked(file)).toMatchObject({ status: 'intact', number: content.number, what: null })
      expect(checked(file, keys, status)).toMatchObject({ status: 'valid', number: content.number })
    }
    const none = Buffer.from(JSON.stringify({ ...JSON.parse(keys.toString()), keys: [] }))
    expect(checked(pdf, none)).toMatchObject({ status: 'unknownKey', number: content.number })
  })

  it.each([
    ['revokedAt', '2000-01-01T00:00:00.000Z', 'keyRevoked'],
    ['revokedAt', '2999-01-01T00:00:00.000Z', 'intact'],
    ['compromisedAt', '2999-01-01T00:00:00.000Z', 'keyCompromised'],
  ])('by a key with %s %s is %s', async (date, at, status) => {
    const list = JSON.parse((await exported('exportKeys')).toString())
    list.keys[0][date] = at
    expect(checked(json, Buffer.from(JSON.stringify(list)))).toMatchObject({ status })
  })

  it('is altered where any byte of its JSON is another', () => {
    for (let at = 0; at < json.length; at++) {
      const flipped = Buffer.from(json)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      expect(checked(flipped).status, `byte ${at}`).toBe('altered')
    }
  })

  it('is altered where its JSON says the same in another way', () => {
    const text = json.toString('utf8')
    for (const other of [
      `${text}\n`,
      `\ufeff${text}`,
      text.replace('CE-1', '\\u0043E-1'),
      `${text.slice(0, -1)},"a":1}`,
    ])
      expect(checked(Buffer.from(other))).toMatchObject({ status: 'altered' })
  })

  it('is altered where any byte of its PDF is another, or some are gone or more', () => {
    const flip = fc.tuple(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }))
    fc.assert(
      fc.property(flip, ([at, by]) => {
        const flipped = Buffer.from(pdf)
        flipped[at] = (flipped[at] ?? 0) ^ by
        expect(['altered']).toContain(checked(flipped).status)
      }),
      { numRuns: 200 },
    )
    for (let at = pdf.length - 400; at < pdf.length; at++) {
      const flipped = Buffer.from(pdf)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      expect(checked(flipped).status, `byte ${at}`).not.toBe('intact')
      expect(checked(pdf.subarray(0, at)).status).toBe('altered')
    }
    expect(checked(Buffer.concat([pdf, Buffer.from('\n%%EOF\n')])).status).toBe('altered')
  })

  it('is refused beside lists that are none, changed, or of another key', async () => {
    const [keys, status] = [await exported('exportKeys'), await exported('exportStatus')]
    const changed = Buffer.from(status.toString().replace('"valid"', '"void"'))
    const fails = async (k: Buffer | null, s: Buffer | null) => failureOf((async () => checked(pdf, k, s))())
    expect(await fails(Buffer.from('{}'), null)).toMatchObject({ code: 'KEY_LIST_UNFIT' })
    expect(await fails(keys, changed)).toMatchObject({ code: 'STATUS_LIST_UNFIT' })
    expect(await fails(null, Buffer.from('x'))).toMatchObject({ code: 'STATUS_LIST_UNFIT' })
  })
})

describe('a letterhead and a drawn signature', () => {
  it('stand on what is issued from then on, each covered by what is signed', async () => {
    const { disposals, labelDesigns } = engine.client
    const letterhead = ['Wharf House, 1 Harbour Street', '+44 20 7946 0000']
    await labelDesigns.setSettings({ organisation: 'Łódź & Sons', letterhead })
    const { caseId } = await purgedDrive(engine, { tag: 'CE-4', serial: 'DRAWN-1' })
    const drawing = pngFile({ width: 40, height: 20, rgb: new Uint8Array(40 * 20 * 3) })
    // sixteen bits a sample: a PNG, and none that is drawn
    const strange = Buffer.from(drawing)
    strange[24] = 16
    for (const [to, png] of [
      ['Žofie 山田', drawing],
      ['Yard', strange],
    ] as const)
      await disposals.transfer({ caseId, from: 'Bench', to, signature: png.toString('base64') })
    const [issued] = (await certified(engine, caseId)) as [MadeCertificate]
    await labelDesigns.setSettings({ organisation: null, letterhead: [] })

    const file = outgoing(engine, issued)
    const data = dataOf(file)
    const digests = [drawing, strange].map((png) => createHash('sha256').update(png).digest('hex'))
    expect(data).toMatchObject({
      organisation: 'Łódź & Sons',
      letterhead,
      custody: digests.map((signature) => ({ signature })),
    })
    expect((await printed(file)).missing(['Łódź & Sons', ...letterhead, ...digests])).toEqual([])
    const pictures = file.toString('latin1').match(/\/Subtype \/Image\n[^>]*/g) ?? []
    expect(pictures).toEqual([expect.stringMatching(/\/Width 40\n\/Height 20\n/)])
    expect(checked(file).status).toBe('intact')
    const at = file.indexOf('/Subtype /Image')
    expect(checked(Buffer.from(file).fill('0', at + 200, at + 201)).status).toBe('altered')

    rmSync(join(engine.folder, 'files', issued.sha256.slice(0, 2), issued.sha256))
    expect(await certified(engine, caseId)).toMatchObject([{ sha256: issued.sha256 }])
    expect(content.letterhead).toBeUndefined()
  })
})

describe('a vendor that is approved in spite of its permits', () => {
  it('is told by what is issued from then on, and the certificate of the case names what was issued before', async () => {
    const { disposals, vendors } = engine.client
    const permits = [
      { kind: 'r2' as const, number: 'R2-9', expiresOn: '2020-01-31', scopes: ['resale' as const] },
    ]
    await vendors.keep({ name: 'Late Resale', permits })
    const { caseId } = await purgedDrive(engine, { tag: 'CE-5', serial: 'BEFORE-1' })
    await vendors.choose({ caseId, vendor: 'Late Resale' })
    const [before] = (await certified(engine, caseId)) as [MadeCertificate]
    const [caseBefore] = (await certified(engine, caseId, { scope: 'case' })) as [MadeCertificate]
    expect(dataOf(outgoing(engine, caseBefore)).vendor).toMatchObject({ name: 'Late Resale', override: null })
    expect(await vendors.override({ caseId, by: 'Grace', reason: 'Renewal is on its way' })).toEqual({
      approvedBy: 'Grace',
      notStatedOn: [before.number, caseBefore.number],
    })
    const taking = async () => (await disposals.show({ caseId })).taking.override
    expect(await taking()).toMatchObject({ by: 'Grace', notStatedOn: [before.number, caseBefore.number] })

    const [same] = (await certified(engine, caseId)) as [MadeCertificate]
    expect(same).toMatchObject({ number: before.number, sha256: before.sha256 })
    const [ofCase] = (await certified(engine, caseId, { scope: 'case' })) as [MadeCertificate]
    const file = outgoing(engine, ofCase)
    expect(dataOf(file)).toMatchObject({
      supersedes: { number: caseBefore.number },
      vendor: { override: { by: 'Grace', reason: 'Renewal is on its way', notStatedOn: [before.number] } },
    })
    const { missing } = await printed(file)
    const told = ['R2v3 R2-9, until 2020-01-31', 'Approved though not in force', 'Renewal is on its way']
    expect(missing([...told, `Issued before that, not stating it${before.number}`])).toEqual([])
    expect(checked(outgoing(engine, before), null, await exported('exportStatus')).status).toBe('valid')

    const anew = { serials: ['BEFORE-1'], supersede: 'The approval of the vendor has to stand on it' }
    const [after] = (await certified(engine, caseId, anew)) as [MadeCertificate]
    const { vendor } = dataOf(outgoing(engine, after))
    expect(vendor.override).toEqual({ by: 'Grace', reason: 'Renewal is on its way', at: expect.any(String) })
    expect((await printed(outgoing(engine, after))).missing(told)).toEqual([])
    expect(await taking()).toMatchObject({ notStatedOn: [] })

    const { id } = await engine.client.assets.show({ asset: 'CE-5' })
    const { entries } = await engine.client.assets.timeline({ assetId: id })
    const steps = entries.flatMap(({ fields }) => fields.map(({ field, to }) => [field, to]))
    expect(steps.slice(0, 4)).toEqual([
      ['Certificate superseded', `${before.number} → ${after.number}, ${anew.supersede}`],
      ['Certificate', `${after.number}, of a medium`],
      ['Certificate superseded', expect.stringContaining(`${caseBefore.number} → ${ofCase.number}, `)],
      ['Certificate', `${ofCase.number}, of the whole case`],
    ])
    expect(steps).toContainEqual([
      'Vendor approved in spite of its permits',
      'Late Resale, Grace, Renewal is on its way',
    ])
  })
})

describe('a certificate that does not stand any more', () => {
  it('is void in the names of two people, and never issued again under its number', async () => {
    const order = { number: toBeVoid.number, reason: 'Wrong drive', by: 'Ada Tester' }
    const { disposals } = engine.client
    expect(await failureOf(disposals.voidCertificate({ ...order, second: 'ada tester' }))).toMatchObject({
      code: 'CERTIFICATE_SIGNERS_SAME',
    })
    await disposals.voidCertificate({ ...order, second: 'Grace' })
    expect(await failureOf(disposals.voidCertificate({ ...order, second: 'Grace' }))).toMatchObject({
      code: 'CERTIFICATE_ENDED',
    })
    expect(checked(outgoing(engine, toBeVoid), null, await exported('exportStatus'))).toMatchObject({
      status: 'void',
      reason: 'Wrong drive',
    })
    const [second] = (await certified(engine, caseId, { serials: ['VOID-1'] })) as [MadeCertificate]
    expect(second.number > toBeSuperseded.number).toBe(true)
    expect(checked(outgoing(engine, second), null, await exported('exportStatus')).status).toBe('valid')
  })

  it('is superseded by the one that names it, and an older status list does not know that one', async () => {
    const firstFile = outgoing(engine, toBeSuperseded)
    const before = await exported('exportStatus')
    const order = { serials: ['SUPER-1'], supersede: 'Typing error' }
    const [second] = (await certified(engine, caseId, order)) as [MadeCertificate]
    const secondFile = outgoing(engine, second)
    const after = await exported('exportStatus')
    expect(checked(firstFile, null, after)).toMatchObject({
      status: 'superseded',
      supersededBy: second.number,
      reason: 'Typing error',
    })
    expect(checked(firstFile, null, before).status).toBe('valid')
    expect(checked(secondFile, null, before)).toMatchObject({ status: 'intact' })
    const data = JSON.parse((attachedData(secondFile) ?? Buffer.alloc(0)).toString())
    expect(data.certificate).toMatchObject({
      supersedes: { number: toBeSuperseded.number, reason: 'Typing error' },
      previous: { digest: JSON.parse(before.toString()).statusList.certificates.at(-1).digest },
    })
  })
})

describe('a key that is revoked', () => {
  it('leaves what it signed before valid, and another one signs from then on', async () => {
    const { disposals } = engine.client
    const { keyId } = checked(pdf)
    const end = { keyId: keyId ?? '', state: 'revoked', reason: 'Yearly' } as const
    const unknown = disposals.endKey({ ...end, keyId: '0'.repeat(16) })
    expect(await failureOf(unknown)).toMatchObject({ code: 'CERTIFICATE_KEY_UNKNOWN' })
    const { newKeyId } = await disposals.endKey(end)
    expect(await failureOf(disposals.endKey(end))).toMatchObject({ code: 'CERTIFICATE_KEY_ENDED' })
    const [next] = (await certified(engine, caseId, { serials: [serial], supersede: 'Signed anew' })) as [
      MadeCertificate,
    ]
    const [keys, status] = [await exported('exportKeys'), await exported('exportStatus')]
    expect(checked(outgoing(engine, next), keys, status)).toMatchObject({ status: 'valid', keyId: newKeyId })
    expect(checked(json, keys, status)).toMatchObject({
      status: 'superseded',
      keyId,
      supersededBy: next.number,
    })
  })
})

async function printed(file: Buffer) {
  const read = await readPdf(file)
  const squeezed = (text: string) => text.replace(/\s+/g, '')
  const all = squeezed(read.whole)
  return {
    pages: read.pages.length,
    missing: (wanted: string[]) => wanted.filter((text) => !all.includes(squeezed(text))),
  }
}
