import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ORPCError } from '@orpc/contract'
import type { Database } from 'better-sqlite3'
import { contentFile, contentFolder } from '../../src-main/engine/content/content-folder.ts'
import { createDatabase } from '../../src-main/engine/database/create-database.ts'
import { becomeNewReplica } from '../../src-main/engine/database/new-replica.ts'
import { databaseFile, openWriter } from '../../src-main/engine/database/open.ts'
import { inTransaction, type Transaction } from '../../src-main/engine/database/transaction.ts'
import { people } from '../../src-main/engine/features/people/people.ts'
import { carryContents } from '../../src-main/engine/features/sync/contents/carry-contents.ts'
import { ensureDeviceKey } from '../../src-main/engine/features/sync/device-key.ts'
import { noteEnrolled } from '../../src-main/engine/features/sync/enrol.ts'
import { ServerConversation } from '../../src-main/engine/features/sync/server-conversation.ts'
import { syncOnce } from '../../src-main/engine/features/sync/sync-run.ts'
import { hostWithoutAbilities } from '../../src-main/engine/host.ts'
import { newFolder } from '../tools/data-folder.ts'
import { Lost, type Network } from './network.ts'
import type { Seeded, SeededClock } from './seeded.ts'

/** What is done wrong on purpose, so that it can be seen that it is found. */
export type Sabotage = 'cursorBeforeData' | 'leaseTwice' | 'nothingLetGo' | 'scopeIgnored'

class Crashed extends Error {}

interface Surroundings {
  seeded: Seeded
  clock: SeededClock
  newId: () => string
  network: Network
  sabotage: Sabotage | null
}

/** A laptop: the engine's own database and rules, with a clock of its own and power that can fail. */
export class Laptop {
  readonly number: number
  readonly #with: Surroundings
  readonly #folder = newFolder()
  readonly #ahead: number
  database: Database
  /** nobody, until there is somebody */
  actorId = '00000000-0000-7000-8000-000000000000'
  /** '' before it is enrolled */
  deviceId = ''
  #server: ServerConversation | null = null

  constructor(number: number, surroundings: Surroundings) {
    this.number = number
    this.#with = surroundings
    const { seeded, clock, newId } = surroundings
    const days = 86_400_000
    this.#ahead = Math.round((seeded.next() - 0.5) * 6 * days)
    this.database = openWriter(this.#folder.path)
    createDatabase(this.database, { newId, now: () => clock.now(this.#ahead) })
    this.actorId = this.act((tx) => people.create(tx, { name: `Person ${number}`, role: 'administrator' }).id)
  }

  /** What a person does here, in one durable transaction. */
  act<Result>(work: (tx: Transaction) => Result): Result {
    const { clock, newId } = this.#with
    const context = { actorId: this.actorId, newId, now: () => clock.now(this.#ahead) }
    return inTransaction(this.database, context, newId(), { changed: () => undefined }, work)
  }

  async enrol(code: string): Promise<void> {
    const { newId, clock, network } = this.#with
    const key = await ensureDeviceKey({
      dataFolder: this.#folder.path,
      host: hostWithoutAbilities('browser'),
    })
    const conversation = {
      url: 'http://server',
      carry: network.carrierOf(this.number),
      key,
      now: () => clock.now(this.#ahead),
    }
    const asked = { code, deviceName: `Laptop ${this.number} ${newId()}`, publicKey: key.publicKey }
    const answer = await new ServerConversation({ ...conversation, deviceId: null }).enrol(asked)
    this.act((tx) => noteEnrolled(tx, 'http://server', answer))
    this.deviceId = answer.deviceId
    this.#server = new ServerConversation({ ...conversation, deviceId: answer.deviceId })
  }

  /**
   * Syncs as far as it gets.
   * @returns what it did; null where the network or the power failed
   */
  async sync(): Promise<Awaited<ReturnType<typeof syncOnce>> | null> {
    const server = this.#server
    if (!server) throw new Error('not enrolled')
    const { signal } = new AbortController()
    try {
      return await syncOnce({
        database: this.database,
        server,
        signal,
        progress: () => undefined,
        // What cannot be written waits, and is found there.
        log: { warn: () => undefined },
        few: 0,
        leavingAtATime: 2,
        step: (work) => this.#step(work),
      })
    } catch (error) {
      return this.#failed(error)
    }
  }

  /** @throws what is neither the network nor the power */
  #failed(error: unknown): null {
    const isNetwork =
      error instanceof ORPCError &&
      ['SERVER_UNREACHABLE', 'SERVER_NOT_UNDERSTOOD', 'REQUEST_TOO_OLD'].includes(error.code)
    if (!isNetwork && !(error instanceof Crashed) && !(error instanceof Lost)) throw error
    if (error instanceof Crashed) this.#restart()
    return null
  }

  /**
   * Carries contents as far as it gets.
   * @returns how many; null where the network or the power failed
   */
  async carry(): Promise<number | null> {
    const { network } = this.#with
    const server = this.#server
    if (!server) throw new Error('not enrolled')
    const { signal } = new AbortController()
    try {
      const { sent, fetched } = await carryContents({
        database: this.database,
        dataFolder: this.folder,
        server,
        carry: network.contentCarrierOf(this.number),
        signal,
        step: (work) => this.#step(work),
        partSize: 700,
      })
      return sent + fetched
    } catch (error) {
      return this.#failed(error)
    }
  }

  /** Puts content where it lies, as the engine does before a row names it. */
  keep(bytes: Uint8Array): string {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = contentFile(contentFolder(this.folder), sha256)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    return sha256
  }

  get folder(): string {
    return this.#folder.path
  }

  /** The power can fail in the middle of a step, or right after it. */
  #step<Result>(work: (tx: Transaction) => Result): Result {
    const { seeded, network, sabotage } = this.#with
    const failsIn = network.isBad && seeded.chance(0.06)
    const failsAfter = network.isBad && seeded.chance(0.04)
    try {
      const result = this.act((tx) => {
        const done = work(tx)
        if (failsIn) throw new Crashed()
        return done
      })
      if (failsAfter) throw new Crashed()
      return result
    } catch (error) {
      if (failsIn && sabotage === 'cursorBeforeData' && network.lastPage)
        for (const [siteId, seq] of Object.entries(network.lastPage.cursors))
          this.database
            .prepare('INSERT OR REPLACE INTO pull_cursor (site_id, seq) VALUES (?, ?)')
            .run(siteId, seq)
      throw error
    }
  }

  #restart(): void {
    this.database.close()
    this.database = openWriter(this.#folder.path)
  }

  /** Keeps a copy of the database as it is now. */
  backUp(): void {
    rmSync(this.#backup, { force: true })
    this.database.exec(`VACUUM INTO '${this.#backup}'`)
  }

  /** Goes back to the copy, as another replica: what was done here since is gone, but for what reached the server. */
  restore(): void {
    if (!existsSync(this.#backup)) return
    this.database.close()
    for (const end of ['', '-wal', '-shm']) rmSync(databaseFile(this.#folder.path) + end, { force: true })
    copyFileSync(this.#backup, databaseFile(this.#folder.path))
    this.database = openWriter(this.#folder.path)
    this.act((tx) => becomeNewReplica(tx, { restoredFrom: 'a backup', salvaged: null }))
  }

  get #backup(): string {
    return join(this.#folder.path, 'backup.db')
  }

  remove(): void {
    this.database.close()
    rmSync(this.#folder.path, { recursive: true, force: true })
  }
}
