import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { roles } from '../../contract/rights.ts'
import { sessionText } from './session-text.ts'

export const sessionProblems = {
  PERSON_UNKNOWN: problem(z.object({ personId: z.string() }), () => sessionText.personUnknown),
}

const worker = z.object({ id, name: z.string(), role: z.enum(roles) })
export type Worker = z.output<typeof worker>

export const sessionContract = {
  /** What a door needs before anybody has said who they are: the names to choose from and whether the register is empty. */
  welcome: query('none').output(
    z.object({
      organisation: z.string(),
      version: z.string(),
      workers: z.array(worker),
      assetCount: z.number().int(),
    }),
  ),
  /** Says who is working from now on. The door sends the person's id with every later call. */
  hello: command('none')
    .input(z.object({ personId: id }))
    .output(worker)
    .errors(errorsOf(sessionProblems)),
  /**
   * Says by name who is working. A person of that name is taken if there is one, else made: the first one to work with
   * a data folder is its administrator, later ones are technicians.
   */
  join: command('none')
    .input(z.object({ name: z.string().trim().min(1).max(200) }))
    .output(worker),
}
