import type { ChangeMutation, EntryToLog, PushState } from './push-state.ts'
import type { ServerRow } from './rows-of-push.ts'

/** Tells those who see the site that a row was of that it went to another one. */
export function leftBehind(
  { n, kind, changeSet, actorId, at }: ChangeMutation,
  siteId: string,
  row: ServerRow,
): EntryToLog {
  const { id, revision: rowRevision } = row
  return { type: 'left', follows: true, n, kind, id, siteId, changeSet, actorId, at, rowRevision }
}

/**
 * What stands below a location goes to another site with it, and an asset's photos and files with that, each row with
 * all that it says. What was a site itself keeps
 * its log, which goes wherever it goes.
 */
export async function followers(
  mutation: ChangeMutation,
  before: ServerRow | undefined,
  after: ServerRow,
  { rows }: PushState,
): Promise<EntryToLog[]> {
  const { siteId } = after
  if (!before || before.siteId === siteId) return []
  const isSite = mutation.kind === 'location' && typeof before.fields.parentId !== 'string'
  if (isSite || (mutation.kind !== 'location' && mutation.kind !== 'asset')) return []
  const entries: EntryToLog[] = []
  for (const row of await rows.strayed(after)) {
    const gone = { ...row, siteId, revision: row.revision + 1 }
    rows.put(gone)
    entries.push(
      whole({ ...mutation, kind: row.kind }, gone),
      leftBehind({ ...mutation, kind: row.kind }, row.siteId, gone),
    )
  }
  return entries
}

function whole(mutation: ChangeMutation, row: ServerRow): EntryToLog {
  const { id, siteId, fields: values, revision: rowRevision } = row
  const told = { ...mutation, id, siteId, revision: rowRevision }
  return { ...told, follows: true, fields: {}, rowRevision, values, whole: true, conflicts: [] }
}
