import type { JsonValue } from './canonical-json.ts'

export type FieldChanges = Record<string, { from: JsonValue; to: JsonValue }>

/** What differs between two states of a row; `null` and absent are the same. Empty when nothing does. */
export function fieldChanges(
  before: Record<string, JsonValue>,
  after: Record<string, JsonValue>,
): FieldChanges {
  const changes: FieldChanges = {}
  for (const [field, to] of Object.entries(after)) {
    const from = before[field] ?? null
    if (from !== to) changes[field] = { from, to }
  }
  return changes
}
