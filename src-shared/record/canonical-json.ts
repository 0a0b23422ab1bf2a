export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

/**
 * JSON with object keys in code-unit order and no blanks (after RFC 8785), so that one value has one text
 * and one hash on every machine.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let members = ''
  for (const key of Object.keys(value).sort()) {
    if (members !== '') members += ','
    members += `${JSON.stringify(key)}:${canonicalJson(value[key] as JsonValue)}`
  }
  return `{${members}}`
}
