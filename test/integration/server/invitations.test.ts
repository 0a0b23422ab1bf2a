import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inviteAnswer } from '../../../src-shared/sync/protocol.ts'
import { newId } from '../../tools/client.ts'
import { TestDevice } from '../../tools/server/test-device.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'

describe('a code that a laptop of an administrator asks for', () => {
  const minute = 60_000
  let ahead = 0
  const now = () => new Date(Date.parse('2026-11-30T10:00:00.000Z') + ahead).toISOString()
  let server: TestServer
  let administrator: TestDevice
  beforeAll(async () => {
    const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
    server = await startTestServer({ tools: { now, newId, randomBytes } })
    administrator = await TestDevice.enrolled(server)
  })
  afterAll(() => server.close())

  const invited = async (role: 'administrator' | 'technician') =>
    inviteAnswer.parse((await administrator.send('/invitations', { role })).body)

  it('lets one device in, as what was said', async () => {
    for (const role of ['technician', 'administrator'] as const) {
      const { code } = await invited(role)
      const [first, second] = [new TestDevice(server), new TestDevice(server)]
      expect(await first.enrol(code)).toMatchObject({ status: 200, body: { role } })
      expect(await second.enrol(code)).toMatchObject({ status: 403, body: { code: 'CODE_UNKNOWN' } })
    }
  })

  it('holds for an hour', async () => {
    const { code, expiresAt } = await invited('technician')
    expect(Date.parse(expiresAt) - Date.parse(now())).toBe(60 * minute)
    const other = await invited('technician')
    ahead += 59 * minute
    expect((await new TestDevice(server).enrol(code)).status).toBe(200)
    ahead += minute
    expect((await new TestDevice(server).enrol(other.code)).body.code).toBe('CODE_UNKNOWN')
  })

  it('lets it see what the laptop that asks may see, and no more', async () => {
    await server.rows('UPDATE device SET sites = $2 WHERE id = $1', [administrator.deviceId, ['site-1']])
    const { code } = await invited('technician')
    expect((await new TestDevice(server).enrol(code)).body.sites).toEqual(['site-1'])
  })

  it('is not made for what no laptop is', async () => {
    for (const role of ['custodian', 'root', ''])
      expect((await administrator.send('/invitations', { role })).body.code, role).toBe('BODY_INVALID')
  })
})
