export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

/**
 * JSON with object keys in code-unit order and no blanks (after RFC 8785), so that one value has one text
 * and one hash on every machine.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let members = ''
  for (const key of inOrder(Object.keys(value))) {
    if (members !== '') members += ','
    members += `${JSON.stringify(key)}:${canonicalJson(value[key] as JsonValue)}`
  }
  return `{${members}}`
}

/** Most objects that are recorded have their keys in order already, and there are millions of them. */
function inOrder(keys: string[]): string[] {
  for (let n = 1; n < keys.length; n++) if ((keys[n] as string) < (keys[n - 1] as string)) return keys.sort()
  return keys
}
