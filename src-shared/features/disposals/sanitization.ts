import type { Erasure, HiddenAreas } from './erasure.ts'
import { type Confidentiality, isAtLeast, isFlash, type MediumType, type Outcome } from './medium.ts'
import { isDestruction, leavesFragments, type MethodId, methods, writesOver } from './methods.ts'
import { largestFragment, type SanitizationPolicy } from './policy.ts'

export const encryptedSinceAnswers = ['yes', 'no', 'unknown'] as const

/** What an operator states of how a medium was sanitized. Null: not stated. */
export interface StatedSanitization {
  method: MethodId
  outcome: Outcome
  hiddenAreas: HiddenAreas | null
  /** of a cryptographic erase: whether all that was ever on it was encrypted */
  encryptedSinceFirstData: (typeof encryptedSinceAnswers)[number] | null
  /** which key was erased, and who held copies of it */
  keyErased: string | null
  keyHolders: string | null
  degausser: string | null
  /** oersted */
  degausserField: number | null
  coercivity: number | null
  /** mm² */
  fragmentArea: number | null
  place: string | null
  machine: string | null
}

export const refusalReasons = [
  'methodUnfit',
  'outcomeTooHigh',
  'flashDegaussed',
  'overwriteNoPurgeOnFlash',
  'logFailed',
  'logAborted',
  'logUnfinished',
  'logErrors',
  'logNotAllErased',
  'hiddenAreasPresent',
  'hiddenAreasUnknown',
  'hiddenAreasNotStated',
  'encryptionNotStated',
  'encryptionNotSinceFirst',
  'keyNotStated',
  'degausserNotStated',
  'coercivityNotStated',
  'degausserTooWeak',
  'fragmentsTooLarge',
  'logOfOtherMethod',
] as const
/** Why a sanitization does not count. */
export type RefusalReason = (typeof refusalReasons)[number]

export const remarkKinds = [
  'hiddenAreasNotStated',
  'fragmentAreaNotStated',
  'destructionPlaceNotStated',
  'noEvidence',
] as const
/** What a certificate has to say beside a sanitization that counts. */
export type RemarkKind = (typeof remarkKinds)[number]

/**
 * Why a sanitization cannot count as what is stated; empty where it does.
 * @param erasure the newest of what logs say of this very drive; null where there is none
 */
export function refusalsOf(
  stated: StatedSanitization,
  type: MediumType,
  confidentiality: Confidentiality,
  erasure: Erasure | null,
  policy: SanitizationPolicy,
): RefusalReason[] {
  return [
    ...unfit(stated, type),
    ...(isDestruction(stated.method) ? [] : refusedByLog(stated, erasure)),
    ...refusedForHiddenAreas(stated, type, erasure),
    ...(stated.method === 'cryptographicErase' ? refusedKeys(stated) : []),
    ...(stated.method === 'degauss' && type === 'hdd' ? refusedDegaussing(stated) : []),
    ...refusedFragments(stated, type, confidentiality, policy),
  ]
}

/** What is left open by a sanitization that counts. */
export function remarksOf(
  stated: StatedSanitization,
  type: MediumType,
  erasure: Erasure | null,
): RemarkKind[] {
  const { method, fragmentArea, place, machine } = stated
  const hidden = stated.hiddenAreas ?? erasure?.hiddenAreas ?? null
  return [
    ...(type === 'hdd' && writesOver(method) && hidden === null ? (['hiddenAreasNotStated'] as const) : []),
    ...(leavesFragments(method) && fragmentArea === null ? (['fragmentAreaNotStated'] as const) : []),
    ...(isDestruction(method) && (place === null || machine === null)
      ? (['destructionPlaceNotStated'] as const)
      : []),
    ...(!isDestruction(method) && (erasure === null || erasure.end === 'notStated')
      ? (['noEvidence'] as const)
      : []),
  ]
}

/**
 * Whether a sanitization that counts is what the policy demands: fragments whose size nobody stated may be any size.
 */
export function meetsDemand(outcome: Outcome, remarks: readonly RemarkKind[], demanded: Outcome): boolean {
  return isAtLeast(outcome, demanded) && !remarks.includes('fragmentAreaNotStated')
}

function unfit({ method, outcome }: StatedSanitization, type: MediumType): RefusalReason[] {
  const most = methods[method].achieves[type]
  if (most === undefined) return [method === 'degauss' && isFlash(type) ? 'flashDegaussed' : 'methodUnfit']
  if (isAtLeast(most, outcome)) return []
  return [writesOver(method) && isFlash(type) ? 'overwriteNoPurgeOnFlash' : 'outcomeTooHigh']
}

function refusedByLog({ method }: StatedSanitization, erasure: Erasure | null): RefusalReason[] {
  if (erasure === null) return []
  if (erasure.method !== null && isOtherMethod(method, erasure.method)) return ['logOfOtherMethod']
  return [
    ...(erasure.end === 'failed' ? (['logFailed'] as const) : []),
    ...(erasure.end === 'aborted' ? (['logAborted'] as const) : []),
    ...(erasure.end === 'running' || erasure.end === 'notRun' ? (['logUnfinished'] as const) : []),
    ...((erasure.errors ?? 0) > 0 ? (['logErrors'] as const) : []),
    ...(writesOver(method) && (erasure.bytesNotErased ?? 0) > 0 ? (['logNotAllErased'] as const) : []),
  ]
}

/** A log's own word for its method is one of ours, or says nothing of it. */
function isOtherMethod(method: MethodId, logged: string): boolean {
  return logged in methods && logged !== method
}

/**
 * What is hidden was not written over: it refuses on a magnetic disk, and so does a tool that looked and cannot say.
 * Where nobody looked it is no Purge; a Clear says so on its certificate.
 */
function refusedForHiddenAreas(
  { method, outcome, hiddenAreas }: StatedSanitization,
  type: MediumType,
  erasure: Erasure | null,
): RefusalReason[] {
  if (type !== 'hdd' || !writesOver(method)) return []
  const logged = erasure?.hiddenAreas ?? null
  if (logged === 'present') return ['hiddenAreasPresent']
  const known = logged === null || logged === 'unknown' ? (hiddenAreas ?? logged) : logged
  if (known === 'present') return ['hiddenAreasPresent']
  if (known === 'unknown') return ['hiddenAreasUnknown']
  return known === null && outcome === 'purge' ? ['hiddenAreasNotStated'] : []
}

function refusedKeys({
  encryptedSinceFirstData,
  keyErased,
  keyHolders,
}: StatedSanitization): RefusalReason[] {
  return [
    ...(encryptedSinceFirstData === null ? (['encryptionNotStated'] as const) : []),
    ...(encryptedSinceFirstData === 'no' || encryptedSinceFirstData === 'unknown'
      ? (['encryptionNotSinceFirst'] as const)
      : []),
    ...(keyErased === null || keyHolders === null ? (['keyNotStated'] as const) : []),
  ]
}

function refusedDegaussing({ degausser, degausserField, coercivity }: StatedSanitization): RefusalReason[] {
  return [
    ...(degausser === null ? (['degausserNotStated'] as const) : []),
    ...(coercivity === null ? (['coercivityNotStated'] as const) : []),
    ...(degausserField !== null && coercivity !== null && degausserField < coercivity
      ? (['degausserTooWeak'] as const)
      : []),
  ]
}

function refusedFragments(
  { method, fragmentArea }: StatedSanitization,
  type: MediumType,
  confidentiality: Confidentiality,
  policy: SanitizationPolicy,
): RefusalReason[] {
  const isTooLarge =
    leavesFragments(method) &&
    fragmentArea !== null &&
    fragmentArea > largestFragment(policy, type, confidentiality)
  return isTooLarge ? ['fragmentsTooLarge'] : []
}
