import { describe, expect, it } from 'vitest'
import type { AssetFilter } from '../../../src-shared/features/assets/asset-filter.ts'
import { failureOf, newId } from '../../tools/client.ts'
import { type House, scanIn, scannedCodes } from './house.ts'

const rounds = 500
const listRounds = 30

export function commandsConform(house: () => House): void {
  describe('a command', () => {
    it('that is sent ten times at once under one id takes effect once and answers the same', async () => {
      const clients = [house().connect(), house().connect()].map(({ client }) => client)
      const scan = { auditId: house().auditId, code: 'TEN-TIMES', method: 'scanner' } as const
      const options = { context: { commandId: newId() } }
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) => clients[n % 2]?.audits.scan(scan, options)),
      )
      expect(new Set(answers.map((answer) => answer?.scan.scanId)).size).toBe(1)
      const codes = await scannedCodes(house())
      expect(codes.filter((code) => code === 'TEN-TIMES')).toHaveLength(1)
    })

    it('under the id of another command is refused and has no effect', async () => {
      const { client } = house().connect()
      const options = { context: { commandId: newId() } }
      const { auditId } = house()
      await client.audits.scan({ auditId, code: 'FIRST-USE', method: 'typed' }, options)
      const others = [
        client.audits.start({ location: 'HQ' }, options),
        client.audits.scan({ auditId, code: 'SECOND-USE', method: 'typed' }, options),
      ].map(failureOf)
      for (const other of others) {
        expect(await other).toMatchObject({ code: 'COMMAND_ID_REUSED', data: options.context })
      }
      expect(await scannedCodes(house())).not.toContain('SECOND-USE')
      expect((await client.audits.list()).audits).toHaveLength(1)
    })

    it('that failed may be sent again under its id, and then takes effect', async () => {
      const { client } = house().connect()
      const options = { context: { commandId: newId() } }
      const create = () =>
        client.assets.create({ fields: { assetTag: 'CT-R1', location: 'HQ / Attic' } }, options)
      expect(await failureOf(create())).toMatchObject({ code: 'LOCATION_UNKNOWN' })
      expect(await failureOf(create())).toMatchObject({ code: 'LOCATION_UNKNOWN' })
    })

    it('that was acknowledged is seen by the next list, whatever its filter and order', async () => {
      const { client } = house().connect()
      const { auditId } = house()
      const shown = async (filter: AssetFilter) => {
        const sort = { by: 'name', direction: 'descending' } as const
        const { rows } = await client.assets.list({ filter, sort })
        return rows.map(({ assetTag }) => assetTag)
      }
      const tags: string[] = []
      for (let n = 100; n < 100 + listRounds; n++) {
        const assetTag = `LIST-${n}`
        const { id, revision } = await client.assets.create({
          fields: { assetTag, name: `Listed ${n}`, company: 'Listed' },
        })
        tags.unshift(assetTag)
        expect(await shown({ companies: ['Listed'] })).toEqual(tags)
        await client.audits.scan({ auditId, code: assetTag, method: 'typed' })
        expect(await shown({ companies: ['Listed'], lastAudited: 'never' })).toEqual([])
        await client.assets.update({ id, revision, fields: { company: n % 2 ? null : 'Listed' } })
        if (n % 2) tags.shift()
        expect(await shown({ companies: ['Listed'] })).toEqual(tags)
      }
    })

    it('that was acknowledged is seen by the next query, every time', async () => {
      const { client } = house().connect()
      const { auditId } = await client.audits.start({ location: 'HQ / Floor 2' })
      for (let n = 1; n <= rounds; n++) {
        const code = `SEEN-${n}`
        await client.audits.scan({ auditId, code, method: 'scanner' })
        const [{ scans }, counts] = await Promise.all([
          client.audits.recentScans({ auditId, limit: 1 }),
          client.audits.status({ auditId }),
        ])
        expect([scans[0]?.code, counts]).toMatchObject([code, { unknown: n }])
      }
    })

    it('keeps its place among 200 that its connection sends at once', async () => {
      const codes = Array.from({ length: 200 }, (_, n) => `ORDER-${n}`)
      const [one, other] = [house().connect().client, house().connect().client]
      await Promise.all([
        ...codes.map((code) => scanIn(house(), one, `1-${code}`)),
        ...codes.map((code) => scanIn(house(), other, `2-${code}`)),
      ])
      const scanned = await scannedCodes(house())
      for (const connection of ['1', '2']) {
        const ofConnection = scanned.filter((code) => code.startsWith(`${connection}-ORDER-`))
        expect(ofConnection).toEqual(codes.map((code) => `${connection}-${code}`))
      }
    })
  })
}
