import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { customFieldsText } from './custom-fields-text.ts'
import { customFieldTypes } from './custom-value.ts'

export const customFieldsProblems = {
  CUSTOM_FIELD_UNKNOWN: problem(z.object({ field: z.string() }), ({ field }) =>
    customFieldsText.unknown(field),
  ),
  CUSTOM_FIELD_NAME_TAKEN: problem(z.object({ name: z.string() }), ({ name }) =>
    customFieldsText.nameTaken(name),
  ),
  CUSTOM_FIELDS_UNLIKE: problem(z.object({ name: z.string(), other: z.string() }), ({ name, other }) =>
    customFieldsText.unlike(name, other),
  ),
  CUSTOM_FIELD_RULE_INVALID: problem(z.object({ name: z.string(), reason: z.string() }), ({ name, reason }) =>
    customFieldsText.ruleInvalid(name, reason),
  ),
}

/** What is wrong with the value of a field that an organisation made for itself. */
export const customValueProblems = {
  CUSTOM_FIELD_UNKNOWN: customFieldsProblems.CUSTOM_FIELD_UNKNOWN,
  CUSTOM_VALUE_INVALID: problem(
    z.object({ name: z.string(), value: z.string(), wanted: z.string() }),
    ({ name, value, wanted }) => customFieldsText.valueInvalid(name, value, wanted),
  ),
  CUSTOM_VALUE_MISSING: problem(z.object({ name: z.string() }), ({ name }) =>
    customFieldsText.valueMissing(name),
  ),
}

const rule = z.object({
  name: z.string().trim().min(1).max(100),
  type: z.enum(customFieldTypes),
  unit: z.string().trim().min(1).max(20).nullable().default(null),
  /** whether a person who writes an asset must fill it; lists may leave it blank */
  required: z.boolean().default(false),
  /** a regular expression that the whole of a text has to match */
  pattern: z.string().min(1).max(500).nullable().default(null),
  choices: z.array(z.string().trim().min(1).max(200)).max(500).nullable().default(null),
  /** the least and the greatest value of a number or a date, both counted */
  minimum: z.string().trim().min(1).max(60).nullable().default(null),
  maximum: z.string().trim().min(1).max(60).nullable().default(null),
  /** name of the only category whose assets have it; null: all have it */
  category: z.string().trim().min(1).max(500).nullable().default(null),
})
export type CustomFieldRule = z.output<typeof rule>

const customField = rule.extend({
  id,
  revision: z.number().int(),
  archivedAt: moment.nullable(),
  /** what was merged into it, by name */
  formerly: z.array(z.string()),
})
export type CustomField = z.output<typeof customField>

export const customFieldsContract = {
  /** The fields that the organisation made for itself, in order of name. */
  list: query('register.read')
    .input(
      z
        .object({
          /** those that are offered no more instead; assets keep the values that they have */
          archived: z.boolean(),
        })
        .optional(),
    )
    .output(z.object({ fields: z.array(customField) })),
  create: command('administer').input(rule).output(customField).errors(errorsOf(customFieldsProblems)),
  /** Changes what a field is called and asks for; its type stays, and so do values that were entered under the old rule. */
  update: command('administer')
    .input(rule.omit({ type: true }).extend({ id }))
    .output(customField)
    .errors(errorsOf(customFieldsProblems)),
  /** Archives a field: forms and lists offer it no more, assets keep their values; or takes it back. */
  archive: command('administer')
    .input(z.object({ id, archived: z.boolean() }))
    .output(z.object({}))
    .errors(errorsOf(customFieldsProblems)),
  /**
   * Starts a job (kind `merge`, result MergeResult) that brings the values of fields over to another one of their type,
   * and ends those: their names lead to it from then on. Where an asset has both, that of the other one stays.
   */
  merge: command('administer')
    .input(z.object({ from: z.array(id).min(1).max(100), into: id }))
    .output(z.object({ jobId: id }))
    .errors(errorsOf(customFieldsProblems)),
}
