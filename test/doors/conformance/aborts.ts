import { describe, expect, it } from 'vitest'
import { failureOf } from '../../tools/client.ts'
import { type House, scanIn, scannedCodes } from './house.ts'
import { silent } from './lossy.ts'

export function abortsConform(house: () => House): void {
  describe('an aborted call', () => {
    it('ends with an AbortError, whether it was aborted before or while it waited', async () => {
      const { client } = house().connect()
      const before = AbortSignal.abort()
      const during = new AbortController()
      const calls = [
        client.assets.list({}, { signal: before }),
        client.session.join({ name: 'Ada Tester' }, { signal: before }),
        client.assets.list({}, { signal: during.signal }),
        client.session.join({ name: 'Ada Tester' }, { signal: during.signal }),
      ].map(failureOf)
      during.abort(new Error('a reason of its own'))
      for (const call of calls) expect(await call).toMatchObject({ name: 'AbortError' })
    })

    it('leaves the other calls of its connection alone', async () => {
      const { client } = house().connect()
      const controller = new AbortController()
      const aborted = failureOf(client.assets.list({}, { signal: controller.signal }))
      const other = client.assets.show({ asset: 'CT-002' })
      controller.abort()
      expect(await aborted).toMatchObject({ name: 'AbortError' })
      expect(await other).toMatchObject({ assetTag: 'CT-002' })
    })

    it('before it was sent has no effect', async () => {
      const { client } = house().connect()
      await failureOf(
        client.audits.scan(
          { auditId: house().auditId, code: 'ABORTED', method: 'typed' },
          { signal: AbortSignal.abort() },
        ),
      )
      await scanIn(house(), client, 'CT-003')
      expect(await scannedCodes(house())).not.toContain('ABORTED')
    })
  })

  describe('a silent engine', () => {
    it('is given up after the deadline', async () => {
      const { client } = house().connect({ through: silent })
      const error = await failureOf(client.session.welcome(undefined, { context: { deadline: 60 } }))
      expect(error).toMatchObject({ code: 'DEADLINE_PASSED', data: { seconds: 0.06 } })
    })

    it('does not hold back a call that is aborted', async () => {
      const { client } = house().connect({ through: silent })
      const controller = new AbortController()
      const call = failureOf(client.session.welcome(undefined, { signal: controller.signal }))
      setTimeout(() => controller.abort(), 20)
      expect(await call).toMatchObject({ name: 'AbortError' })
    })
  })
}
