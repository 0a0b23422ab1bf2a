import type { JsonValue } from '../record/canonical-json.ts'

/** Bytes of one content at most: the report of a large audit, with all that it carries. */
export const largestContent = 256 * 1024 * 1024
/** Bytes of a content that a request carries at most; what a laptop sends is smaller, so that a cut costs little. */
export const largestPart = 4 * 1024 * 1024

const digest = /^[0-9a-f]{64}$/
/** Fields of rows and facts that name content, whatever their kind. */
const namesContent = /(^|_)sha256$|Sha256$|^picture(Thumbnail)?$/

/** Whether something is a SHA-256 as content is named: in small hexadecimal digits, and nothing else. */
export const isContentName = (value: unknown): value is string =>
  typeof value === 'string' && value.length === 64 && digest.test(value)

/** Content that the values of a row, or a fact, refer to. */
export function contentNamesIn(values: Record<string, JsonValue>): string[] {
  const names: string[] = []
  for (const field in values) {
    const value = values[field]
    if (isContentName(value) && namesContent.test(field)) names.push(value)
  }
  return names
}
