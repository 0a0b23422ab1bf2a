import { z } from 'zod'
import { problem } from '../../contract/problems.ts'
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
  KEY_SEALED: problem(z.object({}), () => text.keySealed),
  COMPUTER_DISK_FULL: problem(z.object({}), () => text.computerDiskFull),
  MANY_WOULD_LEAVE: problem(z.object({ leaving: z.number(), here: z.number() }), ({ leaving, here }) =>
    text.manyWouldLeave(leaving, here),
  ),
  DEVICE_KEY_MISSING: problem(z.object({}), () => text.keyMissing),
}
