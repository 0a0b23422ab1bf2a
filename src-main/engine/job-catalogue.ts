import type { JobKind } from '../../src-shared/features/jobs/jobs-contract.ts'
import { exportAssets } from './features/assets/assets-export-job.ts'
import { editBulk } from './features/assets/bulk/bulk-edit-job.ts'
import { previewBulk } from './features/assets/bulk/preview-bulk-edit-job.ts'
import { undoBulk } from './features/assets/bulk/undo-bulk-edit-job.ts'
import { drawAuditReport } from './features/audits/audits-report-job.ts'
import { makeBackup, saveBackup } from './features/backups/backup-job.ts'
import { previewRestore, restoreBackup } from './features/backups/restore-job.ts'
import { mendRegister } from './features/doctor/mend-job.ts'
import { previewImport } from './features/imports/import-preview-job.ts'
import { importList } from './features/imports/imports-job.ts'
import type { JobWork } from './features/jobs/jobs.ts'
import { checkQuality } from './features/quality/quality-job.ts'
import { mergeRegisters } from './features/registers/registers-merge-job.ts'
import { generateOrganisation } from './features/samples/samples-job.ts'

/** What is done for each kind of job. */
export const jobCatalogue: Record<JobKind, JobWork> = {
  import: importList,
  importPreview: previewImport,
  auditReport: drawAuditReport,
  assetExport: exportAssets,
  generate: generateOrganisation,
  backup: makeBackup,
  backupCopy: saveBackup,
  restorePreview: previewRestore,
  restore: restoreBackup,
  mend: mendRegister,
  qualityCheck: checkQuality,
  merge: mergeRegisters,
  bulkEdit: editBulk,
  bulkEditPreview: previewBulk,
  bulkEditUndo: undoBulk,
}
