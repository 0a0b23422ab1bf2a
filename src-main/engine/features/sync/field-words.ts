import type { Database } from 'better-sqlite3'
import { syncText } from '../../../../src-shared/features/sync/sync-text.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import { elsewhereName } from '../../../../src-shared/sync/elsewhere.ts'
import { referenceIn } from '../../../../src-shared/sync/kinds.ts'
import { changeWords, fieldWords } from '../assets/assets.ts'
import { locations } from '../locations/locations.ts'
import { isElsewhere } from './let-go.ts'
import { syncedRowsOf } from './synced-kinds.ts'

interface FieldWords {
  field: string
  from: string | null
  to: string | null
}

/** The tag or name of a row; null where there is none of that id. */
export function titleOf(database: Database, kind: string, id: string): string | null {
  if (kind === 'location') return locations.byId(database, id)?.path ?? null
  if (kind === 'auditPolicy' || kind === 'labelSettings') return syncText.settings[kind]
  if (isElsewhere(database, kind, id)) return elsewhereName
  const values = syncedRowsOf(kind)?.recorded(database, id)
  if (kind === 'auditRule' && typeof values?.targetId === 'string')
    return syncText.ruleOf(titleOf(database, String(values.kind), values.targetId) ?? values.targetId)
  const title = values?.assetTag ?? values?.name
  return typeof title === 'string' ? title : null
}

/** Puts changes of fields into the words that people read, by whatever they refer to being called now. */
export function wordsOfFields(
  database: Database,
): (kind: string, field: string, change: { from: JsonValue; to: JsonValue }) => FieldWords {
  const ofAsset = changeWords(database)
  return (kind, field, { from, to }) => {
    if (kind === 'asset')
      return { ...ofAsset(field, { from, to }), field: fieldWords(database, [field])[0] ?? field }
    const words = (value: JsonValue) => shown(database, kind, field, value)
    return { field: syncText.fields[field] ?? field, from: words(from), to: words(to) }
  }
}

/** What a field refers to where that is not another row of its kind. */
const referredBy: Record<string, string> = { categoryId: 'category', locationId: 'location' }

function shown(database: Database, kind: string, field: string, value: JsonValue): string | null {
  if (value === null) return null
  const reference = referenceIn(kind, field, value)
  if (reference) {
    const referred = referredBy[field] ?? kind
    return titleOf(database, referred, reference.id) ?? reference.id
  }
  return typeof value === 'string' ? value : JSON.stringify(value)
}
