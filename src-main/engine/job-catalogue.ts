import type { JobKind } from '../../src-shared/features/jobs/jobs-contract.ts'
import { exportAssets } from './features/assets/assets-export-job.ts'
import { editBulk } from './features/assets/bulk/bulk-edit-job.ts'
import { previewBulk } from './features/assets/bulk/preview-bulk-edit-job.ts'
import { undoBulk } from './features/assets/bulk/undo-bulk-edit-job.ts'
import { drawAuditReport } from './features/audits/audits-report-job.ts'
import { makeBackup, saveBackup } from './features/backups/backup-job.ts'
import { previewRestore, restoreBackup } from './features/backups/restore-job.ts'
import { makeCertificates } from './features/disposals/certificates-job.ts'
import { drawDisposalReport } from './features/disposals/reports/draw-report-job.ts'
import { mendRegister } from './features/doctor/mend-job.ts'
import { previewImport } from './features/imports/import-preview-job.ts'
import { importList } from './features/imports/imports-job.ts'
import type { JobWork } from './features/jobs/jobs.ts'
import { drawLabelTest } from './features/labels/designs/label-test-job.ts'
import { printLabels } from './features/labels/labels-job.ts'
import { fillQueue } from './features/labels/queue/fill-queue-job.ts'
import { checkQuality } from './features/quality/quality-job.ts'
import { undoMerge } from './features/registers/merge-undo-job.ts'
import type { MergeUndoOrder } from './features/registers/merge-undo-order.ts'
import { mergeRegisters } from './features/registers/registers-merge-job.ts'
import { generateOrganisation } from './features/samples/samples-job.ts'
import { syncNow } from './features/sync/sync-job.ts'

/** What is done for each kind of job. */
export const jobCatalogue: Record<JobKind, JobWork> = {
  import: importList,
  importPreview: previewImport,
  auditReport: drawAuditReport,
  assetExport: exportAssets,
  labels: printLabels,
  labelQueue: fillQueue,
  labelTest: drawLabelTest,
  generate: generateOrganisation,
  backup: makeBackup,
  backupCopy: saveBackup,
  restorePreview: previewRestore,
  restore: restoreBackup,
  mend: mendRegister,
  qualityCheck: checkQuality,
  merge: mergeRegisters,
  mergeUndo: (order: MergeUndoOrder, job) => undoMerge(order, job, undoBulk),
  bulkEdit: editBulk,
  bulkEditPreview: previewBulk,
  bulkEditUndo: undoBulk,
  disposalReport: drawDisposalReport,
  certificates: makeCertificates,
  sync: syncNow,
}
