import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../../database/open.ts'
import { type IndexParts, readIndexParts, type WantedParts } from './index-parts.ts'

export interface IndexThreadData {
  dataFolder: string
  wanted: WantedParts
}

const { dataFolder, wanted } = workerData as IndexThreadData
const database = openReader(dataFolder, 'readOnce')
try {
  const parts = readIndexParts(database, wanted)
  parentPort?.postMessage(parts, buffersOf(parts))
} finally {
  database.close()
}

function buffersOf({ columns, orders }: IndexParts): ArrayBuffer[] {
  return [
    ...(columns ? [columns.costs, columns.blanks, columns.exists] : []),
    ...Object.values(columns?.coded ?? {}).map(({ codes }) => codes),
    ...orders.map(({ ordered }) => ordered.rows),
  ].map(({ buffer }) => buffer as ArrayBuffer)
}
