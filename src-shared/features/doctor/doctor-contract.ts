import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { problem } from '../../contract/problems.ts'
import { doctorText } from './doctor-text.ts'

export const doctorProblems = {
  NO_DATABASE: problem(z.object({ folder: z.string() }), ({ folder }) => doctorText.noDatabase(folder)),
}

/** What the doctor looks at, in the order in which it is told. */
export const doctorChecks = [
  'pages',
  'references',
  'search',
  'changes',
  'scans',
  'files',
  'clock',
  'log',
  'space',
  'permissions',
  'leftovers',
  'backups',
  'encryption',
] as const
export type DoctorCheck = (typeof doctorChecks)[number]

/** `attention`: works, and something should be done. `damaged`: something is lost or wrong. */
const findingStates = ['sound', 'attention', 'damaged', 'unknown'] as const

const finding = z.object({
  check: z.enum(doctorChecks),
  state: z.enum(findingStates),
  /** what was found, as a sentence */
  says: z.string(),
  /** what to do; null: nothing */
  next: z.string().nullable(),
  /** whether a repair does it: `here` beside work, `closed` where no engine works on the data */
  mending: z.enum(['here', 'closed']).nullable(),
})
export type Finding = z.output<typeof finding>

/** The result of a job that mends. */
export const mended = z.object({
  /** assets that full text is made anew of; null: it was in order */
  searched: z.number().int().nullable(),
  /** leftover files that were removed */
  removed: z.number().int(),
})
export type Mended = z.output<typeof mended>

export const doctorContract = {
  /** Looks through the data, on a thread of its own. May take a minute where there is much of it. */
  check: query('register.read').output(z.object({ findings: z.array(finding) })),
  /** Mends what can be mended beside work: full text, leftover files, permissions. The job's result says what. */
  mend: command('administer').output(z.object({ jobId: id })),
}
