import { isDefinedError, ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { startEngine } from '../../../src-main/engine/engine.ts'
import { assetsText } from '../../../src-shared/features/assets/assets-text.ts'
import { failureOf, newId } from '../../tools/client.ts'
import type { House } from './house.ts'

export function errorsConform(house: () => House): void {
  describe('a failure', () => {
    it('arrives typed: declared by the contract, with its code, its data and its sentence', async () => {
      const { client } = house().connect()
      const error = await failureOf(client.assets.show({ asset: 'NO-SUCH' }))
      expect(error).toBeInstanceOf(ORPCError)
      expect(isDefinedError(error)).toBe(true)
      expect(error).toMatchObject({
        code: 'ASSET_UNKNOWN',
        data: { asset: 'NO-SUCH' },
        message: assetsText.assetUnknown('NO-SUCH'),
      })
    })

    it('of a command arrives the same way', async () => {
      const { client } = house().connect()
      const error = await failureOf(client.audits.start({ location: 'Atlantis' }))
      expect(isDefinedError(error)).toBe(true)
      expect(error).toMatchObject({ code: 'LOCATION_UNKNOWN', data: { location: 'Atlantis' } })
    })

    it('of input that the contract does not allow names each field that is wrong', async () => {
      const { client } = house().connect()
      const error = await failureOf(client.assets.list({ limit: 0, offset: -1 }))
      expect(isDefinedError(error)).toBe(true)
      expect(error).toMatchObject({
        code: 'INPUT_INVALID',
        data: { issues: [expect.stringContaining('offset'), expect.stringContaining('limit')] },
      })
    })
  })

  describe('a call', () => {
    it('without an actor is refused, whatever its kind', async () => {
      const { client } = house().connect({ actor: null })
      const calls = [client.assets.list({}), client.audits.start({ location: 'HQ' })].map(failureOf)
      for (const call of calls) {
        const error = await call
        expect(isDefinedError(error)).toBe(true)
        expect(error).toMatchObject({ code: 'ACTOR_MISSING' })
      }
    })

    it('of an actor whom nobody knows is refused', async () => {
      const { client } = house().connect({ actor: newId() })
      expect(await failureOf(client.assets.list({}))).toMatchObject({ code: 'ACTOR_MISSING' })
    })

    it('of a person who only came in with a list is refused: a custodian has no rights', async () => {
      const { custodianId, connect } = house()
      const { client } = connect({ actor: custodianId })
      const error = await failureOf(client.assets.list({}))
      expect(isDefinedError(error)).toBe(true)
      expect(error).toMatchObject({ code: 'RIGHT_MISSING', data: { right: 'register.read' } })
      const write = client.audits.scan({ auditId: house().auditId, code: 'CT-001', method: 'typed' })
      expect(await failureOf(write)).toMatchObject({ code: 'RIGHT_MISSING', data: { right: 'audits.run' } })
    })

    it('that is for administrators is refused to a technician', async () => {
      const { id, role } = await house().engine.client.session.join({ name: 'Tim Technician' })
      const { client } = house().connect({ actor: id })
      expect(role).toBe('technician')
      expect(await failureOf(client.samples.generate({ assets: 1, seed: 1 }))).toMatchObject({
        code: 'RIGHT_MISSING',
        data: { right: 'administer' },
      })
    })

    it('that needs no right is answered before anybody said who they are', async () => {
      const { client } = house().connect({ actor: null })
      expect(await client.session.welcome()).toMatchObject({ assetCount: 60 })
    })
  })

  it('a second engine on the same folder is refused, and the first one goes on', async () => {
    const { engine, connect } = house()
    const error = await failureOf(startEngine({ dataFolder: engine.folder, version: 'test' }))
    expect(error).toMatchObject({ code: 'DATA_FOLDER_IN_USE', data: { folder: engine.folder } })
    expect(await connect().client.session.welcome()).toMatchObject({ assetCount: 60 })
  })
}
