import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roleHasRight, roles } from '../../../src-shared/contract/rights.ts'
import { contentRoutes } from '../../../src-shared/sync/content-routes.ts'
import { factKinds, isOfNoSite, rightOf, rightsOfKinds } from '../../../src-shared/sync/kinds.ts'
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
  '/tags/lease': ({ replicaId, epoch }) => ({
    replicaId,
    epoch,
    leaseId: newId(),
    form: { prefix: 'AW-', width: 6, checkCharacter: 'none' },
    count: 10,
    highest: 0,
  }),
  '/sync/snapshot': ({ epoch }) => ({ epoch, after: null }),
  '/devices': () => ({}),
  '/devices/sites': ({ deviceId }) => ({ deviceId, sites: null }),
  '/invitations': () => ({ role: 'technician' }),
}
/** Routes of bytes; Hono answers HEAD by what answers GET. */
const bytesRoutes = Object.keys(contentRoutes) as (keyof typeof contentRoutes)[]

const ownSite = newId()
const foreignSite = newId()
const foreignContent = 'f'.repeat(64)

/**
 * What a device that sees one site gets of another one, by route; where nothing of a site is in question, nothing. Looked
 * at as a device of a role that may ask.
 */
const ofForeignSite: Record<SignedPath, ((device: TestDevice) => Promise<unknown>) | 'nothing'> = {
  '/sync/hello': 'nothing',
  '/sync/push': async (device) => {
    const [result] = await device.push(
      device.change('location', newId(), { name: [null, 'Room'], parentId: [null, foreignSite] }),
    )
    return result?.outcome === 'quarantined' ? result.reason : result?.outcome
  },
  '/sync/pull': async (device) =>
    (await device.pullAll()).filter((entry) => JSON.stringify(entry).includes('Far')),
  '/sync/snapshot': async (device) => {
    const told: unknown[] = []
    // Whoever began with one before sites were taken away is told no more of it either.
    for (const after of [null, { kind: 'statusLabel', id: '0' }])
      told.push((await device.send('/sync/snapshot', { epoch: device.epoch, after })).body.rows)
    return JSON.stringify(told).includes('Far') ? 'rows of it' : 'no row of it'
  },
  '/sync/contents': async (device) =>
    (await device.send('/sync/contents', { sha256s: [foreignContent] })).body.contents,
  '/tags/lease': 'nothing',
  '/devices': async (device) =>
    JSON.stringify((await device.send('/devices', {})).body).includes('Far away') ? 'its name' : 'no name',
  '/devices/sites': async (device) => {
    const { deviceId } = device
    const codes: unknown[] = []
    for (const sites of [null, [foreignSite], [ownSite, 'Far away'], [ownSite]])
      codes.push((await device.send('/devices/sites', { deviceId, sites })).body.code ?? 'given')
    return codes
  },
  // Whoever is invited sees what the device sees that invites.
  '/invitations': async (device) => {
    const { code } = (await device.send('/invitations', { role: 'technician' })).body
    return (await new TestDevice(device.server).enrol(String(code))).body.sites
  },
}
const expectedOfForeignSite: Record<SignedPath, unknown> = {
  '/sync/hello': 'nothing',
  '/sync/push': 'SITE_FOREIGN',
  '/sync/pull': [],
  '/sync/snapshot': 'no row of it',
  '/sync/contents': [],
  '/tags/lease': 'nothing',
  '/devices': 'no name',
  '/devices/sites': ['SITE_FOREIGN', 'SITE_FOREIGN', 'SITE_FOREIGN', 'given'],
  '/invitations': [ownSite],
}

/** What puts a row of a kind into a site. */
const below = (kind: string, siteId: string): Record<string, [null, string]> =>
  kind === 'location' ? { parentId: [null, siteId] } : {}

describe('who may ask the server for what', () => {
  let server: TestServer
  const devices = new Map<Role, TestDevice>()
  const people = new Map<Role, string>()
  const ofOneSite = new Map<Role, TestDevice>()
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
    const maker = deviceOf('administrator')
    await maker.push(
      maker.change('location', ownSite, { name: [null, 'Near'] }, { siteId: ownSite }),
      maker.change('location', foreignSite, { name: [null, 'Far away'] }, { siteId: foreignSite }),
    )
    const asset = newId()
    await maker.push(
      maker.change('asset', asset, {
        assetTag: [null, 'Far-1'],
        statusId: [null, newId()],
        locationId: [null, foreignSite],
      }),
      maker.change('attachment', newId(), {
        assetId: [null, asset],
        kind: [null, 'photo'],
        fileName: [null, 'far.jpg'],
        mediaType: [null, 'image/jpeg'],
        sha256: [null, foreignContent],
      }),
    )
    const { body } = await maker.send('/sync/contents', { sha256s: [foreignContent] })
    expect(body.contents).toHaveLength(1)
    for (const role of roles) ofOneSite.set(role, await TestDevice.enrolled(server, role, [ownSite]))
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

  describe.each(paths.filter(isSigned))('%s, of a device that sees one site', (path) => {
    const { right }: ServerRoute = serverRoutes[path]
    it.each(roles.filter((role) => roleHasRight(role, right)))('as a %s', async (role) => {
      const device = ofOneSite.get(role) as TestDevice
      const of = ofForeignSite[path]
      if (of !== 'nothing' && (path !== '/sync/push' || roleHasRight(role, 'register.write')))
        expect(await of(device)).toEqual(expectedOfForeignSite[path])
    })
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

    it.each(roles)('at an own and at a foreign site, by a device of a %s that sees one', async (role) => {
      const device = ofOneSite.get(role) as TestDevice
      const outcomes: unknown[] = []
      for (const siteId of [ownSite, foreignSite]) {
        const change = facts.includes(kind)
          ? device.fact(kind, newId(), { at: 'now' }, siteId)
          : device.change(kind, newId(), { name: [null, newId()], ...below(kind, siteId) }, { siteId })
        const [result] = await device.push(change)
        outcomes.push(result?.outcome === 'quarantined' ? result.reason : 'taken')
      }
      const own = roleHasRight(role, right) ? expect.not.stringMatching(/MISSING|FOREIGN/) : 'RIGHT_MISSING'
      expect(outcomes).toEqual([own, isOfNoSite(kind) ? own : 'SITE_FOREIGN'])
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
