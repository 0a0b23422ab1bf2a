import type { ChecklistItem } from './checklist.ts'
import type { MediumState } from './medium-state.ts'
import type { LotState } from './sampling/sampling.ts'
import type { VendorGap } from './vendors/vendor.ts'

/** What stands between an asset and its release, or between that and its being disposed of for good. */
export type ReleaseGap =
  | { kind: 'mediaUnknown' }
  | { kind: 'mediumNotVerified'; serial: string }
  | { kind: 'mediumBelowPolicy'; serial: string }
  | { kind: 'lotQuarantined'; serial: string; lot: number }
  | { kind: 'sampleMissing'; serial: string }
  | { kind: 'itemUnanswered'; item: ChecklistItem }
  | { kind: 'itemBlocking'; item: ChecklistItem }
  | { kind: 'notApproved' }
  | { kind: 'vendorCertificateMissing'; serial: string }
  | { kind: 'vendor'; name: string; gap: VendorGap }

export interface ReleaseFacts {
  /** somebody signed that the asset holds no media */
  statedEmpty: boolean
  media: readonly {
    serial: string
    state: MediumState
    meetsPolicy: boolean
    /** it may leave unsanitized: approved, under seal, to a vendor that may destroy it */
    isSealed: boolean
    /** it was sanitized and could be used again */
    isLogical: boolean
    /** in which it stands with what counts now */
    lot: { number: number; state: LotState } | null
  }[]
  unanswered: readonly ChecklistItem[]
  blocking: readonly ChecklistItem[]
  approved: boolean
  /** whether the policy asks for a lot that passed */
  isSamplingRequired: boolean
  /** who takes it, with what stands in their way and nobody approved; null: nobody is named */
  vendor: { name: string; gaps: readonly VendorGap[] } | null
}

/** What has to be done before an asset may be released; nothing where it may. */
export function releaseGaps({
  statedEmpty,
  media,
  unanswered,
  blocking,
  approved,
  isSamplingRequired,
  vendor,
}: ReleaseFacts): ReleaseGap[] {
  return [
    ...(media.length === 0 && !statedEmpty ? [{ kind: 'mediaUnknown' } as const] : []),
    ...media.flatMap(({ serial, state, meetsPolicy, isSealed, isLogical, lot }): ReleaseGap[] => {
      if (isSealed) return []
      if (state !== 'verified') return [{ kind: 'mediumNotVerified', serial }]
      if (!meetsPolicy) return [{ kind: 'mediumBelowPolicy', serial }]
      if (lot?.state === 'quarantined') return [{ kind: 'lotQuarantined', serial, lot: lot.number }]
      const isMissing = isSamplingRequired && isLogical && lot?.state !== 'passed'
      return isMissing ? [{ kind: 'sampleMissing', serial }] : []
    }),
    ...unanswered.map((item) => ({ kind: 'itemUnanswered', item }) as const),
    ...blocking.map((item) => ({ kind: 'itemBlocking', item }) as const),
    ...(approved ? [] : [{ kind: 'notApproved' } as const]),
    ...(vendor?.gaps ?? []).map((gap) => ({ kind: 'vendor', name: vendor?.name ?? '', gap }) as const),
  ]
}
