import { rmSync } from 'node:fs'
import { locations } from '../../src-main/engine/features/locations/locations.ts'
import { devices } from '../../src-server/accounts/devices.ts'
import type { ServerDatabase } from '../../src-server/database/server-database.ts'
import { startTestServer, type TestServer } from '../tools/server/test-server.ts'
import { doSomething, siteNames, type Work } from './deeds.ts'
import { faultsOf } from './invariants.ts'
import { Laptop, type Sabotage } from './laptop.ts'
import { Network } from './network.ts'
import { idsOf, Seeded, SeededClock } from './seeded.ts'
import { backUpServer, restoreServer } from './server-backup.ts'

const laptopCount = 3
/** A disposal takes many steps. */
const stepsOfWorld = {
  register: 60,
  audits: 120,
  closings: 120,
  disposals: 200,
  labels: 120,
  tags: 120,
  sites: 120,
}
/** Rounds of syncs after which everybody has everything, or never will. */
const mostRounds = 12

/** What became of a world. */
export interface Outcome {
  /** what is wrong, in sentences */
  faults: string[]
  conflicts: number
  entries: number
}

/**
 * Lets people work on laptops that now and then reach a server, over a network and with power that fail, then lets
 * everything reach everybody and looks at what came of it. All of it follows from the seed.
 * @param database emptied before; one can serve world after world
 */
export async function runWorld(
  seed: number,
  database: ServerDatabase,
  sabotage: Sabotage | null = null,
  work: Work = 'register',
): Promise<Outcome> {
  await database.transaction((session) => session.rows('DROP SCHEMA public CASCADE'))
  await database.transaction((session) => session.rows('CREATE SCHEMA public'))
  const seeded = new Seeded(seed)
  const clock = new SeededClock()
  const newId = idsOf(seeded, clock)
  const tools = { now: () => clock.now(), newId, randomBytes: (count: number) => seeded.bytes(count) }
  const server = await startTestServer({ database, tools, snapshotPart: 1 + seeded.below(9) })
  const network = new Network(server, seeded, sabotage)
  const laptops: Laptop[] = []
  try {
    network.isBad = false
    const join = async () => {
      const number = laptops.length
      const wasBad = network.isBad
      network.isBad = false
      const laptop = new Laptop(number, { seeded, clock, newId, network, sabotage })
      laptops.push(laptop)
      // Some have worked alone before they enrol.
      for (let deeds = seeded.below(6); deeds > 0; deeds--) doSomething(laptop, seeded, work)
      const role = number === 0 && work !== 'sites' ? 'technician' : 'administrator'
      const sites = work === 'sites' && number > 0 ? someSites(laptops, seeded) : null
      await laptop.enrol(await server.code(role, sites))
      // A laptop that does not have all sites makes none.
      if (work === 'sites' && number === 0) {
        laptop.act((tx) => {
          for (const site of siteNames) locations.ensure(tx, site)
        })
        await laptop.sync()
      }
      network.isBad = wasBad
    }
    while (laptops.length < laptopCount - 1) await join()
    const joins = seeded.below(stepsOfWorld[work])
    network.isBad = true
    let backup = await backUpServer(server)
    // What a server and the laptop that recorded it both lost may refer to rows that are lost as well.
    const canLaptopsLose = work === 'register' || seeded.chance(0.5)
    // A restored server learns from whoever asks which tags were leased, and of no others.
    const leasesTags = work === 'tags' || work === 'labels'
    const canServerLose = work === 'register' || (!leasesTags && !canLaptopsLose)
    for (let step = 0; step < stepsOfWorld[work]; step++) {
      // Others have worked for a while before the last one is new.
      if (step === joins) {
        await join()
        backup = await backUpServer(server)
      }
      const laptop = seeded.oneOf(laptops)
      if (seeded.chance(0.25)) await laptop.sync()
      else if (work === 'sites' && seeded.chance(0.08)) await giveOthers(server, laptops, seeded)
      else if (seeded.chance(0.15)) await laptop.carry()
      else if (seeded.chance(0.06)) network.toggle(laptop.number)
      else if (seeded.chance(0.03)) backup = await backUpServer(server)
      else if (canServerLose && seeded.chance(0.015)) await restoreServer(server, backup)
      else if (seeded.chance(0.04)) laptop.backUp()
      else if (canLaptopsLose && seeded.chance(0.025)) laptop.restore()
      else if (seeded.chance(0.1)) clock.pass(seeded.below(3_600_000))
      else doSomething(laptop, seeded, work)
    }
    network.heal()
    const stalled = await settle(laptops)
    const [count] = await server.rows<{ entries: number; conflicts: number }>(
      `SELECT coalesce(sum(size), 0)::int AS entries, (SELECT count(*) FROM record WHERE kind = 'conflict')::int AS conflicts FROM entry`,
    )
    const failed = network.failures.map((text) => `the server failed: ${text}`)
    return {
      faults: [...stalled, ...failed, ...(await faultsOf(server, laptops))],
      conflicts: count?.conflicts ?? 0,
      entries: count?.entries ?? 0,
    }
  } finally {
    for (const laptop of laptops) laptop.remove()
    rmSync(server.filesFolder, { recursive: true, force: true })
  }
}

/** Some of the sites that the first laptop knows of, or all that there will be. */
function someSites([first]: readonly Laptop[], seeded: Seeded): string[] | null {
  if (!first || seeded.chance(0.15)) return null
  const ids = siteNames.flatMap((name) => locations.byPath(first.database, name)?.site_id ?? [])
  return [...new Set(ids.filter(() => seeded.chance(0.6)))].sort()
}

/** An administrator gives a laptop other sites than it had. */
async function giveOthers(server: TestServer, laptops: readonly Laptop[], seeded: Seeded): Promise<void> {
  const laptop = seeded.oneOf(laptops.slice(1))
  const sites = someSites(laptops, seeded)
  await server.database.transaction(async (session) => {
    const [everything] = await session.rows<{ ids: string[] | null }>(
      `SELECT array_agg(id ORDER BY id) AS ids FROM record WHERE kind = 'location' AND fields ->> 'parentId' IS NULL
         AND fields ->> 'mergedInto' IS NULL`,
    )
    await devices.setSites(session, laptop.deviceId, sites, everything?.ids ?? [])
  })
}

/** 10: a sync ends, and after a while there is nothing more to do. */
async function settle(laptops: readonly Laptop[]): Promise<string[]> {
  let quiet = 0
  for (let round = 0; round < mostRounds; round++) {
    let moved = 0
    for (const laptop of laptops) {
      const did = await laptop.sync()
      if (did === null) return [`laptop ${laptop.number}: no sync though the network is whole`]
      moved += did.pushed + did.pulled
      const carried = await laptop.carry()
      if (carried === null)
        return [`laptop ${laptop.number}: contents are not carried though the network is whole`]
      moved += carried
    }
    // What leaves a laptop does so once its contents are sent, with the sync after that.
    quiet = moved === 0 ? quiet + 1 : 0
    if (quiet === 2) return []
  }
  return ['it never comes to rest']
}
