import { doctorContract } from '../../../../src-shared/features/doctor/doctor-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { doctor } from './doctor.ts'

const os = implementCalls(doctorContract)

export default {
  check: os.check.handler(async ({ context: { dataFolder, now } }) => ({
    findings: await doctor.check(dataFolder, now()),
  })),

  mend: os.mend.handler(({ context }) =>
    context.write((tx) => ({ jobId: context.jobs().start(tx, 'mend', {}) })),
  ),
}
