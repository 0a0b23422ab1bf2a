import { os } from '../../calls/implement.ts'
import { doctor } from './doctor.ts'

export const doctorProcedures = os.doctor.router({
  check: os.doctor.check.handler(async ({ context: { dataFolder, now } }) => ({
    findings: await doctor.check(dataFolder, now()),
  })),

  mend: os.doctor.mend.handler(({ context }) =>
    context.write((tx) => ({ jobId: context.jobs().start(tx, 'mend', {}) })),
  ),
})
