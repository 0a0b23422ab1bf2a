import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roleHasRight, roles } from '../../../src-shared/contract/rights.ts'
import { contentRoutes } from '../../../src-shared/sync/content-routes.ts'
import { factKinds, rightOf, rightsOfKinds } from '../../../src-shared/sync/kinds.ts'
import {
  type ServerPath,
  type ServerRoute,
  type SignedPath,
  serverRoutes,
} from '../../../src-shared/sync/server-routes.ts'
import { newId } from '../../tools/client.ts'
import { TestDevice } from '../../tools/server/test-device.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'

const paths = Object.keys(serverRoutes) as ServerPath[]
const isSigned = (path: ServerPath): path is SignedPath => serverRoutes[path].by === 'device'

/** What each route of a device is asked for, as it should be. */
const requests: Record<SignedPath, (device: TestDevice) => object> = {
  '/sync/hello': ({ replicaId, epoch }) => ({ protocol: 1, replicaId, acknowledged: 0, epoch, cursors: {} }),
  '/sync/push': (device) => ({
    replicaId: device.replicaId,
    epoch: device.epoch,
    mutations: [device.change('category', newId(), { name: [null, newId()] })],
  }),
  '/sync/pull': ({ epoch }) => ({ epoch, cursors: {} }),
  '/sync/contents': () => ({ sha256s: ['a'.repeat(64)] }),
  '/devices': () => ({}),
}
/** Routes of bytes; Hono answers HEAD by what answers GET. */
const bytesRoutes = Object.keys(contentRoutes) as (keyof typeof contentRoutes)[]

describe('who may ask the server for what', () => {
  let server: TestServer
  const devices = new Map<Role, TestDevice>()
  const people = new Map<Role, string>()
  let revoked: TestDevice
  beforeAll(async () => {
    server = await startTestServer()
    for (const role of roles) devices.set(role, await TestDevice.enrolled(server, role))
    for (const role of ['technician', 'custodian'] as const) {
      const id = newId()
      people.set(role, id)
      const administrator = deviceOf('administrator')
      await administrator.push(administrator.change('person', id, { name: [null, id], role: [null, role] }))
    }
    revoked = await TestDevice.enrolled(server, 'administrator')
    await server.rows('UPDATE device SET revoked_at = enrolled_at WHERE id = $1', [revoked.deviceId])
  })
  afterAll(() => server.close())
  const deviceOf = (role: Role) => devices.get(role) as TestDevice

  it('is asked at the routes that have a rule, and at no others', () => {
    const answered = server.app.routes.filter(({ method }) => method !== 'ALL')
    expect(answered.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      [
        ...paths.map((path) => `${serverRoutes[path].method} ${path}`),
        ...bytesRoutes
          .filter((route) => !route.startsWith('HEAD'))
          .map((route) => route.replace('{sha256}', ':sha256')),
      ].sort(),
    )
  })

  it.each(bytesRoutes)('%s: no stranger, and of devices those whose role may', async (route) => {
    const [method = '', pattern = ''] = route.split(' ')
    const sent = async (device: TestDevice) => {
      const answer = await device.bytes(method, pattern.replace('{sha256}', 'a'.repeat(64)))
      // HEAD is answered without the refusal; the log has it.
      return method === 'HEAD' ? server.logged.at(-1)?.code : (await answer.json()).code
    }
    const stranger = new TestDevice(server)
    expect(await sent(stranger)).toBe('DEVICE_UNKNOWN')
    Object.assign(stranger, { deviceId: deviceOf('administrator').deviceId })
    expect(await sent(stranger)).toBe('SIGNATURE_INVALID')
    expect(await sent(revoked)).toBe('DEVICE_REVOKED')
    const { right } = contentRoutes[route]
    for (const role of roles) {
      const said = await sent(deviceOf(role))
      if (roleHasRight(role, right)) expect(said, role).not.toBe('RIGHT_MISSING')
      else expect(said, role).toBe('RIGHT_MISSING')
    }
  })

  it.each(paths.filter(isSigned))('%s: no stranger, and of devices those whose role may', async (path) => {
    const stranger = new TestDevice(server)
    const sent = async (device: TestDevice, request = requests[path](device)) => {
      const { status, body } = await device.send(path, request)
      return status === 200 ? 'answered' : body.code
    }
    expect(await sent(stranger)).toBe('DEVICE_UNKNOWN')
    expect(await sent(Object.assign(stranger, { deviceId: deviceOf('administrator').deviceId }))).toBe(
      'SIGNATURE_INVALID',
    )
    expect(await sent(revoked)).toBe('DEVICE_REVOKED')
    const { right }: ServerRoute = serverRoutes[path]
    for (const role of roles)
      expect(await sent(deviceOf(role)), role).toBe(roleHasRight(role, right) ? 'answered' : 'RIGHT_MISSING')
  })

  it.each(paths.filter((path) => !isSigned(path)))('%s: anybody, or who has a code', async (path) => {
    const { method, by }: ServerRoute = serverRoutes[path]
    const body = JSON.stringify({ code: 'WRONG', publicKey: 'a'.repeat(64), deviceName: 'Laptop' })
    const answer = await server.app.request(path, method === 'GET' ? {} : { method, body })
    expect(answer.status).toBe(by === 'anybody' ? 200 : 403)
  })

  const facts: readonly string[] = factKinds
  const kinds = [...rightsOfKinds.keys(), 'customField', 'kindOfANewerLaptop']

  describe.each(kinds)('a change of a %s', (kind) => {
    const right = rightOf(kind, {})
    /** Pushed by a device, made by a person whom the server knows or does not. */
    const outcome = async (device: TestDevice, actorId = device.actorId) => {
      const change = facts.includes(kind)
        ? device.fact(kind, newId(), { at: 'now' })
        : device.change(kind, newId(), { name: [null, newId()] })
      const [result] = await device.push({ ...change, actorId })
      return result?.outcome === 'quarantined' ? result.reason : 'taken'
    }

    it.each(roles)('by a device of a %s', async (role) => {
      const said = await outcome(deviceOf(role))
      if (roleHasRight(role, right)) expect(said).not.toBe('RIGHT_MISSING')
      else expect(said).toBe('RIGHT_MISSING')
    })

    it.each(['technician', 'custodian'] as const)(
      'made by a %s on the device of a technician',
      async (role) => {
        const said = await outcome(deviceOf('technician'), people.get(role))
        if (roleHasRight(role, right)) expect(said).not.toBe('RIGHT_MISSING')
        else expect(said).toBe('RIGHT_MISSING')
      },
    )
  })
})
