import { setTimeout as pause } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import { expect } from 'vitest'
import { databaseFile } from '../../src-main/engine/database/open.ts'
import type { SeededRandom } from '../../src-shared/features/samples/seeded-random.ts'
import { newFolder } from '../tools/data-folder.ts'
import { imported } from '../tools/lists.ts'
import { type CuttingProxy, startCuttingProxy, type Weather } from '../tools/server/cutting-proxy.ts'
import { type ServerProcess, startServerProcess } from '../tools/server/server-process.ts'
import { type DatabaseDump, startTestPostgres, type TestPostgres } from '../tools/server/test-postgres.ts'
import { startTestEngine, type TestEngine } from '../tools/test-engine.ts'

const assets = 12
const scansBetweenSyncs = 4
/** What each of them does of an evening, and more while something is away. */
const leastSyncs = 5
/** Milliseconds after which the killing begins: syncs are under way. */
const longestStart = 200
/** How a sync may end while the network is bad. */
const expectedFailures = [
  'SERVER_UNREACHABLE',
  'SERVER_NOT_UNDERSTOOD',
  'NOT_READY',
  'SERVER_BUSY',
  // What of a request was damaged on its way is refused as what it has become.
  'SIGNATURE_INVALID',
  'DEVICE_UNKNOWN',
  'REQUEST_TOO_OLD',
  'NOT_FOUND',
  'BODY_INVALID',
]

/** What can end in the middle of a sync. */
export type Victim = 'nothing' | 'server' | 'database'

/**
 * Two real engines and the program of the server on a real PostgreSQL, over HTTP, with a network between them that cuts,
 * delays and corrupts, and programs that are killed while they work.
 */
export class BadNights {
  readonly #random: SeededRandom
  readonly #folders = [newFolder(), newFolder(), newFolder()] as const
  #postgres!: TestPostgres
  #server!: ServerProcess
  #proxy!: CuttingProxy
  #laptops: TestEngine[] = []
  #auditId = ''
  #isBad = false
  /** scans that were confirmed to somebody, by their ids */
  readonly #scans = new Set<string>()
  #logged: string[] = []
  #backup: DatabaseDump = []
  failures = new Map<string, number>()

  constructor(random: SeededRandom) {
    this.#random = random
  }

  async begin(): Promise<void> {
    const [data, one, other] = this.#folders
    this.#postgres = await startTestPostgres()
    this.#server = await startServerProcess(data.path, { databaseUrl: this.#postgres.url })
    this.#proxy = await startCuttingProxy(this.#server.url, () => this.#weather())
    this.#laptops = [
      await startTestEngine(one.path, 'Ada Tester', { hasThreads: true }),
      await startTestEngine(other.path, 'Ben Tester', { hasThreads: true }),
    ]
    const [ada, ben] = this.#laptops as [TestEngine, TestEngine]
    await imported(
      ada,
      Array.from({ length: assets }, (_, n) => ({ 'Asset Tag': `N-${n}`, Location: 'HQ / Floor 1' })),
    )
    for (const { client } of [ada, ben])
      await client.sync.enroll({
        url: this.#proxy.url,
        code: await this.#server.invite(),
        deviceName: 'Laptop',
      })
    this.#auditId = (await ada.client.audits.start({ location: 'HQ' })).auditId
    for (const laptop of [ada, ben, ada]) expect(await this.#sync(laptop)).toBe('done')
  }

  /** An evening: both work and sync over a bad network, while something is killed and started again. */
  async night(victim: Victim): Promise<void> {
    this.#isBad = true
    let isKilled = victim === 'nothing'
    const evenings = this.#laptops.map(async (laptop, number) => {
      for (let tries = 0; tries < leastSyncs || !isKilled; tries++) {
        await this.#work(laptop, number)
        this.#count(await this.#sync(laptop))
      }
    })
    const killing = pause(this.#random.below(longestStart))
      .then(() => this.#kill(victim))
      .finally(() => {
        isKilled = true
      })
    await Promise.all([killing, ...evenings])
    this.#isBad = false
  }

  /** In the morning the network is well: everything reaches everybody, once. */
  async morning(): Promise<void> {
    for (const laptop of [...this.#laptops, ...this.#laptops])
      await expect.poll(() => this.#sync(laptop), { timeout: 30_000, interval: 200 }).toBe('done')
    for (const { client, folder } of this.#laptops) {
      expect(scansIn(folder)).toEqual([...this.#scans].sort())
      expect(await client.record.verify()).toMatchObject({ intact: true })
      expect(await client.sync.status()).toMatchObject({ waiting: 0, quarantined: 0 })
    }
    const names = await Promise.all(
      this.#laptops.map(async ({ client }) => {
        const { rows } = await client.assets.list({ limit: 100 })
        return Object.fromEntries(rows.map(({ assetTag, name }) => [assetTag, name]))
      }),
    )
    expect(names[1]).toEqual(names[0])
    this.#logged.push(...this.#server.log)
    for (const line of this.#logged) expect(line, line).not.toMatch(/"msg":"bug"|"status":500/)
  }

  /** Keeps what the database is now. */
  async backUp(): Promise<void> {
    this.#backup = await this.#postgres.dump()
  }

  /** The database is what it was at the backup; laptops have been told of more. */
  async restore(): Promise<void> {
    this.#logged.push(...this.#server.log)
    await this.#server.stop()
    await this.#postgres.restore(this.#backup)
    await this.#startServer()
  }

  /** Whether all that can be bad has been. */
  get sawEverything(): boolean {
    return this.#proxy.cuts > 0 && this.#proxy.corruptions > 0 && this.failures.size > 0
  }

  async end(): Promise<void> {
    await Promise.all(this.#laptops.map((laptop) => laptop.close()))
    await this.#proxy.close()
    await this.#server.stop()
    await this.#postgres.close()
    for (const folder of this.#folders) folder.remove()
  }

  async #work({ client }: TestEngine, number: number): Promise<void> {
    const auditId = this.#auditId
    for (let scans = 0; scans < scansBetweenSyncs; scans++) {
      const code = `N-${this.#random.below(assets)}`
      const { scan } = await client.audits.scan({
        auditId,
        code,
        location: 'HQ / Floor 1',
        method: 'scanner',
      })
      this.#scans.add(scan.scanId)
    }
    const tag = `N-${number}`
    const { id, revision } = await client.assets.show({ asset: tag })
    await client.assets.update({ id, revision, fields: { name: `Named ${this.#scans.size} by ${number}` } })
  }

  /** One sync. @returns done, or the code of what it ended with */
  async #sync({ client }: TestEngine): Promise<string> {
    const { jobId } = await client.sync.start()
    let job = await client.jobs.show({ jobId })
    for (; job.state === 'running'; job = await client.jobs.show({ jobId })) await pause(15)
    return job.error?.code ?? job.state
  }

  #count(outcome: string): void {
    if (outcome === 'done') return
    expect(expectedFailures).toContain(outcome)
    this.failures.set(outcome, (this.failures.get(outcome) ?? 0) + 1)
  }

  async #kill(victim: Victim): Promise<void> {
    if (victim === 'server') await this.#killServer()
    if (victim === 'database') await this.#postgres.killAndStart()
  }

  async #killServer(): Promise<void> {
    this.#logged.push(...this.#server.log)
    await this.#server.kill()
    await this.#startServer()
  }

  async #startServer(): Promise<void> {
    this.#server = await startServerProcess(this.#folders[0].path, { databaseUrl: this.#postgres.url })
    this.#proxy.target = this.#server.url
  }

  #weather(): Partial<Weather> {
    const random = this.#random
    if (!this.#isBad || random.chance(0.15)) return {}
    const somewhere = random.below(random.chance(0.8) ? 2500 : 12_000)
    if (random.chance(0.5)) return { cutAfter: somewhere, delay: random.below(8) }
    return random.chance(0.7) ? { corruptAt: somewhere, cutIdle: 400 } : { delay: random.below(25) }
  }
}

function scansIn(folder: string): string[] {
  const database = new BetterSqlite3(databaseFile(folder), { readonly: true })
  try {
    return database.prepare<[], string>('SELECT id FROM scan ORDER BY id').pluck().all()
  } finally {
    database.close()
  }
}
