import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import '../../../src-shared/contract/base.ts'

const wrong: Array<[words: string, schema: z.ZodType, value: unknown]> = [
  ['it is empty', z.string().min(1), ''],
  ['it is empty', z.array(z.string()).min(1), []],
  ['it is missing', z.string(), undefined],
  ['it is missing', z.enum(['red', 'blue']), undefined],
  ['it has to be a text', z.string(), 5],
  ['it has to be true or false', z.boolean(), 'yes'],
  ['it has to be a list', z.array(z.string()), 'red'],
  ['it has to be fields with values', z.object({}), 'red'],
  ['it has to be at least 2 characters', z.string().min(2), 'a'],
  ['it has to be at most 2 characters', z.string().max(2), 'abc'],
  ['it has to be exactly 2 characters', z.string().length(2), 'abc'],
  ['it has to be at most 1 entry', z.array(z.string()).max(1), ['a', 'b']],
  ['it has to be at least 1', z.number().min(1), 0],
  ['it has to be more than 0', z.number().positive(), 0],
  ['it has to be less than 9', z.number().lt(9), 9],
  ['this is no number; write it as in 1200 or 499.90', z.number(), Number.NaN],
  ['this is no whole number', z.int(), 1.5],
  ['this is no day; write it as in 2024-01-31', z.iso.date(), '2024-02-30'],
  ['this is no moment; write it as in 2024-01-31T09:30:00Z', z.iso.datetime(), 'noon'],
  ['this is no id', z.uuid(), '7'],
  ['it has to be red or blue or empty', z.enum(['red', 'blue', '']), 'green'],
  ['there is nothing called colour, size here', z.strictObject({}), { colour: 1, size: 2 }],
  ['this cannot be so; write amounts as 499.90 and currencies as EUR', z.union([z.literal(1), z.null()]), ''],
  ['it has to be red', z.string().regex(/red/, { message: 'it has to be red' }), 'blue'],
]

describe('what is wrong with an input', () => {
  it.each(wrong)('is said as “%s”', (words, schema, value) => {
    expect(schema.safeParse(value).error?.issues).toMatchObject([{ message: words }])
  })
})
