import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCode } from '../../src-server/accounts/enrol-codes.ts'
import { openPostgres } from '../../src-server/database/postgres-database.ts'
import type { ServerDatabase } from '../../src-server/database/server-database.ts'
import { entriesOf, type LoggedRow, loggedRow } from '../../src-server/sync/entry-body.ts'
import { SeededRandom } from '../../src-shared/features/samples/seeded-random.ts'
import type { Mutation } from '../../src-shared/sync/protocol.ts'
import { newId } from '../tools/client.ts'
import { newFolder } from '../tools/data-folder.ts'
import { type ServerProcess, startServerProcess } from '../tools/server/server-process.ts'
import { type AskedServer, TestDevice } from '../tools/server/test-device.ts'
import { postgresCanRun, startTestPostgres, type TestPostgres } from '../tools/server/test-postgres.ts'

const laptops = 6
const pushesOfLaptop = 12
const scansOfPush = 40
const sites = 3

describe.skipIf(!postgresCanRun())('under load', { timeout: 240_000 }, () => {
  const folder = newFolder()
  const random = new SeededRandom(17)
  let postgres: TestPostgres
  let server: ServerProcess
  let database: ServerDatabase
  let asked: AskedServer
  const begin = async () => {
    server = await startServerProcess(folder.path, { databaseUrl: postgres.url })
  }
  beforeAll(async () => {
    postgres = await startTestPostgres()
    await begin()
    database = openPostgres(postgres.url)
    const now = () => new Date().toISOString()
    asked = {
      // Wherever it listens after it was killed.
      app: { request: (path, init) => fetch(server.url + path, init) },
      tools: { now },
      code: (role = 'administrator', ofSites = null) =>
        database.transaction((session) =>
          makeCode(
            session,
            { role, hours: 1, sites: ofSites },
            { now, newId, randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
          ),
        ),
    }
  })
  afterAll(async () => {
    await database.close()
    await server.stop()
    await postgres.close()
    folder.remove()
  })

  /** A push as a laptop sends it: again, the same, until it is answered. @returns how often it was not */
  const pushed = async (device: TestDevice, mutations: Mutation[]) => {
    for (let failures = 0; ; failures++) {
      const answer = await device.tryPush(...mutations).catch(() => null)
      if (answer?.status === 200) {
        const outcomes = (answer.body.results as { outcome: string }[]).map(({ outcome }) => outcome)
        expect(outcomes).toEqual(mutations.map(() => 'applied'))
        return failures
      }
      if (answer !== null) expect(['NOT_READY', 'SERVER_BUSY']).toContain(answer.body.code)
      await pause(20)
    }
  }
  /** All laptops push at once, while something is killed. @returns how many pushes were not answered at first */
  const pushing = async (kill: () => Promise<void>) => {
    const devices = await Promise.all(Array.from({ length: laptops }, () => TestDevice.enrolled(asked)))
    let failures = 0
    let answered = 0
    const working = devices.map(async (device, number) => {
      for (let push = 0; push < pushesOfLaptop; push++) {
        const scans = Array.from({ length: scansOfPush }, () => {
          const id = newId()
          return device.fact('scan', id, { id, code: id }, `site-${number % sites}`)
        })
        failures += await pushed(device, scans)
        answered++
      }
    })
    const isWorking = () => answered < laptops * pushesOfLaptop
    for (let kills = 0; kills < 2; kills++) {
      const least = answered + 5 + random.below(10)
      while (answered < least && isWorking()) await pause(1)
      expect(isWorking(), 'it is killed while they push').toBe(true)
      await kill()
    }
    await Promise.all(working)
    return { devices, failures }
  }
  /** Each scan is there once, and the numbers of each site have no gap and none twice. */
  const expectAll = async (devices: readonly TestDevice[]) => {
    const logged = await database.rows<LoggedRow>(`SELECT ${loggedRow} FROM entry ORDER BY site_id, seq`)
    const rows = logged.flatMap(entriesOf)
    for (const { replicaId } of devices) {
      const numbers = rows.filter((row) => row.replicaId === replicaId).map(({ n }) => n)
      expect(numbers.toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: pushesOfLaptop * scansOfPush }, (_, index) => index + 1),
      )
    }
    for (const ofSite of Map.groupBy(rows, ({ siteId }) => siteId).values())
      expect(ofSite.map(({ seq }) => seq)).toEqual(ofSite.map((_, index) => index + 1))
  }

  it('a server that is killed loses nothing that it answered, and takes nothing twice', async () => {
    const { devices, failures } = await pushing(async () => {
      await server.kill()
      await begin()
    })
    expect(failures).toBeGreaterThan(0)
    await expectAll(devices)
  })

  it('so does one whose PostgreSQL is killed', async () => {
    const { devices, failures } = await pushing(() => postgres.killAndStart())
    expect(failures).toBeGreaterThan(0)
    await expectAll(devices)
  })
})
