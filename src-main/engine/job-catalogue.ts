import type { JobKind } from '../../src-shared/features/jobs/jobs-contract.ts'
import type { JobWork } from './features/jobs/jobs.ts'

/** What is done for each kind of job. Its code is loaded by the first job of the kind. */
export const jobCatalogue: Record<JobKind, JobWork> = {
  import: async (order, job) => (await import('./features/imports/imports-job.ts')).importList(order, job),
  importPreview: async (order, job) =>
    (await import('./features/imports/import-preview-job.ts')).previewImport(order, job),
  auditReport: async (order, job) =>
    (await import('./features/audits/audits-report-job.ts')).drawAuditReport(order, job),
  assetExport: async (order, job) =>
    (await import('./features/assets/assets-export-job.ts')).exportAssets(order, job),
  labels: async (order, job) => (await import('./features/labels/labels-job.ts')).printLabels(order, job),
  labelQueue: async (order, job) =>
    (await import('./features/labels/queue/fill-queue-job.ts')).fillQueue(order, job),
  labelTest: async (order, job) =>
    (await import('./features/labels/designs/label-test-job.ts')).drawLabelTest(order, job),
  generate: async (order, job) =>
    (await import('./features/samples/samples-job.ts')).generateOrganisation(order, job),
  backup: async (order, job) => (await import('./features/backups/backup-job.ts')).makeBackup(order, job),
  backupCopy: async (order, job) => (await import('./features/backups/backup-job.ts')).saveBackup(order, job),
  restorePreview: async (order, job) =>
    (await import('./features/backups/restore-job.ts')).previewRestore(order, job),
  restore: async (order, job) =>
    (await import('./features/backups/restore-job.ts')).restoreBackup(order, job),
  mend: async (order, job) => (await import('./features/doctor/mend-job.ts')).mendRegister(order, job),
  qualityCheck: async (order, job) =>
    (await import('./features/quality/quality-job.ts')).checkQuality(order, job),
  merge: async (order, job) =>
    (await import('./features/registers/registers-merge-job.ts')).mergeRegisters(order, job),
  mergeUndo: async (order, job) => {
    const [{ undoMerge }, { undoBulk }] = await Promise.all([
      import('./features/registers/merge-undo-job.ts'),
      import('./features/assets/bulk/undo-bulk-edit-job.ts'),
    ])
    return undoMerge(order, job, undoBulk)
  },
  bulkEdit: async (order, job) =>
    (await import('./features/assets/bulk/bulk-edit-job.ts')).editBulk(order, job),
  bulkEditPreview: async (order, job) =>
    (await import('./features/assets/bulk/preview-bulk-edit-job.ts')).previewBulk(order, job),
  bulkEditUndo: async (order, job) =>
    (await import('./features/assets/bulk/undo-bulk-edit-job.ts')).undoBulk(order, job),
  disposalReport: async (order, job) =>
    (await import('./features/disposals/reports/draw-report-job.ts')).drawDisposalReport(order, job),
  certificates: async (order, job) =>
    (await import('./features/disposals/certificates-job.ts')).makeCertificates(order, job),
  sync: async (order, job) => (await import('./features/sync/sync-job.ts')).syncNow(order, job),
}
