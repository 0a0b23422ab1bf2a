import { assetsContract } from '../features/assets/assets-contract.ts'
import { attachmentsContract } from '../features/attachments/attachments-contract.ts'
import { auditsContract } from '../features/audits/audits-contract.ts'
import { backupsContract } from '../features/backups/backups-contract.ts'
import { computerContract } from '../features/computer/computer-contract.ts'
import { customFieldsContract } from '../features/custom-fields/custom-fields-contract.ts'
import { diagnosticsContract } from '../features/diagnostics/diagnostics-contract.ts'
import { certificatesContract } from '../features/disposals/certificates-contract.ts'
import { disposalsContract } from '../features/disposals/disposals-contract.ts'
import { disposalPolicyContract } from '../features/disposals/policy/policy-contract.ts'
import { disposalReportsContract } from '../features/disposals/reports/reports-contract.ts'
import { samplingContract } from '../features/disposals/sampling/sampling-contract.ts'
import { shipmentsContract } from '../features/disposals/shipments/shipments-contract.ts'
import { vendorsContract } from '../features/disposals/vendors/vendors-contract.ts'
import { doctorContract } from '../features/doctor/doctor-contract.ts'
import { eventsContract } from '../features/events/events-contract.ts'
import { filesContract } from '../features/files/files-contract.ts'
import { importsContract } from '../features/imports/imports-contract.ts'
import { jobsContract } from '../features/jobs/jobs-contract.ts'
import { labelDesignsContract } from '../features/labels/designs/label-designs-contract.ts'
import { labelQueueContract } from '../features/labels/label-queue-contract.ts'
import { labelRunsContract } from '../features/labels/label-runs-contract.ts'
import { labelsContract } from '../features/labels/labels-contract.ts'
import { tagsContract } from '../features/labels/tags-contract.ts'
import { locationsContract } from '../features/locations/locations-contract.ts'
import { pinsContract } from '../features/pins/pins-contract.ts'
import { qualityContract } from '../features/quality/quality-contract.ts'
import { recordContract } from '../features/record/record-contract.ts'
import { registersContract } from '../features/registers/registers-contract.ts'
import { samplesContract } from '../features/samples/samples-contract.ts'
import { sessionContract } from '../features/session/session-contract.ts'
import { syncContract } from '../features/sync/sync-contract.ts'

/** Every call that the engine answers, by feature. */
export const contract = {
  session: sessionContract,
  pins: pinsContract,
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
  labels: labelsContract,
  labelDesigns: labelDesignsContract,
  labelQueue: labelQueueContract,
  labelRuns: labelRunsContract,
  tags: tagsContract,
  disposals: disposalsContract,
  vendors: vendorsContract,
  shipments: shipmentsContract,
  disposalPolicy: disposalPolicyContract,
  sampling: samplingContract,
  disposalReports: disposalReportsContract,
  certificates: certificatesContract,
  samples: samplesContract,
  computer: computerContract,
  diagnostics: diagnosticsContract,
  backups: backupsContract,
  doctor: doctorContract,
  quality: qualityContract,
  sync: syncContract,
}
export type Contract = typeof contract
