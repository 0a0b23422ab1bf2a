export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

/**
 * JSON with object keys in code-unit order and no blanks (after RFC 8785), so that one value has one text
 * and one hash on every machine.
 */
export function canonicalJson(value: JsonValue): string {
  if (isInOrder(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value as Record<string, JsonValue | undefined>)
    .filter((member): member is [string, JsonValue] => member[1] !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

/** The same of data whose type says more than that it is JSON; as in JSON, what is undefined is left out. */
export function canonicalJsonOf(data: object): string {
  return canonicalJson(data as JsonValue)
}

/** Most of what is recorded has its keys in order already, at every depth, and there are millions of it. */
function isInOrder(value: JsonValue): boolean {
  if (value === null || typeof value !== 'object') return true
  if (Array.isArray(value)) return value.every(isInOrder)
  let before = ''
  for (const key of Object.keys(value)) {
    if (key < before || !isInOrder(value[key] as JsonValue)) return false
    before = key
  }
  return true
}
