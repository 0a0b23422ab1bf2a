import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { disposalsProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import {
  blanccoMapping,
  type EvidenceMapping,
  mappingFault,
} from '../../../../src-shared/features/disposals/evidence-mapping.ts'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import type { Transaction } from '../../database/transaction.ts'
import { insertMapping, keptMappings } from './sanitization-store.ts'

/** The mappings by which reports can be read: those that were kept, and what is built in under no name of theirs. */
export function evidenceMappings(database: Database): EvidenceMapping[] {
  const kept = keptMappings.all(database, {}).map(({ mapping }) => JSON.parse(mapping) as EvidenceMapping)
  const isKept = kept.some(({ name }) => foldedText(name) === foldedText(blanccoMapping.name))
  return isKept ? kept : [blanccoMapping, ...kept]
}

/** @throws MAPPING_UNKNOWN */
export function mappingNamed(database: Database, name: string): EvidenceMapping {
  const mapping = evidenceMappings(database).find((one) => foldedText(one.name) === foldedText(name))
  if (!mapping) throw failure(disposalsProblems, 'MAPPING_UNKNOWN', { name })
  return mapping
}

/** Keeps a mapping, in the place of one of the same name. @throws MAPPING_UNFIT */
export function keepMapping(tx: Transaction, mapping: EvidenceMapping): void {
  const fault = mappingFault(mapping)
  if (fault !== null) throw failure(disposalsProblems, 'MAPPING_UNFIT', { what: fault })
  insertMapping.run(tx.database, {
    id: tx.newId(),
    site_id: 'org',
    name: mapping.name,
    name_key: foldedText(mapping.name),
    mapping: JSON.stringify(mapping),
    actor_id: tx.actorId,
    at: tx.at,
  })
  tx.touch('disposals')
}
