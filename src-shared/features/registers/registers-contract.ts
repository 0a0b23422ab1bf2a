import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment, pageInput } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { statusTypes } from '../status-labels/status-type.ts'
import { mergeUndoContract, personProblems } from './merge-undo-contract.ts'
import { registerNames } from './register-names.ts'
import { registersText } from './registers-text.ts'

const name = z.object({ name: z.string() })

/** What can be wrong with a row of a list that people manage. */
export const registersProblems = {
  REGISTER_ROW_UNKNOWN: problem(z.object({ id: z.string() }), () => registersText.unknown),
  REGISTER_NAME_TAKEN: problem(name.extend({ isArchived: z.boolean() }), ({ name, isArchived }) =>
    registersText.nameTaken(name, isArchived),
  ),
  REGISTER_ROW_CHANGED: problem(name.extend({ revision: z.number() }), ({ name }) =>
    registersText.changed(name),
  ),
  STATUS_LABEL_NEEDED: problem(name.extend({ type: z.enum(statusTypes) }), ({ name, type }) =>
    registersText.labelNeeded(name, type),
  ),
  PERSON_NEEDED: problem(name, ({ name }) => registersText.personNeeded(name)),
  ...personProblems,
  MERGE_INTO_ITSELF: problem(name, ({ name }) => registersText.intoItself(name)),
  MERGE_INTO_ARCHIVED: problem(name, ({ name }) => registersText.intoArchived(name)),
}
const problems = errorsOf(registersProblems)

const text = (longest: number) => z.string().trim().min(1).max(longest)
const orNothing = (longest: number) => text(longest).nullable().default(null)

/** What people write of a row, by the list that it is in. */
export const registerValues = z.discriminatedUnion('register', [
  z.object({ register: z.literal('categories'), values: z.object({ name: text(500) }) }),
  z.object({
    register: z.literal('models'),
    values: z.object({
      name: text(500),
      manufacturer: orNothing(500),
      modelNumber: orNothing(500),
      expectedLifeMonths: z.number().int().min(1).max(1200).nullable().default(null),
      endOfLifeDate: z.iso.date().nullable().default(null),
    }),
  }),
  z.object({
    register: z.literal('people'),
    values: z.object({
      name: text(500),
      username: orNothing(200),
      email: orNothing(500),
      employeeNumber: orNothing(200),
    }),
  }),
  z.object({
    register: z.literal('statusLabels'),
    values: z.object({ name: text(200), type: z.enum(statusTypes) }),
  }),
])

const row = z.object({
  id,
  name: z.string(),
  /** the values that people write, by name */
  values: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
  revision: z.number().int(),
  archivedAt: moment.nullable(),
  /** what was merged into it, by name */
  formerly: z.array(z.string()),
})
export type RegisterRow = z.output<typeof row>

const register = z.enum(registerNames)
const one = z.object({ register, id })

/** The result of a job of kind `merge`. */
export const mergeResult = z.object({
  /** assets that refer to something else now */
  assets: z.number().int(),
  /** rows that were ended */
  merged: z.number().int(),
  /** the number that the record of change had come to when it ended: none of its changes stands after that */
  lastChange: z.number().int(),
})
export type MergeResult = z.output<typeof mergeResult>

/** The lists of what assets refer to: categories, models, people and status labels, which are managed alike. */
export const registersContract = {
  /** The rows of a list whose name, number or manufacturer holds a text, in order of name; archived ones by themselves. */
  list: query('register.read')
    .input(
      pageInput.extend({
        register,
        search: z.string().max(500).default(''),
        archived: z.boolean().default(false),
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(row) })),
  create: command('register.write').input(registerValues).output(z.object({ id })).errors(problems),
  /** Changes what a row says. `revision` is the one that was shown; a newer one is refused. */
  update: command('register.write')
    .input(z.intersection(registerValues, z.object({ id, revision: z.number().int() })))
    .output(z.object({ id, revision: z.number().int() }))
    .errors(problems),
  /** Archives a row (a person is deactivated), so that it is offered no more; or takes it back. Assets keep it. */
  archive: command('register.write')
    .input(one.extend({ archived: z.boolean() }))
    .output(z.object({}))
    .errors(problems),
  /**
   * Starts a job (kind `merge`, result MergeResult) that has every asset refer to one row instead of others, and ends
   * those: their names lead to it from then on.
   */
  merge: command('register.write')
    .input(z.object({ register, from: z.array(id).min(1).max(100), into: id }))
    .output(z.object({ jobId: id }))
    .errors(problems),
  ...mergeUndoContract,
}
