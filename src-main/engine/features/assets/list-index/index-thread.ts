import '../../../database/native-code.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../../database/open.ts'
import { type IndexParts, readIndexParts, type WantedParts } from './index-parts.ts'
import type { ColumnParts } from './kept-column.ts'

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

function buffersOf({ columns, orders, terms }: IndexParts): ArrayBuffer[] {
  const kept = columns ? [columns.exists, ...columns.columns.flatMap(arraysOf)] : []
  const held = (terms ?? []).map(({ bits }) => bits)
  return [...kept, ...held, ...orders.map(({ rows }) => rows)].map(({ buffer }) => buffer as ArrayBuffer)
}

function arraysOf(column: ColumnParts): ArrayBufferView[] {
  if ('costs' in column) return [column.costs]
  if ('blanks' in column) return [column.blanks]
  if ('lengths' in column) return [column.lengths]
  const { codes, values } = column.coded
  return Array.isArray(values) ? [codes] : [codes, values.words, values.slots]
}
