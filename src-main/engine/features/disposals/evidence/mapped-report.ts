import type { Erasure, ErasureEnd } from '../../../../../src-shared/features/disposals/erasure.ts'
import type { EvidenceMapping } from '../../../../../src-shared/features/disposals/evidence-mapping.ts'
import { EvidenceDamaged } from './evidence-damaged.ts'
import { nodesAt, type ReportNode } from './report-tree.ts'

/**
 * What a report says of each drive, read by a mapping.
 * @throws EvidenceDamaged where there is no record, or one says nothing of how it ended
 */
export function readMappedReport(root: ReportNode, mapping: EvidenceMapping): Erasure[] {
  const records = nodesAt(root, root, mapping.records)
  if (records.length === 0) throw new EvidenceDamaged(`the mapping “${mapping.name}” finds no drive in it`)
  return records.map((record) => {
    const at = (path: string | null) => (path === null ? null : textAt(root, record, path))
    const method = at(mapping.method)
    const tool = [at(mapping.tool), at(mapping.toolVersion)].filter((part) => part !== null)
    return {
      serial: at(mapping.serial),
      model: at(mapping.model),
      end: endOf(at(mapping.state), mapping),
      method: method === null ? null : (ownMethod(mapping, method) ?? method),
      errors: countOf(at(mapping.errors)),
      bytesNotErased: countOf(at(mapping.bytesNotErased)),
      size: countOf(at(mapping.size)),
      hiddenAreas: null,
      readBack: null,
      tool: tool.length > 0 ? tool.join(' ') : null,
    }
  })
}

/** Where a path leads to several texts that differ, which one is meant is not guessed. */
function textAt(root: ReportNode, record: ReportNode, path: string): string | null {
  const texts = new Set(nodesAt(root, record, path).map(({ text }) => text))
  if (texts.size > 1) throw new EvidenceDamaged(`“${path}” says several things of one drive`)
  const [text = ''] = texts
  return text === '' ? null : text
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

function endOf(state: string | null, { succeeded, aborted }: EvidenceMapping): ErasureEnd {
  if (state === null) throw new EvidenceDamaged('it does not say how the erasure of a drive ended')
  if (succeeded.some((word) => isSame(word, state))) return 'succeeded'
  return aborted.some((word) => isSame(word, state)) ? 'aborted' : 'failed'
}

const ownMethod = ({ methods }: EvidenceMapping, given: string) =>
  Object.entries(methods).find(([word]) => isSame(word, given))?.[1]

function countOf(text: string | null): number | null {
  if (text === null) return null
  const count = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(count)) throw new EvidenceDamaged(`“${text}” is no whole number`)
  return count
}
