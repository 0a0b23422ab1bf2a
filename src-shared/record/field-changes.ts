import { canonicalJson, type JsonValue } from './canonical-json.ts'

export type FieldChanges = Record<string, { from: JsonValue; to: JsonValue }>

/** What differs between two states of a row; `null` and absent are the same. Empty when nothing does. */
export function fieldChanges(
  before: Record<string, JsonValue>,
  after: Record<string, JsonValue>,
): FieldChanges {
  // Also what is called `toString` or `__proto__` is a field: only own properties count, and own ones are made.
  const changes: [string, FieldChanges[string]][] = []
  for (const field of Object.keys(after)) {
    const to = after[field] as JsonValue
    const from = Object.hasOwn(before, field) ? (before[field] ?? null) : null
    if (from !== to) changes.push([field, { from, to }])
  }
  return Object.fromEntries(changes)
}

const beginnings = new Map<string, string>()

/** What stands before the value of a field of a row that is new. */
function beginningOf(field: string): string {
  const known = beginnings.get(field)
  if (known !== undefined) return known
  const beginning = `${JSON.stringify(field)}:{"from":null,"to":`
  beginnings.set(field, beginning)
  return beginning
}

/**
 * The canonical JSON of what differs between nothing and a row that is new.
 * @param after in the order of canonical JSON
 */
export function changesOfNew(after: Iterable<readonly [field: string, value: JsonValue]>): string {
  let members = ''
  for (const [field, to] of after)
    if (to !== null) members += `${members === '' ? '' : ','}${beginningOf(field)}${canonicalJson(to)}}`
  return `{${members}}`
}
