import { recordContract } from '../../../../src-shared/features/record/record-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { verifyChanges } from '../../database/change-record.ts'
import { verifyScans } from '../../database/scan-chain.ts'

const os = implementCalls(recordContract)

export default {
  verify: os.verify.handler(({ context }) => {
    const changes = verifyChanges(context.database)
    const scans = verifyScans(context.database)
    const brokenAt =
      changes.brokenAt !== null
        ? `change ${changes.brokenAt}`
        : scans.brokenAt !== null
          ? `scan ${scans.brokenAt}`
          : null
    return { intact: brokenAt === null, changes: changes.count, scans: scans.count, brokenAt }
  }),
}
