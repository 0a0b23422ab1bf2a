export const recordedFacts = [
  'sanitizations',
  'verifications',
  'certificates',
  'evidenceFiles',
  'transfers',
  'labelsRemoved',
  'samples',
  'vendorsWithPermits',
  'shipmentsReconciled',
  'approvals',
] as const
/** What is counted in a period, and answers a demand. */
export type RecordedFact = (typeof recordedFacts)[number]

export interface Demand {
  standard: string
  clause: string
  facts: readonly RecordedFact[]
}

/** Which recorded facts answer which demand. It says what there is to show, and is no statement of compliance. */
export const demandMap: readonly Demand[] = [
  { standard: 'GDPR', clause: 'Art. 5(1)(f)', facts: ['sanitizations', 'verifications', 'samples'] },
  { standard: 'GDPR', clause: 'Art. 5(2)', facts: ['certificates', 'evidenceFiles', 'approvals'] },
  { standard: 'GDPR', clause: 'Art. 32', facts: ['sanitizations', 'transfers', 'vendorsWithPermits'] },
  {
    standard: 'ISO/IEC 27001:2022',
    clause: 'A.7.14',
    facts: ['sanitizations', 'verifications', 'labelsRemoved'],
  },
  {
    standard: 'R2v3',
    clause: 'Core 7',
    facts: ['sanitizations', 'verifications', 'samples', 'certificates'],
  },
  { standard: 'R2v3', clause: 'Core 10', facts: ['vendorsWithPermits', 'shipmentsReconciled'] },
  { standard: 'HIPAA', clause: '45 CFR 164.310(d)(2)(i)', facts: ['sanitizations', 'certificates'] },
  { standard: 'HIPAA', clause: '45 CFR 164.310(d)(2)(iii)', facts: ['transfers', 'shipmentsReconciled'] },
]
