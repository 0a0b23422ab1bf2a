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

/** JSON text, and the same once more as a string of JSON. */
export interface QuotedJson {
  text: string
  quoted: string
}

const beginnings = new Map<string, QuotedJson>()

/** What stands before the value of a field of a row that is new. */
function beginningOf(field: string): QuotedJson {
  const known = beginnings.get(field)
  if (known !== undefined) return known
  const beginning = withQuoted(`${JSON.stringify(field)}:{"from":null,"to":`)
  beginnings.set(field, beginning)
  return beginning
}

const withQuoted = (text: string): QuotedJson => ({ text, quoted: JSON.stringify(text).slice(1, -1) })

/** Text that JSON has as it is, between quotes: most, and several times faster. */
const plainText = /^[ !#-[\]-~]*$/

/**
 * The canonical JSON of what differs between nothing and a row that is new; quoted, too, since its hash is taken of that,
 * and it is made by the million.
 * @param after in the order of canonical JSON
 */
export function changesOfNew(after: Iterable<readonly [field: string, value: JsonValue]>): QuotedJson {
  let text = ''
  let quoted = ''
  let before = '{'
  for (const [field, to] of after) {
    if (to === null) continue
    const beginning = beginningOf(field)
    if (typeof to === 'string' && plainText.test(to)) {
      text += `${before}${beginning.text}"${to}"}`
      quoted += `${before}${beginning.quoted}\\"${to}\\"}`
    } else {
      const value = withQuoted(canonicalJson(to))
      text += `${before}${beginning.text}${value.text}}`
      quoted += `${before}${beginning.quoted}${value.quoted}}`
    }
    before = ','
  }
  return before === '{' ? { text: '{}', quoted: '"{}"' } : { text: `${text}}`, quoted: `"${quoted}}"` }
}
