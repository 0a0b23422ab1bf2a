import type { JsonValue } from '../../src-shared/record/canonical-json.ts'
import type { Entry } from '../../src-shared/sync/protocol.ts'
import type { EntryToLog } from './push-state.ts'

/** What an entry says that has no column of its own. */
interface EntryBody {
  /** left out where it is the id, as it is of facts */
  changeSet?: string
  actorId: string
  at: string
  /** that the fact says the same of itself as the entry does, which is then kept once */
  own?: true
  fact?: Record<string, JsonValue>
}

/** A row of the log: an entry, or facts that one push said one after the other; of those, the columns are of the last one. */
export interface LoggedRow {
  seq: number | string
  /** entries that it tells, numbered up to `seq` without a gap */
  size: number
  type: Entry['type']
  kind: string
  id: string
  siteId: string
  replicaId: string
  n: number | string
  /** JSON of an `EntryBody`; of several, of a list of `FactOfRow` */
  body: string
}

type FactOfRow = EntryBody & Pick<Entry, 'id' | 'n'>

/** The columns of a row of the log, as `LoggedRow` has them. */
export const loggedRow = 'seq, size, type, kind, id, site_id AS "siteId", replica_id AS "replicaId", n, body'

/** The body of a row that tells of so many entries. */
export function rowBodyOf(entries: readonly EntryToLog[]): string {
  const [only] = entries
  if (only && entries.length === 1) return JSON.stringify(bodyOf(only))
  return JSON.stringify(entries.map((entry) => ({ id: entry.id, n: entry.n, ...bodyOf(entry) })))
}

/** What the log keeps of an entry beside its columns: most of a log are facts, so nothing of theirs is kept twice. */
function bodyOf(entry: EntryToLog): object {
  const { id, actorId, at } = entry
  const told = { changeSet: entry.changeSet === id ? undefined : entry.changeSet, actorId, at }
  if (entry.type === 'fact') {
    const { fact } = entry
    const isOwn =
      fact.id === id && fact.site_id === entry.siteId && fact.actor_id === actorId && fact.at === at
    if (!isOwn) return { ...told, fact }
    return { ...told, own: true, fact: { ...fact, ...leftOut } }
  }
  const { rowRevision } = entry
  if (entry.type === 'left') return { ...told, rowRevision }
  const { revision, fields, values, whole, conflicts } = entry
  return { ...told, revision, fields, rowRevision, values, whole, conflicts }
}

/** JSON has no place for what is undefined. */
const leftOut = { id: undefined, site_id: undefined, actor_id: undefined, at: undefined }

/** The entries of a row of the log, as laptops are told them. */
export function entriesOf({ body, size, ...row }: LoggedRow): Entry[] {
  const seq = Number(row.seq)
  if (size === 1) return [entryOf({ ...row, seq, n: Number(row.n) }, JSON.parse(body) as EntryBody)]
  const facts = JSON.parse(body) as FactOfRow[]
  return facts.map((told, place) =>
    entryOf({ ...row, seq: seq - size + 1 + place, id: told.id, n: told.n }, told),
  )
}

function entryOf(row: Omit<LoggedRow, 'body' | 'size'>, { own, ...told }: EntryBody): Entry {
  const { id, siteId: site_id } = row
  const { actorId: actor_id, at, fact } = told
  return {
    ...{ ...row, changeSet: id },
    ...told,
    ...(own && { fact: { id, site_id, actor_id, at, ...fact } }),
  } as Entry
}
