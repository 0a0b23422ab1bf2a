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

/** An entry as a row of the log. */
export interface LoggedRow {
  seq: number | string
  type: Entry['type']
  kind: string
  id: string
  siteId: string
  replicaId: string
  n: number | string
  /** JSON of an `EntryBody` */
  body: string
}

/** What the log keeps of an entry beside its columns: most of a log are facts, so nothing of theirs is kept twice. */
export function bodyOf(entry: EntryToLog): object {
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

/** The entry of a row of the log, as laptops are told it. */
export function entryOf({ body, ...row }: LoggedRow): Entry {
  const { own, ...told } = JSON.parse(body) as EntryBody
  const { id, siteId: site_id } = row
  const { actorId: actor_id, at, fact } = told
  return {
    ...{ ...row, seq: Number(row.seq), n: Number(row.n), changeSet: id },
    ...told,
    ...(own && { fact: { id, site_id, actor_id, at, ...fact } }),
  } as Entry
}
