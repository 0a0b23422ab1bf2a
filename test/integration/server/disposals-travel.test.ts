import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf } from '../../tools/client.ts'
import { certified, evidenceHandedIn, outgoing, sampleEvidence } from '../../tools/disposals.ts'
import { imported, staged } from '../../tools/lists.ts'
import {
  type LaptopsOfServer,
  startLaptopsOfServer,
  syncedInTurn,
} from '../../tools/server/laptops-of-server.ts'
import type { TestEngine } from '../../tools/test-engine.ts'

const purge = {
  method: 'blockErase',
  outcome: 'purge',
  tool: 'nvme-cli 2.8',
  operator: 'Olga Operator',
} as const

describe('a disposal of three laptops', () => {
  let house: LaptopsOfServer
  let [ada, ben, cay]: TestEngine[] = []
  const each = () => [ada, ben, cay].filter((laptop) => laptop !== undefined)
  const one = (laptop: TestEngine | undefined): TestEngine => {
    if (!laptop) throw new Error('it did not start')
    return laptop
  }
  const everywhere = () => syncedInTurn(...each(), ...each())
  const shown = ({ client }: TestEngine, caseId: string) => client.disposals.show({ caseId })

  beforeAll(async () => {
    house = await startLaptopsOfServer()
    ada = await house.laptop('Ada Tester')
    ben = await house.laptop('Ben Tester')
    cay = await house.laptop('Cay Tester')
    await imported(ada, [
      { 'Asset Tag': 'D-1', Location: 'HQ' },
      { 'Asset Tag': 'D-2', Location: 'HQ' },
      { 'Asset Tag': 'D-3', Location: 'HQ' },
    ])
    await everywhere()
  })
  afterAll(() => house.close())

  /** A case of an asset with a drive that is purged with its log, and not verified. */
  const purged = async (laptop: TestEngine, tag: string, serial: string) => {
    const { disposals } = laptop.client
    const opened = { tags: [tag], reason: 'Old', disposition: 'resale', confidentiality: 'moderate' } as const
    const { caseId } = await disposals.open({ ...opened, tags: [tag] })
    await disposals.addMedium({ caseId, serial, model: 'SSD 970', type: 'nvme' })
    await evidenceHandedIn(
      laptop,
      caseId,
      { 'log.json': sampleEvidence('nvme-sanitize-log.json') },
      { serial },
    )
    await disposals.sanitize({ caseId, serial, ...purge })
    return caseId
  }

  it('is sanitized on one, certified on another and verified on the third', async () => {
    const caseId = await purged(one(ada), 'D-1', 'S-1')
    await everywhere()
    expect(await shown(one(ben), caseId)).toMatchObject({
      mediumList: [{ serial: 'S-1', state: 'sanitized', sanitizations: [{ operator: 'Olga Operator' }] }],
      evidence: [{ fileName: 'log.json', erasures: [{ match: 'matched' }] }],
    })
    await one(ben).client.disposals.verify({ caseId, serial: 'S-1', method: 'full', by: 'Vera Verifier' })
    const [made] = await certified(one(ben), caseId)
    if (!made) throw new Error('nothing was certified')
    await everywhere()
    for (const laptop of each()) {
      expect(await shown(laptop, caseId)).toMatchObject({
        mediumList: [{ state: 'verified', verifiedBy: 'Vera Verifier', certificates: [made.number] }],
        contradictions: [],
      })
      expect(await laptop.client.certificates.list({ caseId })).toMatchObject({
        certificates: [{ number: made.number, state: 'valid', issuedBy: 'Ben Tester' }],
      })
    }
    const { client } = one(cay)
    const keys = await staged(one(cay), outgoing(one(cay), await client.disposals.exportKeys()))
    const pdf = await staged(one(cay), outgoing(one(ben), made))
    const { verifications } = await client.certificates.verify({
      files: [
        { stagingId: keys, fileName: 'keys.json' },
        { stagingId: pdf, fileName: made.fileName },
      ],
    })
    expect(verifications).toMatchObject([{ status: 'intact', number: made.number }])
  })

  it('says of a file whose content is not here that it is not here', async () => {
    const { client, folder } = one(cay)
    const { cases } = await client.disposals.list()
    const caseId = cases[0]?.caseId ?? ''
    const [evidence] = (await shown(one(cay), caseId)).evidence
    const [certificate] = (await client.certificates.list({ caseId })).certificates
    rmSync(join(folder, 'files'), { recursive: true, force: true })
    const opened = client.disposals.openEvidence({ caseId, evidenceId: evidence?.evidenceId ?? '' })
    expect(await failureOf(opened)).toMatchObject({
      code: 'EVIDENCE_NOT_HERE',
      data: { fileName: 'log.json' },
    })
    const number = certificate?.number ?? ''
    expect(await failureOf(client.certificates.open({ number }))).toMatchObject({
      code: 'CERTIFICATE_NOT_HERE',
    })
  })

  it('that is verified with two results stands as failed everywhere, and everybody is told', async () => {
    const caseId = await purged(one(ada), 'D-2', 'S-2')
    await everywhere()
    const verified = { caseId, serial: 'S-2', method: 'full' } as const
    await one(ada).client.disposals.verify({ ...verified, by: 'Vera Verifier' })
    await certified(one(ada), caseId)
    await one(ben).client.disposals.verify({ ...verified, by: 'Will Watcher', passed: false })
    await everywhere()
    for (const laptop of each()) {
      const { mediumList, contradictions } = await shown(laptop, caseId)
      expect(mediumList).toMatchObject([{ state: 'failed' }])
      expect(contradictions).toEqual([expect.stringContaining('Medium S-2')])
    }
  })

  it('that is certified twice has both certificates until a person ends one of them', async () => {
    const caseId = await purged(one(ada), 'D-3', 'S-3')
    await one(ada).client.disposals.verify({ caseId, serial: 'S-3', method: 'full', by: 'Vera Verifier' })
    await everywhere()
    const [first] = await certified(one(ada), caseId)
    const [second] = await certified(one(ben), caseId)
    await everywhere()
    const numbers = [first, second].map((made) => made?.number ?? '')
    for (const laptop of each())
      expect((await shown(laptop, caseId)).contradictions).toEqual([
        expect.stringContaining(numbers[0] ?? ''),
      ])
    const ending = { reason: 'Made twice', by: 'Ada Tester', second: 'Ben Tester' }
    await one(cay).client.disposals.voidCertificate({ number: numbers[1] ?? '', ...ending })
    await everywhere()
    for (const laptop of each()) {
      expect((await shown(laptop, caseId)).contradictions).toEqual([])
      const { certificates } = await laptop.client.certificates.list({ caseId })
      expect(certificates.map(({ number, state }) => [number, state]).sort()).toEqual(
        [
          [numbers[0], 'valid'],
          [numbers[1], 'void'],
        ].sort(),
      )
    }
  })
})
