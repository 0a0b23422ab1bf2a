import { createWriteStream } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { assertNever } from '../../../src-shared/contract/assert-never.ts'
import { openReader } from '../database/open.ts'
import { writeAssetsCsv } from '../features/assets/assets-csv.ts'
import { writeAuditReport } from '../features/audits/audits-report.ts'
import type { DocumentOrder } from './document-order.ts'

const { dataFolder, order, file } = workerData as { dataFolder: string; order: DocumentOrder; file: string }
const database = openReader(dataFolder, 'readOnce')
try {
  await drawn(order)
} finally {
  database.close()
}

function drawn({ kind, input }: DocumentOrder): Promise<void> {
  const output = createWriteStream(file, { mode: 0o600 })
  switch (kind) {
    case 'assetsCsv':
      return writeAssetsCsv(database, input, output)
    case 'auditReport':
      return writeAuditReport(database, input, output)
    default:
      return assertNever(kind)
  }
}
