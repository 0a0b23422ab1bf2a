/** How it is known who a person is; `asserted`: it was said, and nobody checked; `pin`: they gave their PIN. */
export const assurances = ['asserted', 'pin'] as const
export type Assurance = (typeof assurances)[number]

/** Whether the data on something that is gone was encrypted. */
export const encryptions = ['yes', 'no', 'unknown'] as const
export type Encryption = (typeof encryptions)[number]

/** As what somebody signs. */
export const signerRoles = ['auditor', 'responsible'] as const
export type SignerRole = (typeof signerRoles)[number]

/** A signature under a report; where nobody drew one it prints *not signed*. */
export interface ReportSignature {
  role: SignerRole
  name: string
  assurance: Assurance
  /** what was signed, in words, and the digest of the data that it was said of */
  statement: string
  digest: string
  at: string
  device: string
  /** PNG, base64 */
  image: string | null
}

/** What is said when an audit is closed. */
export interface ReportClosing {
  closedAt: string
  closedBy: string
  /** SHA-256 of what the report says without this */
  digest: string
  timeZone: string
  locale: string
  /** why places were not counted, where some were not */
  notCountedReason: string | null
  /** false: nobody but those who scanned was there to approve */
  independentlyApproved: boolean
  signatures: ReportSignature[]
}
