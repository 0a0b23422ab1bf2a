import { assetsContract } from '../features/assets/assets-contract.ts'
import { attachmentsContract } from '../features/attachments/attachments-contract.ts'
import { auditsContract } from '../features/audits/audits-contract.ts'
import { backupsContract } from '../features/backups/backups-contract.ts'
import { computerContract } from '../features/computer/computer-contract.ts'
import { customFieldsContract } from '../features/custom-fields/custom-fields-contract.ts'
import { diagnosticsContract } from '../features/diagnostics/diagnostics-contract.ts'
import { doctorContract } from '../features/doctor/doctor-contract.ts'
import { eventsContract } from '../features/events/events-contract.ts'
import { filesContract } from '../features/files/files-contract.ts'
import { importsContract } from '../features/imports/imports-contract.ts'
import { jobsContract } from '../features/jobs/jobs-contract.ts'
import { locationsContract } from '../features/locations/locations-contract.ts'
import { qualityContract } from '../features/quality/quality-contract.ts'
import { recordContract } from '../features/record/record-contract.ts'
import { registersContract } from '../features/registers/registers-contract.ts'
import { samplesContract } from '../features/samples/samples-contract.ts'
import { sessionContract } from '../features/session/session-contract.ts'

/** Every call that the engine answers, by feature. */
export const contract = {
  session: sessionContract,
  locations: locationsContract,
  customFields: customFieldsContract,
  registers: registersContract,
  assets: assetsContract,
  attachments: attachmentsContract,
  record: recordContract,
  jobs: jobsContract,
  files: filesContract,
  events: eventsContract,
  imports: importsContract,
  audits: auditsContract,
  samples: samplesContract,
  computer: computerContract,
  diagnostics: diagnosticsContract,
  backups: backupsContract,
  doctor: doctorContract,
  quality: qualityContract,
}
export type Contract = typeof contract
