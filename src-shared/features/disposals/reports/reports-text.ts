import type { RecordedFact } from './demand-map.ts'
import type { DueKind } from './due.ts'

/** What reports of disposals say. */
export const reportsText = {
  title: 'Disposals',
  period: (from: string, to: string) => `${from} to ${to}`,
  due: {
    caseOpen: 'open too long',
    vendorCertificate: 'the vendor has not certified its destruction',
    vendorPermit: 'a permit expires',
    incident: 'something did not arrive',
    pickUp: 'the day of the pick-up',
  } satisfies Record<DueKind, string>,
  facts: {
    sanitizations: 'media sanitized',
    verifications: 'media verified by somebody else or the tool',
    certificates: 'certificates issued',
    evidenceFiles: 'files of evidence, kept with their digest',
    transfers: 'transfers of custody',
    labelsRemoved: 'cases in which identifying labels were removed',
    samples: 'recoveries tried in quality control',
    vendorsWithPermits: 'vendors with a permit in force',
    shipmentsReconciled: 'shipments that were received whole',
    approvals: 'approvals by somebody who took no part',
  } satisfies Record<RecordedFact, string>,
  noStatement:
    'Which recorded fact answers which demand. This is not a statement of compliance: whether the facts suffice is for whoever audits to say.',
  sections: {
    summary: 'Media',
    weights: 'E-waste by destination',
    withoutEvidence: 'Media without evidence',
    openTooLong: 'Cases that are open too long',
    sampling: 'Quality control',
    map: 'What answers which demand',
  },
  summary: {
    cleared: 'Cleared',
    purged: 'Purged',
    destroyed: 'Destroyed',
    failed: 'Failed',
    notVerified: 'Not verified',
    belowPolicy: 'Less than the policy demands',
    certificates: 'Certificates issued',
    past: 'Certificates of before, not verified here',
  },
  columns: {
    vendor: 'Vendor',
    country: 'Country',
    category: 'Category',
    gross: 'Gross kg',
    tare: 'Tare kg',
    net: 'Net kg',
    asset: 'Asset',
    serial: 'Serial number',
    model: 'Model',
    outcome: 'Outcome',
    operator: 'Operator',
    date: 'Date',
    case: 'Case',
    reason: 'Reason',
    days: 'Days',
    standard: 'Standard',
    clause: 'Clause',
    fact: 'Recorded fact',
    count: 'Count',
  },
  sampling: (lots: string, media: string, sampled: string, failed: string) =>
    `${lots} lots of ${media} media, ${sampled} tried, ${failed} with something recovered.`,
  nothing: 'None.',
  pastProblem: (reason: string) =>
    `The list cannot be read: ${reason}. It has to be a CSV with the columns Serial, Certificate, Issuer and Date.`,
  pastRefusals: {
    incomplete: 'serial number, number, issuer or date is missing',
    date: 'the date is none of the form 2026-11-29, or has not come yet',
    outcome: 'the outcome is none of clear, purge, destroy',
    unprintable: 'it holds control characters, or such as turn the order of letters',
  },
} as const
