import type { z } from 'zod'
import { largestBody } from '../../src-shared/sync/protocol.ts'
import { refused } from '../refusal-error.ts'

/** Deeper than anything that a laptop sends. */
const deepest = 64
const shownIssues = 5

/**
 * Reads a body up to the size that the server takes, and no further.
 * @throws BODY_TOO_LARGE
 */
export async function readBody(request: Request, most = largestBody): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > most) throw refused('BODY_TOO_LARGE', { most })
    parts.push(part)
  }
  return Buffer.concat(parts, size)
}

/**
 * The JSON of a body in the form that is wanted.
 * @throws BODY_INVALID
 */
export function parsedBody<Schema extends z.ZodType>(schema: Schema, body: Uint8Array): z.output<Schema> {
  const text = new TextDecoder().decode(body)
  if (depthOf(text) > deepest) throw invalid([`nested deeper than ${deepest}`])
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalid(['it is no JSON'])
  }
  const { success, data, error } = schema.safeParse(value)
  if (success) return data
  throw invalid(error.issues.slice(0, shownIssues).map(({ path, code }) => `${path.join('.')}: ${code}`))
}

const invalid = (issues: string[]) => refused('BODY_INVALID', { issues })

/** How deep brackets are nested in a text of JSON; those within strings do not count. */
function depthOf(text: string): number {
  let depth = 0
  let most = 0
  let isString = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (isString) {
      if (sign === '\\') at++
      else if (sign === '"') isString = false
    } else if (sign === '"') isString = true
    else if (sign === '[' || sign === '{') most = Math.max(most, ++depth)
    else if (sign === ']' || sign === '}') depth--
  }
  return most
}
