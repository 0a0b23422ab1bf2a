import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { syncProblems } from '../../../../src-shared/features/sync/sync-problems-contract.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets } from '../assets/assets.ts'
import { isAwaited, letGoOf, letGoOfLocations } from './let-go.ts'
import {
  assetsAtIn,
  cursorsBeside,
  locationsBeside,
  locationsKept,
  locationsLetGo,
  locationsUntold,
  markOfWritten,
} from './let-go-store.ts'
import { endWaitingOfSite, enrolment, forgetCursor, setSites } from './sync-store.ts'
import type { SyncTools } from './sync-tools.ts'

/** Numbers of assets that are looked at between two turns of others: some milliseconds. */
const lookedAt = 5000
/** Rows that go in one transaction, so that a scan beside it waits a few milliseconds. */
const usuallyAtATime = 20
/** Fewer rows than these may leave without a person. */
const fewRows = 200

/** What had been written when nothing was found that is to go. */
const nothingBeside = new WeakMap<Database, string | undefined>()

/**
 * Lets everything go that is of none of the sites that the server gives this laptop; then it goes by them, which the next
 * hello tells. To be called once what was recorded here is sent and what the server tells is known. What somebody has
 * changed meanwhile is sent first: until then the laptop goes by the sites that it had.
 * @param sites top-level locations; null: all
 * @returns whether the server is to be told that this laptop goes by other sites now
 * @throws MANY_WOULD_LEAVE where most of what is here would go, and nobody has said that it may
 */
export async function letGoOfSites(tools: SyncTools, sites: readonly string[] | null): Promise<boolean> {
  const { database, step, signal, leavingAtATime: atATime = usuallyAtATime } = tools
  const said = sites && JSON.stringify(sites)
  const isNews = enrolment.get(database, {})?.sites !== said
  const mark = markOfWritten.get(database, {})?.mark
  if (signal.aborted || (!isNews && mark === nothingBeside.get(database))) return false
  if (said !== null) {
    const going = () =>
      isNews ? locationsBeside.all(database, { sites: said }) : locationsUntold.all(database, {})
    const locations = going().map(({ id }) => id)
    // A site that was given and taken away between two syncs took places in that were made here.
    if (!isNews && locations.every((id) => isAwaited(database, 'location', id))) {
      nothingBeside.set(database, mark)
      return false
    }
    // Whoever took an asset to a place that has gone meanwhile is not told that it went there.
    const places = [...locations, ...locationsLetGo.all(database, {}).map(({ id }) => id)]
    // A place that only this laptop has stays, and not what the server took as being there: that is of no site here.
    const kept = isNews ? locationsKept.all(database, { sites: said }).map(({ id }) => id) : []
    const leaving = await assetsAt(tools, places, kept)
    if (signal.aborted) return false
    assertMayLeave(tools, leaving.length)
    // Whoever gets the site again before all of it has gone is told from its beginning of what went.
    step((tx) => forgetLogsBeside(tx, said))
    let isAnyAwaited = false
    for (const some of inPieces(leaving, atATime)) {
      if (signal.aborted) return false
      step((tx) => {
        for (const id of some)
          if (isAwaited(database, 'asset', id)) isAnyAwaited = true
          else letGoOf(tx, 'asset', id)
      })
      await turnOfOthers()
    }
    // By its place an asset is found again that has to wait.
    if (isAnyAwaited) return false
    for (const some of inPieces(locations, atATime)) {
      step((tx) =>
        letGoOfLocations(
          tx,
          some.filter((id) => !isAwaited(database, 'location', id)),
        ),
      )
      await turnOfOthers()
    }
    if (going().length > 0) return false
  }
  if (!isNews) return false
  step((tx) => {
    setSites.run(tx.database, { sites: said })
    tx.touch('sync')
  })
  return true
}

/**
 * Has this laptop go by these sites besides those that it has, since something of them comes: were they taken away before
 * the sync is done, the next one finds that they are to go.
 */
export function goByAlso({ database }: Transaction, sites: readonly string[] | null): void {
  const had = enrolment.get(database, {})?.sites ?? null
  if (had === null) return
  const all = sites && [...new Set([...(JSON.parse(had) as string[]), ...sites])].sort()
  setSites.run(database, { sites: all && JSON.stringify(all) })
}

function forgetLogsBeside({ database }: Transaction, sites: string): void {
  for (const { siteId } of cursorsBeside.all(database, { sites })) {
    forgetCursor.run(database, { siteId })
    endWaitingOfSite.run(database, { siteId })
  }
}

async function assetsAt(
  { database, signal }: SyncTools,
  places: readonly string[],
  keptPlaces: readonly string[],
): Promise<string[]> {
  if (places.length + keptPlaces.length === 0) return []
  const [locations, kept] = [JSON.stringify(places), JSON.stringify(keptPlaces)]
  const count = assets.lastNumber(database)
  const found: string[] = []
  for (let first = 1; first <= count && !signal.aborted; first += lookedAt) {
    const last = first + lookedAt - 1
    for (const { id } of assetsAtIn.all(database, { first, last, locations, kept })) found.push(id)
    await turnOfOthers()
  }
  return found
}

/**
 * That more than half of what is here goes is not done before a person has looked at it: a server that lost what it knew
 * is not to empty laptops.
 * @param rows that are to leave now
 * @throws MANY_WOULD_LEAVE
 */
export function assertMayLeave({ database }: Pick<SyncTools, 'database'>, rows: number): void {
  const { leaving = 0, may_leave: mayLeave = 0 } = enrolment.get(database, {}) ?? {}
  const here = assets.count(database)
  const all = leaving + rows
  if (mayLeave === 1 || rows === 0 || all <= fewRows || all * 2 <= here + leaving) return
  throw failure(syncProblems, 'MANY_WOULD_LEAVE', { leaving: rows, here })
}

function* inPieces(ids: readonly string[], atATime: number): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += atATime) yield ids.slice(from, from + atATime)
}

const turnOfOthers = () => new Promise<void>((resolve) => setImmediate(resolve))
