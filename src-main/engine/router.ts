import { os } from './calls/implement.ts'
import { assetsProcedures } from './features/assets/assets-procedures.ts'
import { attachmentsProcedures } from './features/attachments/attachments-procedures.ts'
import { auditsProcedures } from './features/audits/audits-procedures.ts'
import { backupsProcedures } from './features/backups/backups-procedures.ts'
import { computerProcedures } from './features/computer/computer-procedures.ts'
import { customFieldsProcedures } from './features/custom-fields/custom-fields-procedures.ts'
import { diagnosticsProcedures } from './features/diagnostics/diagnostics-procedures.ts'
import { assetSteps } from './features/disposals/asset-steps-query.ts'
import { certificatesProcedures } from './features/disposals/certificates-procedures.ts'
import { disposalsProcedures } from './features/disposals/disposals-procedures.ts'
import { disposalPolicyProcedures } from './features/disposals/policy/policy-procedures.ts'
import { disposalReportsProcedures } from './features/disposals/reports/reports-procedures.ts'
import { samplingProcedures } from './features/disposals/sampling/sampling-procedures.ts'
import { shipmentsProcedures } from './features/disposals/shipments/shipments-procedures.ts'
import { vendorsProcedures } from './features/disposals/vendors/vendors-procedures.ts'
import { doctorProcedures } from './features/doctor/doctor-procedures.ts'
import { eventsProcedures } from './features/events/events-procedures.ts'
import { filesProcedures } from './features/files/files-procedures.ts'
import { importsProcedures } from './features/imports/imports-procedures.ts'
import { jobsProcedures } from './features/jobs/jobs-procedures.ts'
import { labelDesignsProcedures } from './features/labels/designs/label-designs-procedures.ts'
import { labelsProcedures } from './features/labels/labels-procedures.ts'
import { labelQueueProcedures } from './features/labels/queue/label-queue-procedures.ts'
import { labelRunsProcedures } from './features/labels/runs/label-runs-procedures.ts'
import { tagsProcedures } from './features/labels/tags/tags-procedures.ts'
import { locationsProcedures } from './features/locations/locations-procedures.ts'
import { pinsProcedures } from './features/pins/pins-procedures.ts'
import { qualityProcedures } from './features/quality/quality-procedures.ts'
import { recordProcedures } from './features/record/record-procedures.ts'
import { registersProcedures } from './features/registers/registers-procedures.ts'
import { samplesProcedures } from './features/samples/samples-procedures.ts'
import { sessionProcedures } from './features/session/session-procedures.ts'
import { syncProcedures } from './features/sync/sync-procedures.ts'

/** Every call of the contract with the procedure that answers it. */
export const router = os.router({
  session: sessionProcedures,
  pins: pinsProcedures,
  locations: locationsProcedures,
  customFields: customFieldsProcedures,
  registers: registersProcedures,
  assets: assetsProcedures(assetSteps),
  attachments: attachmentsProcedures,
  record: recordProcedures,
  jobs: jobsProcedures,
  files: filesProcedures,
  events: eventsProcedures,
  imports: importsProcedures,
  audits: auditsProcedures,
  labels: labelsProcedures,
  labelDesigns: labelDesignsProcedures,
  labelQueue: labelQueueProcedures,
  labelRuns: labelRunsProcedures,
  tags: tagsProcedures,
  disposals: disposalsProcedures,
  vendors: vendorsProcedures,
  shipments: shipmentsProcedures,
  disposalPolicy: disposalPolicyProcedures,
  sampling: samplingProcedures,
  disposalReports: disposalReportsProcedures,
  certificates: certificatesProcedures,
  samples: samplesProcedures,
  computer: computerProcedures,
  diagnostics: diagnosticsProcedures,
  backups: backupsProcedures,
  doctor: doctorProcedures,
  quality: qualityProcedures,
  sync: syncProcedures,
})
