export const mediumTypes = ['hdd', 'ssd', 'nvme', 'flash', 'other'] as const
/**
 * What a medium remembers with: `hdd` magnetic disks, `ssd` flash behind SATA or SAS, `nvme` flash behind NVMe, `flash`
 * cards, sticks, and what is soldered into phones, printers and switches.
 */
export type MediumType = (typeof mediumTypes)[number]

export const confidentialities = ['low', 'moderate', 'high'] as const
/** How much harm disclosure would do, after FIPS 199, which the decision flow of NIST SP 800-88 begins with. */
export type Confidentiality = (typeof confidentialities)[number]
/** What was not stated is protected as the highest. */
export const unstatedConfidentiality: Confidentiality = 'high'

export const outcomes = ['clear', 'purge', 'destroy'] as const
/** What a sanitization achieves (NIST SP 800-88 Rev. 1, 2.5; IEEE 2883 says Destruct for the last), the weakest first. */
export type Outcome = (typeof outcomes)[number]

/** Whether one outcome is worth at least as much as another. */
export const isAtLeast = (outcome: Outcome, wanted: Outcome): boolean =>
  outcomes.indexOf(outcome) >= outcomes.indexOf(wanted)

export const dispositions = [
  'reuse',
  'donation',
  'resale',
  'recycling',
  'returnToLessor',
  'destruction',
] as const
/** What is planned for an asset. */
export type Disposition = (typeof dispositions)[number]

/** Whether what it remembers with is flash, which moves blocks about on its own. */
export const isFlash = (type: MediumType): boolean => type === 'ssd' || type === 'nvme' || type === 'flash'
