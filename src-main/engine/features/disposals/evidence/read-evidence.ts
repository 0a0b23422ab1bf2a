import type { Erasure, EvidenceFormat } from '../../../../../src-shared/features/disposals/erasure.ts'
import {
  blanccoMapping,
  type EvidenceMapping,
  type MappedFormat,
} from '../../../../../src-shared/features/disposals/evidence-mapping.ts'
import { EvidenceDamaged } from './evidence-damaged.ts'
import { isHdparmText, readHdparmText } from './hdparm-text.ts'
import { readMappedReport } from './mapped-report.ts'
import { isNwipeLog, readNwipeLog } from './nwipe-log.ts'
import { type ReportNode, treeOfCsv, treeOfJson, treeOfXml } from './report-tree.ts'
import { type NvmeIdentity, nvmeIdentityOf, nvmeSanitizeLogsIn, nwipeJsonIn } from './tool-json.ts'

/** What was read of a file of evidence. */
export interface ReadEvidence {
  format: EvidenceFormat
  erasures: Erasure[]
  /** the drive that a file is of which says nothing else */
  identity: NvmeIdentity | null
}

const kept: ReadEvidence = { format: 'attachment', erasures: [], identity: null }

/**
 * Reads a file of evidence: the log of a tool that is known, a report that a mapping explains, or nothing of it.
 * @param mapping how to read it; null: what it shows itself to be
 * @throws EvidenceDamaged where it begins as something known and is not that to its end
 */
export function readEvidence(
  fileName: string,
  bytes: Uint8Array,
  mapping: EvidenceMapping | null,
): ReadEvidence {
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  if (/\.pdf$/i.test(fileName) && !isPdf) throw new EvidenceDamaged('it is called a PDF, and is none')
  const text = isPdf ? null : textOf(bytes)
  if (text === null) {
    if (mapping) throw new EvidenceDamaged('it is no text')
    return kept
  }
  if (mapping)
    return { ...kept, format: 'mapped', erasures: readMappedReport(treeOf(text, mapping), mapping) }
  if (isNwipeLog(text)) return { ...kept, format: 'nwipeLog', erasures: readNwipeLog(text) }
  if (isHdparmText(text)) return { ...kept, format: 'hdparm', erasures: readHdparmText(text) }
  if (/^\s*[[{]/.test(text)) return fromJson(text)
  if (/^\s*<\?xml/.test(text) || /\.xml$/i.test(fileName)) return fromXml(text)
  return kept
}

/** A report as a tree, of the format that it shows itself to be. @throws EvidenceDamaged */
export function readTree(bytes: Uint8Array): { format: MappedFormat; root: ReportNode } {
  const text = textOf(bytes)
  if (text === null || text.trim() === '') throw new EvidenceDamaged('it is no text')
  const format = /^\s*[[{]/.test(text) ? 'json' : /^\ufeff?\s*</.test(text) ? 'xml' : 'csv'
  return { format, root: treeOf(text, { format }) }
}

function treeOf(text: string, { format }: Pick<EvidenceMapping, 'format'>) {
  if (format === 'csv') return treeOfCsv(text)
  return format === 'xml' ? treeOfXml(text) : treeOfJson(json(text))
}

function fromJson(text: string): ReadEvidence {
  const value = json(text)
  const logs = nvmeSanitizeLogsIn(value)
  const identity = nvmeIdentityOf(value)
  if (logs.length > 0) return { format: 'nvmeSanitizeLog', erasures: logs, identity }
  if (identity) return { format: 'nvmeIdentity', erasures: [], identity }
  const drives = nwipeJsonIn(value)
  return drives.length > 0 ? { format: 'nwipeJson', erasures: drives, identity: null } : kept
}

function fromXml(text: string): ReadEvidence {
  const tree = treeOfXml(text)
  if (!text.includes('<blancco_erasure_report')) return kept
  return { format: 'mapped', erasures: readMappedReport(tree, blanccoMapping), identity: null }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new EvidenceDamaged('it is no JSON to its end')
  }
}

/** Null for what is no text: pictures, PDFs, archives. */
function textOf(bytes: Uint8Array): string | null {
  if (bytes.subarray(0, 4096).includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
