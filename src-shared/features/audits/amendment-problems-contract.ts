import { z } from 'zod'
import { problem } from '../../contract/problems.ts'
import { amendmentText as text } from './amendment-text.ts'

const byAudit = z.object({ auditId: z.string(), name: z.string() })

export const amendmentProblems = {
  AUDIT_NOT_CLOSED: problem(byAudit, ({ name }) => text.notClosed(name)),
  DEVICE_KNOWS: problem(byAudit, ({ name }) => text.thisDevice(name)),
  SCAN_TIME_IMPOSSIBLE: problem(z.object({ at: z.string() }), ({ at }) => text.timeImpossible(at)),
  CLOSING_UNKNOWN: problem(z.object({ closingId: z.string() }), () => text.closingUnknown),
  AMENDMENT_UNKNOWN: problem(z.object({ edition: z.number() }), ({ edition }) =>
    text.editionUnknown(edition),
  ),
}
