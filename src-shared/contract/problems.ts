import { ORPCError } from '@orpc/contract'
import type { z } from 'zod'

/** A failure that a person can cause: its data, and the sentence that says what to do next. */
export interface Problem<Schema extends z.ZodObject = z.ZodObject> {
  data: Schema
  sentence: (data: z.output<Schema>) => string
}

export type Problems = Record<string, Problem>

export function problem<Schema extends z.ZodObject>(
  data: Schema,
  sentence: (data: z.output<Schema>) => string,
): Problem<Schema> {
  return { data, sentence }
}

type ErrorMapOf<P extends Problems> = { [Code in keyof P]: { data: P[Code]['data'] } }

/** The problems of a call in the form in which a contract declares them. */
export function errorsOf<P extends Problems>(problems: P): ErrorMapOf<P> {
  return Object.fromEntries(
    Object.entries(problems).map(([code, { data }]) => [code, { data }]),
  ) as ErrorMapOf<P>
}

/** Makes the error to throw for a problem: coded, typed, with its sentence. */
export function failure<P extends Problems, Code extends keyof P & string>(
  problems: P,
  code: Code,
  data: z.output<P[Code]['data']>,
): ORPCError<Code, z.output<P[Code]['data']>> {
  const { sentence } = problems[code] as Problem
  return new ORPCError(code, { message: sentence(data), data } as never)
}
