import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { connectToLocalSocket } from '../../src-main/engine/local-socket.ts'
import { checkCertificate } from '../../src-main/engine/verify-certificate.ts'
import { SeededRandom } from '../../src-shared/features/samples/seeded-random.ts'
import { childEngine } from '../tools/child-engine.ts'
import { clientOver } from '../tools/client.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { certified, outgoing } from '../tools/disposals.ts'
import { startTestEngine } from '../tools/test-engine.ts'

const kills = 2
const drives = 8

describe('an engine that is killed while certificates are issued and drawn', { timeout: 120_000 }, () => {
  it('loses no number and uses none twice', async () => {
    const folder = folderOfTest()
    const random = new SeededRandom(11)
    const first = await startTestEngine(folder)
    await first.client.assets.create({ fields: { assetTag: 'KC-1' } })
    const { disposals } = first.client
    const { caseId } = await disposals.open({ tags: ['KC-1'], reason: 'Old', disposition: 'reuse' })
    for (let n = 0; n < drives; n++) {
      const serial = `KC-${n}`
      const tool = 'nwipe 0.36'
      await disposals.addMedium({ caseId, serial, model: 'M', type: 'ssd' })
      const done = { method: 'blockErase', outcome: 'purge', operator: 'Olga', tool } as const
      await disposals.sanitize({ caseId, serial, ...done })
      await disposals.verify({ caseId, serial, by: 'Bob', method: 'full' })
    }
    const actor = first.worker.id
    await first.close()

    const issued = new Set<string>()
    for (let kill = 0; kill < kills; kill++) {
      const child = await childEngine(folder)
      expect(child.said).toBe('ready')
      const connection = clientOver(() => connectToLocalSocket(folder))
      connection.setActor(actor)
      const { client } = connection
      await client.disposals.certify({
        caseId,
        serials: Array.from({ length: 4 * (kill + 1) }, (_, n) => `KC-${n}`),
      })
      await pause(random.below(400))
      const { mediumList } = await client.disposals.show({ caseId })
      for (const { certificates } of mediumList) for (const number of certificates) issued.add(number)
      await child.kill()
      connection.close()
    }

    const last = await startTestEngine(folder)
    const certificates = await certified(last, caseId)
    const numbers = certificates.map(({ number }) => number)
    const sequences = numbers.map((number) => Number(number.slice(-6))).toSorted((one, other) => one - other)
    expect(sequences).toEqual(Array.from({ length: drives }, (_, n) => n + 1))
    expect(numbers).toEqual(expect.arrayContaining([...issued]))
    const status = outgoing(last, await last.client.disposals.exportStatus())
    for (const certificate of certificates)
      expect(checkCertificate(outgoing(last, certificate), null, status)).toMatchObject({
        status: 'valid',
        number: certificate.number,
      })
    await last.close()
  })
})
