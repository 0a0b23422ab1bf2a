import { os } from './calls/implement.ts'
import { assetsProcedures } from './features/assets/assets-procedures.ts'
import { attachmentsProcedures } from './features/attachments/attachments-procedures.ts'
import { auditsProcedures } from './features/audits/audits-procedures.ts'
import { backupsProcedures } from './features/backups/backups-procedures.ts'
import { computerProcedures } from './features/computer/computer-procedures.ts'
import { customFieldsProcedures } from './features/custom-fields/custom-fields-procedures.ts'
import { diagnosticsProcedures } from './features/diagnostics/diagnostics-procedures.ts'
import { doctorProcedures } from './features/doctor/doctor-procedures.ts'
import { eventsProcedures } from './features/events/events-procedures.ts'
import { filesProcedures } from './features/files/files-procedures.ts'
import { importsProcedures } from './features/imports/imports-procedures.ts'
import { jobsProcedures } from './features/jobs/jobs-procedures.ts'
import { locationsProcedures } from './features/locations/locations-procedures.ts'
import { qualityProcedures } from './features/quality/quality-procedures.ts'
import { recordProcedures } from './features/record/record-procedures.ts'
import { registersProcedures } from './features/registers/registers-procedures.ts'
import { samplesProcedures } from './features/samples/samples-procedures.ts'
import { sessionProcedures } from './features/session/session-procedures.ts'

/** Every call of the contract with the procedure that answers it. */
export const router = os.router({
  session: sessionProcedures,
  locations: locationsProcedures,
  customFields: customFieldsProcedures,
  registers: registersProcedures,
  assets: assetsProcedures,
  attachments: attachmentsProcedures,
  record: recordProcedures,
  jobs: jobsProcedures,
  files: filesProcedures,
  events: eventsProcedures,
  imports: importsProcedures,
  audits: auditsProcedures,
  samples: samplesProcedures,
  computer: computerProcedures,
  diagnostics: diagnosticsProcedures,
  backups: backupsProcedures,
  doctor: doctorProcedures,
  quality: qualityProcedures,
})
