import { type Confidentiality, type Disposition, isFlash, type MediumType, type Outcome } from './medium.ts'

/** What an organisation demands of media that leave their asset or the organisation. */
export interface SanitizationPolicy {
  /** counts up with each change; certificates name it */
  version: number
  name: string
  demands: Readonly<Record<Confidentiality, Readonly<Record<Disposition, Outcome>>>>
  /** types for which nothing short of destruction counts as Purge, as long as no standard describes one */
  destroyWherePurge: readonly MediumType[]
  /** the largest fragment that counts as destroyed, in mm² */
  largestFragment: Readonly<Record<Confidentiality, { magnetic: number; flash: number }>>
  /** per cent of the media of a lot on which another person tries recovery */
  samplingPercent: number
  /** whether a medium that was sanitized logically is released only with a lot that passed */
  isSamplingRequired: boolean
  /** whether who verifies a medium has to prove who they are by their PIN */
  isPinRequired: boolean
  /** days after which a case is open too long */
  caseOpenDays: number
  /** days after a release by which the certificate of the vendor is due for media that were not sanitized */
  vendorCertificateDays: number
}

/** Per cent that are sampled at the least (R2v3, core requirement 7). */
export const leastSampled = 5

/**
 * The decision flow of NIST SP 800-88 Rev. 1, Figure 4-1: is the medium used again, and does it leave the organisation's
 * control? Fragments after ISO/IEC 21964-2 (DIN 66399-2): H-4 and H-5 for magnetic disks, E-3 to E-5 for flash.
 */
export const defaultPolicy: SanitizationPolicy = {
  version: 1,
  name: 'NIST SP 800-88 Rev. 1, Figure 4-1',
  demands: {
    low: {
      reuse: 'clear',
      donation: 'purge',
      resale: 'purge',
      recycling: 'purge',
      returnToLessor: 'purge',
      destruction: 'destroy',
    },
    moderate: {
      reuse: 'clear',
      donation: 'purge',
      resale: 'purge',
      recycling: 'destroy',
      returnToLessor: 'purge',
      destruction: 'destroy',
    },
    high: {
      reuse: 'purge',
      donation: 'destroy',
      resale: 'destroy',
      recycling: 'destroy',
      returnToLessor: 'destroy',
      destruction: 'destroy',
    },
  },
  destroyWherePurge: ['other'],
  largestFragment: {
    low: { magnetic: 2000, flash: 160 },
    moderate: { magnetic: 2000, flash: 30 },
    high: { magnetic: 320, flash: 10 },
  },
  samplingPercent: leastSampled,
  isSamplingRequired: false,
  isPinRequired: false,
  caseOpenDays: 90,
  vendorCertificateDays: 30,
}

/** What the policy demands for a medium. */
export function demandedOutcome(
  policy: SanitizationPolicy,
  type: MediumType,
  confidentiality: Confidentiality,
  disposition: Disposition,
): Outcome {
  const demanded = policy.demands[confidentiality][disposition]
  return demanded === 'purge' && policy.destroyWherePurge.includes(type) ? 'destroy' : demanded
}

/** The largest fragment of a medium that counts as destroyed, in mm². */
export function largestFragment(
  policy: SanitizationPolicy,
  type: MediumType,
  confidentiality: Confidentiality,
): number {
  const limits = policy.largestFragment[confidentiality]
  if (isFlash(type)) return limits.flash
  return type === 'hdd' ? limits.magnetic : Math.min(limits.magnetic, limits.flash)
}
