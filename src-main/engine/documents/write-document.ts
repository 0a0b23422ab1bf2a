import { createWriteStream } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { assertNever } from '../../../src-shared/contract/assert-never.ts'
import { openReader } from '../database/open.ts'
import { numbersOfScope } from '../features/assets/assets-of-scope.ts'
import { stagingFile } from '../files.ts'
import type { DocumentTask } from './document-order.ts'

/**
 * Does an order on a reading connection of its own; settles when the file is whole.
 * @param tell hears what is told of the document beside its file
 */
export async function writeDocument(task: DocumentTask, tell: (told: unknown) => void): Promise<void> {
  const database = openReader(task.dataFolder, 'readOnce')
  try {
    await write(database, task, tell)
  } finally {
    database.close()
  }
}

/** Each kind of document brings what draws it, some of it megabytes of code: no other has it in memory. */
async function write(
  database: Database,
  { dataFolder, order: { kind, input }, file }: DocumentTask,
  tell: (told: unknown) => void,
): Promise<void> {
  const output = () => createWriteStream(file ?? '', { mode: 0o600 })
  switch (kind) {
    case 'disposalReport': {
      const { writeDisposalReport } = await import('../features/disposals/reports/report-pdf.ts')
      return writeDisposalReport(database, dataFolder, input, output())
    }
    case 'assetsCsv': {
      const { writeAssetsCsv } = await import('../features/assets/assets-csv.ts')
      return writeAssetsCsv(database, input, output())
    }
    case 'auditReport': {
      const { writeAuditReport } = await import('../features/audits/audits-report.ts')
      return writeAuditReport(database, dataFolder, input, output())
    }
    case 'auditBooks': {
      const { readBooks } = await import('../features/audits/audits-books.ts')
      return tell(await readBooks(database, dataFolder, input))
    }
    case 'labels': {
      const { writeLabels } = await import('../features/labels/labels-document.ts')
      return writeLabels({ database, dataFolder, numbersOfScope }, input, output(), tell)
    }
    case 'labelSubjects': {
      const { labelSubjects } = await import('../features/labels/queue/wanted-labels-query.ts')
      return tell(await labelSubjects(database, input.labels, numbersOfScope, input.today))
    }
    case 'certificates': {
      const { writeCertificates } = await import('../features/disposals/certificates-document.ts')
      return writeCertificates(database, dataFolder, input, tell)
    }
    case 'labelLogo': {
      const { takeInLogo } = await import('../features/labels/logo/take-in-logo.ts')
      const { storedLogo } = await import('../features/labels/logo/stored-logo.ts')
      const logo = await takeInLogo(stagingFile(dataFolder, input.stagingId), input.fileName)
      return tell(logo && storedLogo(logo))
    }
    case 'labelTest': {
      const { writeLabelTest } = await import('../features/labels/designs/label-test-pages.ts')
      return writeLabelTest({ database, dataFolder, numbersOfScope }, input, output())
    }
    default:
      return assertNever(kind)
  }
}
