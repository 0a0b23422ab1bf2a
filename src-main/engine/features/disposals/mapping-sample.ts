import { readFileSync, statSync } from 'node:fs'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { disposalsProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import type { Erasure } from '../../../../src-shared/features/disposals/erasure.ts'
import {
  type EvidenceMapping,
  mappingFault,
} from '../../../../src-shared/features/disposals/evidence-mapping.ts'
import type { ReportOutline } from '../../../../src-shared/features/disposals/mappings-contract.ts'
import { files } from '../files/files.ts'
import { EvidenceDamaged } from './evidence/evidence-damaged.ts'
import { readEvidence, readTree } from './evidence/read-evidence.ts'
import { outlineOf } from './evidence/report-outline.ts'

interface Sample {
  stagingId: string
  fileName: string
}

/** Bytes: a sample is read again with each change of its mapping. */
const largestSample = 4_000_000
/** What is shown of what a mapping reads. */
const mostErasures = 50

/** What a staged sample is made of. @throws FILE_NOT_STAGED, EVIDENCE_DAMAGED */
export function outlineSample(
  dataFolder: string,
  { record, ...sample }: Sample & { record?: string | undefined },
): ReportOutline {
  return reading(sample, () => {
    const { format, root } = readTree(bytesOf(dataFolder, sample))
    return { format, ...outlineOf(root, record) }
  })
}

/** What a mapping reads of a staged sample. @throws FILE_NOT_STAGED, EVIDENCE_DAMAGED, MAPPING_UNFIT */
export function trySample(
  dataFolder: string,
  { mapping, ...sample }: Sample & { mapping: EvidenceMapping },
): { total: number; erasures: Erasure[] } {
  const fault = mappingFault(mapping)
  if (fault !== null) throw failure(disposalsProblems, 'MAPPING_UNFIT', { what: fault })
  return reading(sample, () => {
    const { erasures } = readEvidence(sample.fileName, bytesOf(dataFolder, sample), mapping)
    return { total: erasures.length, erasures: erasures.slice(0, mostErasures) }
  })
}

function bytesOf(dataFolder: string, { stagingId }: Sample): Uint8Array {
  const file = files.staged(dataFolder, stagingId)
  if (statSync(file).size > largestSample)
    throw new EvidenceDamaged('it is larger than 4 MB, and a sample of a few drives is enough')
  return readFileSync(file)
}

function reading<Answer>({ fileName }: Sample, read: () => Answer): Answer {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof EvidenceDamaged)) throw error
    throw failure(disposalsProblems, 'EVIDENCE_DAMAGED', { fileName, reason: error.message })
  }
}
