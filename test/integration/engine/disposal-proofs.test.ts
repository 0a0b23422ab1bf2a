import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf } from '../../tools/client.ts'
import { certified, evidenceHandedIn, outgoing } from '../../tools/disposals.ts'
import { imported, staged } from '../../tools/lists.ts'
import { readPdf } from '../../tools/pdf-text.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let caseId: string
beforeAll(async () => {
  engine = await sharedEngine()
  await imported(engine, [{ 'Asset Tag': 'PR-1', Serial: 'SN-PR-1' }])
  const order = { reason: 'Broken', disposition: 'destruction', confidentiality: 'low' } as const
  caseId = (await engine.client.disposals.open({ tags: ['PR-1'], ...order })).caseId
  for (const serial of ['PR-A', 'PR-B'])
    await engine.client.disposals.addMedium({ caseId, serial, model: 'WD10', type: 'hdd' })
})
afterAll(() => engine.close())

const film = Buffer.from('frame '.repeat(1000))
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const destroyed = (serial: string) => ({
  caseId,
  serial,
  method: 'shred' as const,
  outcome: 'destroy' as const,
  tool: 'Shredder SX-2',
  operator: 'Olga',
  fragmentArea: 100,
  place: 'Yard',
  machine: 'SX-2',
})

describe('what shows a destruction', () => {
  it('is a photo that is kept and a video that is known by its hash, on the certificate of that medium alone', async () => {
    const { disposals } = engine.client
    const stagingId = await staged(engine, film)
    const video = { caseId, stagingId, fileName: 'shred.mp4', seconds: 95, place: 'Archive disk 3' }
    const noted = await disposals.addVideo(video)
    expect(noted).toMatchObject({ sha256: sha256(film), size: film.length, seconds: 95 })
    expect(readdirSync(join(engine.folder, 'staging'))).toEqual([])
    const [photo] = await evidenceHandedIn(engine, caseId, { 'heap.jpg': Buffer.from([0xff, 0xd8, 0]) })
    const photoId = photo?.evidenceId ?? ''
    const { videoId } = noted
    await disposals.sanitize({ ...destroyed('PR-A'), photoId, videoId })
    await disposals.sanitize(destroyed('PR-B'))
    await disposals.transfer({ caseId, from: 'Store', to: 'Yard', evidenceId: photoId, videoId })
    expect(await disposals.show({ caseId })).toMatchObject({
      mediumList: [
        { serial: 'PR-A', sanitizations: [{ photoId, videoId }] },
        { serial: 'PR-B', sanitizations: [{ photoId: null, videoId: null }] },
      ],
      videos: [noted],
      transfers: [{ evidenceId: photoId, videoId }],
    })
    const opened = await disposals.openEvidence({ caseId, evidenceId: photoId })
    expect(outgoing(engine, opened)).toEqual(Buffer.from([0xff, 0xd8, 0]))
    for (const serial of ['PR-A', 'PR-B'])
      await disposals.verify({ caseId, serial, method: 'full', by: 'Vera' })
    const texts = new Map<string, string>()
    for (const made of await certified(engine, caseId)) {
      const text = (await readPdf(outgoing(engine, made))).whole.replaceAll(/\s+/g, ' ')
      texts.set(text.includes('PR-A') ? 'PR-A' : 'PR-B', text)
    }
    const said = 'shred.mp4, 95 s, kept at Archive disk 3'
    expect(texts.get('PR-A')).toContain(`Video ${said}`)
    expect(texts.get('PR-A')).toContain('heap.jpg')
    expect(texts.get('PR-B')).not.toContain(`Video ${said}`)
    expect(texts.get('PR-B')).not.toContain('heap.jpg')
    expect(texts.get('PR-B')).toContain(`video: ${said}`)
  })

  it('has to be of the very case', async () => {
    const { disposals } = engine.client
    const videoId = caseId
    const strange = disposals.transfer({ caseId, from: 'Yard', to: 'Van', videoId })
    expect(await failureOf(strange)).toMatchObject({ code: 'EVIDENCE_UNKNOWN' })
    const other = disposals.openEvidence({ caseId, evidenceId: caseId })
    expect(await failureOf(other)).toMatchObject({ code: 'EVIDENCE_UNKNOWN' })
  })
})

describe('a key that signed certificates', () => {
  it('is revoked by one, and compromised by two', async () => {
    const { certificates, disposals } = engine.client
    const keyId = (await certificates.keys()).keys[0]?.keyId ?? ''
    const compromised = { keyId, state: 'compromised', reason: 'Stolen' } as const
    expect(await failureOf(disposals.endKey(compromised))).toMatchObject({
      code: 'CERTIFICATE_KEY_NEEDS_TWO',
    })
    expect(await failureOf(disposals.endKey({ ...compromised, by: 'Ann', second: 'ann' }))).toMatchObject({
      code: 'CERTIFICATE_SIGNERS_SAME',
    })
    const { newKeyId } = await disposals.endKey({ ...compromised, by: 'Ann', second: 'Bob' })
    await disposals.endKey({ keyId: newKeyId, state: 'revoked', reason: 'Yearly' })
    expect((await certificates.keys()).keys).toMatchObject([
      { certificates: 0, end: null },
      { keyId: newKeyId, end: { state: 'revoked', by: [engine.worker.name] } },
      { keyId, certificates: 2, end: { state: 'compromised', reason: 'Stolen', by: ['Ann', 'Bob'] } },
    ])
  })
})
