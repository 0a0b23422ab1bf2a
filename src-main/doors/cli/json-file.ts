import type { z } from 'zod'
import { usageError } from './failures.ts'
import { inputIssues } from './input-issues.ts'

/**
 * What a JSON file says, in the form that is asked for.
 * @param invalid says what is wrong with the file
 * @throws USAGE
 */
export function jsonOf<Schema extends z.ZodType>(
  json: string,
  schema: Schema,
  invalid: (reason: string) => string,
): z.output<Schema> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    throw usageError(invalid(`${(error as Error).message}.`))
  }
  const { success, data, error } = schema.safeParse(value)
  if (!success) throw usageError(invalid(inputIssues(error.issues)))
  return data
}
