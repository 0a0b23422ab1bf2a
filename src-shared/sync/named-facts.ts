import type { FactKind } from './kinds.ts'
import type { Mutation } from './protocol.ts'

type SentFact = Pick<Extract<Mutation, { type: 'fact' }>, 'kind' | 'id' | 'fact'>

/** The fields by which facts name other facts, with the kind of those. */
const namingFields: readonly (readonly [field: string, kind: FactKind])[] = [
  ['audit_id', 'audit'],
  ['of_id', 'audit'],
  ['scan_id', 'scan'],
  ['decision_id', 'auditDecision'],
  ['closing_id', 'auditClosing'],
  ['case_id', 'disposalCase'],
  ['medium_id', 'disposalMedium'],
  ['evidence_id', 'disposalEvidence'],
  ['photo_id', 'disposalEvidence'],
  ['video_id', 'disposalVideo'],
  ['erasure_id', 'disposalErasure'],
  ['sanitization_id', 'disposalSanitization'],
  ['lot_id', 'samplingLot'],
  ['certificate_id', 'vendorCertificate'],
  ['shipment_id', 'shipment'],
  ['item_id', 'shipmentItem'],
  ['incident_id', 'disposalIncident'],
  ['run_id', 'labelRun'],
]

/** Scans come by the hundred thousand, and name nothing else. */
const namedByScans = namingFields.filter(([field]) => field === 'audit_id')

interface NamedFact {
  kind: FactKind
  id: string
}

/** The facts that a fact names: no laptop can write it before them. Its parts name it as well, by its own id. */
export function factsNamedIn({ kind: of, id, fact }: SentFact): NamedFact[] {
  const named: NamedFact[] = []
  for (const [field, kind] of of === 'scan' ? namedByScans : namingFields) {
    const value = fact[field]
    if (typeof value === 'string' && value !== id) named.push({ kind, id: value })
  }
  const { link } = fact
  const isLinked = typeof link === 'object' && link !== null && !Array.isArray(link)
  return isLinked ? [...named, ...factsNamedIn({ kind: of, id, fact: link })] : named
}
