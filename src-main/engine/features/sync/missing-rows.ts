import type { Database } from 'better-sqlite3'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import { referenceIn } from '../../../../src-shared/sync/kinds.ts'
import type { Entry, PullAnswer } from '../../../../src-shared/sync/protocol.ts'
import { isFaultOfEntry } from './fault-of-entry.ts'
import { neededFor } from './needed-for-entry.ts'
import { isThere, waitingEntries } from './sync-store.ts'

type MissingRow = PullAnswer['elsewhere'][number]

/**
 * The places and assets that entries wait for and that do not wait themselves. Once all that the server has was taken in,
 * these are what it does not know: their maker has them in quarantine, or a restored server lost them.
 */
export function missingRows(database: Database): MissingRow[] {
  const entries = waitingEntries.all(database, {}).map(({ entry }) => JSON.parse(entry) as Entry)
  const waiting = new Set(entries.map(({ id }) => id))
  const isMissing = (id: string) => !waiting.has(id) && !isThere.get(database, { id })
  return entries.flatMap((entry) => placesAndAssetsIn(entry, neededBy(database, entry).filter(isMissing)))
}

/** Nothing for what says what cannot be. */
function neededBy(database: Database, entry: Entry): string[] {
  try {
    return neededFor(database, entry) ?? []
  } catch (error) {
    if (isFaultOfEntry(error)) return []
    throw error
  }
}

/** Those of some ids that an entry names as a place or an asset; all else belongs to the organisation, or is a fact. */
function placesAndAssetsIn(entry: Entry, ids: readonly string[]): MissingRow[] {
  if (ids.length === 0) return []
  const wanted = new Set(ids)
  const found = new Map<string, MissingRow>()
  const look = (field: string, value: JsonValue): void => {
    if (Array.isArray(value)) for (const one of value) look(field, one)
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) look(name, one)
    else if (typeof value === 'string') {
      const id = referenceIn(entry.kind, field, value)?.id ?? value
      const kind = wanted.has(id) ? kindOf(entry.kind, field, value) : null
      if (kind) found.set(id, { id, kind })
    }
  }
  if (entry.type === 'fact') look('', entry.fact)
  if (entry.type === 'change') look('', entry.values)
  return [...found.values()]
}

function kindOf(entity: string, field: string, value: string): 'asset' | 'location' | null {
  // A holder is written as its kind and its id.
  const named = field === 'checkedOutTo' ? `${value.split(':', 1)[0]}Id` : field
  if (/(?:place|location)_?id$/i.test(named)) return 'location'
  if (/asset_?id$/i.test(named)) return 'asset'
  const isOfItsKind = field === 'parentId' || field === 'mergedInto'
  return isOfItsKind && (entity === 'asset' || entity === 'location') ? entity : null
}
