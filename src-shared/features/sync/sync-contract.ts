import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { roles } from '../../contract/rights.ts'
import { device, quarantineReasons } from '../../sync/protocol.ts'
import { serverProblems } from '../../sync/sync-problems.ts'
import { syncText as text } from './sync-text.ts'

const named = z.object({ url: z.string() })

export const syncProblems = {
  ...serverProblems,
  NOT_ENROLLED: problem(z.object({}), () => text.notEnrolled),
  ENROLLED_ELSEWHERE: problem(named, ({ url }) => text.enrolledElsewhere(url)),
  SERVER_UNREACHABLE: problem(named, ({ url }) => text.unreachable(url)),
  SERVER_NOT_UNDERSTOOD: problem(named, ({ url }) => text.notUnderstood(url)),
  SERVER_URL_INVALID: problem(z.object({}), () => text.urlInvalid),
  DEVICE_KEY_MISSING: problem(z.object({}), () => text.keyMissing),
}
const ofServer = errorsOf(syncProblems)

export const attentionProblems = {
  CONFLICT_UNKNOWN: problem(z.object({ id: z.string() }), () => text.conflictUnknown),
  QUARANTINE_UNKNOWN: problem(z.object({ n: z.number() }), () => text.quarantineUnknown),
  CHANGE_NOT_DISCARDABLE: problem(z.object({ n: z.number() }), ({ n }) => text.notDiscardable(n)),
}

const conflictId = z.string().min(1).max(200)
const conflict = z.object({
  id: conflictId,
  entity: z.string(),
  entityId: z.string(),
  /** its tag or name */
  title: z.string().nullable(),
  field: z.string(),
  /** what the value that was not taken was based on */
  base: z.json(),
  /** the value that holds; of a contested asset tag null: another asset has it */
  kept: z.json(),
  keptBy: z.string().nullable(),
  keptAt: z.string().nullable(),
  offered: z.json(),
  offeredBy: z.string().nullable(),
  offeredAt: z.string(),
})

const quarantined = z.object({
  n: z.number().int(),
  kind: z.string(),
  rowId: z.string(),
  reason: z.enum(quarantineReasons),
  sentence: z.string(),
  at: moment,
  /** the fields of the change; null for a fact */
  fields: z.record(z.string(), z.object({ from: z.json(), to: z.json() })).nullable(),
})

/** What a sync did. */
export interface SyncResult {
  /** changes and facts that the server has answered */
  pushed: number
  /** what took effect elsewhere and is known here now */
  pulled: number
  /** that are new */
  conflicts: number
  /** that are new */
  quarantined: number
}

const jobStarted = z.object({ jobId: id })
const numbers = z.array(z.number().int()).min(1)

export const syncContract = {
  /** Has this data folder take part in the sync of a server, with a code of its administrator. */
  enroll: command('administer')
    .input(
      z.object({
        url: z.string().trim().min(1).max(2000),
        code: z.string().trim().min(1).max(100),
        /** what its people call this device */
        deviceName: z.string().trim().min(1).max(200),
      }),
    )
    .output(z.object({ deviceId: z.string(), role: z.enum(roles), url: z.string() }))
    .errors(ofServer),
  /** Sends what was recorded here and takes in what took effect elsewhere; the job answers {pushed, pulled, conflicts, quarantined}. */
  start: command('register.read').output(jobStarted).errors(ofServer),
  status: query('register.read').output(
    z.object({
      url: z.string().nullable(),
      deviceId: z.string().nullable(),
      role: z.enum(roles).nullable(),
      /** when the last sync ended well */
      syncedAt: moment.nullable(),
      /** changes and facts that the server has not answered yet */
      waiting: z.number().int(),
      /** what came from the server and cannot be written yet */
      notYetWritten: z.number().int(),
      conflicts: z.number().int(),
      quarantined: z.number().int(),
    }),
  ),
  /** What two people changed without knowing of each other, the oldest first, at most 500. */
  conflicts: query('register.read').output(z.object({ conflicts: z.array(conflict) })),
  /** Decides which value holds; of every open conflict where none is named. */
  resolve: command('register.write')
    .input(z.object({ ids: z.array(conflictId).min(1).optional(), take: z.enum(['kept', 'offered']) }))
    .output(z.object({ resolved: z.number().int() }))
    .errors(errorsOf(attentionProblems)),
  /** Changes that the server did not take, in the order in which they were made. */
  quarantine: query('register.read').output(z.object({ changes: z.array(quarantined) })),
  /** Sends changes once more that were not taken, all of them where none is named. */
  resend: command('register.write')
    .input(z.object({ numbers: numbers.optional() }))
    .output(z.object({ resent: z.number().int() }))
    .errors(errorsOf(attentionProblems)),
  /** Gives up changes that were not taken: what they changed is again as the server has it. */
  discard: command('register.write')
    .input(z.object({ numbers, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ discarded: z.number().int() }))
    .errors(errorsOf(attentionProblems)),
  /** The devices that take part, as the server knows them; it tells administrators alone. */
  devices: query('register.read')
    .output(z.object({ devices: z.array(device) }))
    .errors(ofServer),
  /** From now on a device is refused. */
  revoke: command('administer')
    .input(z.object({ deviceId: z.string().min(1).max(100) }))
    .output(z.object({ devices: z.array(device) }))
    .errors(ofServer),
}
