import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { certified, outgoing, purgedDrive } from '../../tools/disposals.ts'
import { imported, staged } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let client: EngineClient
beforeAll(async () => {
  engine = await sharedEngine()
  client = engine.client
  await imported(engine, [
    { 'Asset Tag': 'DL-1', Serial: 'SN-DL-1', Name: 'Reception', Location: 'HQ / Store' },
    { 'Asset Tag': 'DL-2', Serial: 'TWIN-DL', Location: 'HQ' },
    { 'Asset Tag': 'DL-3', Serial: 'TWIN-DL', Location: 'HQ' },
    { 'Asset Tag': 'DL-4', Serial: 'SN-DL-4', Location: 'HQ' },
  ])
})
afterAll(() => engine.close())

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/certificates', name))
const verified = async (files: Record<string, Uint8Array>) => {
  const handed: { stagingId: string; fileName: string }[] = []
  for (const [fileName, content] of Object.entries(files))
    handed.push({ stagingId: await staged(engine, Buffer.from(content)), fileName })
  return client.certificates.verify({ files: handed })
}

describe('what a beep means for a new case', () => {
  it('is an asset by any of its identifiers, or says why it cannot go in', async () => {
    const { caseId } = await client.disposals.open({ tags: ['DL-4'], reason: 'Old', disposition: 'resale' })
    const { candidates } = await client.disposals.candidates({
      codes: ['dl-1', 'SN-DL-1', 'nothing', 'TWIN-DL', 'DL-4'],
    })
    const { id } = (await client.assets.list({ search: 'DL-1' })).rows[0] ?? { id: '' }
    const reception = { assetTag: 'DL-1', description: 'Reception', location: 'HQ / Store', caseId: null }
    expect(candidates).toMatchObject([
      { code: 'dl-1', verdict: 'fits', ...reception },
      { code: 'SN-DL-1', verdict: 'fits', ...reception },
      { code: 'nothing', verdict: 'unknown', assetTag: null },
      { code: 'TWIN-DL', verdict: 'ambiguous', assetTag: null, tags: ['DL-2', 'DL-3'] },
      { code: 'DL-4', verdict: 'inOpenCase', assetTag: 'DL-4', caseId },
    ])
    expect((await client.disposals.candidates({ ids: [id] })).candidates).toEqual([
      expect.objectContaining({ code: 'DL-1', verdict: 'fits', ...reception }),
    ])
  })
})

describe('certificates that were issued', () => {
  it('are listed with whether they stand, and handed out again in the same bytes', async () => {
    const { caseId, serial } = await purgedDrive(engine, { tag: 'DL-1' })
    const [first] = await certified(engine, caseId)
    if (!first) throw new Error('no certificate')
    const opened = await client.certificates.open({ number: first.number })
    expect(outgoing(engine, opened)).toEqual(outgoing(engine, first))
    const [second] = await certified(engine, caseId, { supersede: 'Wrong address' })
    await client.disposals.voidCertificate({
      number: second?.number ?? '',
      reason: 'Wrong drive',
      by: 'Ann',
      second: 'Bob',
    })
    expect(await client.certificates.list({ caseId })).toMatchObject({
      total: 2,
      certificates: [
        { number: second?.number, tag: 'DL-1', serial, state: 'void', end: { by: ['Ann', 'Bob'] } },
        { number: first.number, state: 'superseded', supersededBy: second?.number },
      ],
    })
    expect((await client.certificates.list({ limit: 1 })).certificates).toHaveLength(1)
    const unknown = client.certificates.open({ number: 'X-1' })
    expect(await failureOf(unknown)).toMatchObject({ code: 'CERTIFICATE_UNKNOWN' })
  })

  it('are found at their asset, with where its media stand', async () => {
    const { id } = (await client.assets.list({ search: 'DL-1' })).rows[0] ?? { id: '' }
    const { cases } = await client.disposals.ofAsset({ assetId: id })
    expect(cases).toMatchObject([
      { state: 'retired', statedEmptyBy: null, media: [{ state: 'verified', outcome: 'purge' }] },
    ])
    expect(cases[0]?.media[0]?.certificates).toHaveLength(2)
  })
})

describe('files that are dropped to be verified', () => {
  const golden = fixture('golden.json')

  it('say no more than they can alone, and more beside lists that are known by what is in them', async () => {
    expect(await verified({ 'golden.json': golden })).toMatchObject({
      keys: null,
      status: null,
      verifications: [{ fileName: 'golden.json', status: 'intact' }],
    })
    const lists = { 'any name': fixture('keys.json'), 'another name': fixture('status.json') }
    expect(await verified({ ...lists, 'golden.json': golden })).toMatchObject({
      keys: 'any name',
      status: 'another name',
      verifications: [{ status: 'valid' }],
    })
    const voided = { 's.json': fixture('status-void.json'), 'golden.json': golden }
    expect((await verified(voided)).verifications).toMatchObject([{ status: 'void' }])
    const other = { 'k.json': fixture('keys-other.json'), 'golden.json': golden }
    expect((await verified(other)).verifications).toMatchObject([{ status: 'unknownKey' }])
  })

  it('are altered where they are no certificate', async () => {
    const flipped = Buffer.from(golden)
    flipped[40] = (flipped[40] ?? 0) ^ 1
    const { verifications } = await verified({ 'flipped.json': flipped, 'list.csv': Buffer.from('a,b') })
    expect(verifications).toMatchObject([{ status: 'altered' }, { fileName: 'list.csv', status: 'altered' }])
  })
})
