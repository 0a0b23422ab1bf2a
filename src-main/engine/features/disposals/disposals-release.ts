import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  type AssetDisposition,
  dispositionAfter,
} from '../../../../src-shared/features/disposals/asset-disposition.ts'
import {
  type ChecklistAnswer,
  type ChecklistItem,
  checklistGaps,
} from '../../../../src-shared/features/disposals/checklist.ts'
import { disposalsProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import { disposalsText } from '../../../../src-shared/features/disposals/disposals-text.ts'
import { type ReleaseGap, releaseGaps } from '../../../../src-shared/features/disposals/release.ts'
import type { DisposalTransferRow } from '../../database/schema-disposals.ts'
import type { Transaction } from '../../database/transaction.ts'
import { people } from '../people/people.ts'
import { type CaseMedium, isLogical, mediaStandingIn } from './case-media.ts'
import { assertTookNoPart, operatorsIn } from './case-people.ts'
import { disposals } from './disposals.ts'
import { assertShown } from './disposals-evidence.ts'
import {
  answersOfCase,
  approvalsOfCase,
  insertAnswer,
  insertApproval,
  insertStep,
  insertTransfer,
  noMediaOfCase,
  transfersOfCase,
} from './disposals-store.ts'
import { drawnSignature } from './drawn-signature.ts'
import { policies } from './policy/policies.ts'
import { archive } from './retired-status.ts'
import { lotsInCase } from './sampling/lots.ts'
import { vendorOfCase } from './vendors/case-vendor.ts'
import { sealedMedia, undestroyed } from './vendors/unsanitized.ts'

/**
 * Answers an item of the checklist; the last answer counts.
 * @returns the items that nobody answered yet
 */
export function answer(
  tx: Transaction,
  order: { caseId: string; item: ChecklistItem; answer: ChecklistAnswer; by: string },
): ChecklistItem[] {
  insertAnswer.run(tx.database, {
    ...disposals.factOf(tx, order.caseId),
    item: order.item,
    answer: order.answer,
    person_id: people.ensure(tx, order.by).id,
  })
  tx.touch('disposals')
  return checklistGaps(lastAnswers(tx.database, order.caseId)).unanswered
}

/**
 * Somebody approves the release who neither opened the case nor sanitized anything in it.
 * @throws APPROVER_TOOK_PART, LEGAL_HOLD
 */
export function approve(tx: Transaction, caseId: string, by: string): string {
  const { database } = tx
  const fact = disposals.factOf(tx, caseId)
  disposals.assertNoHold(database, caseId)
  const person = people.ensure(tx, by)
  assertTookNoPart(database, caseId, person)
  insertApproval.run(database, { ...fact, person_id: person.id })
  tx.touch('disposals')
  return person.name
}

/**
 * Records a transfer of custody.
 * @returns whether it leaves a gap: it does not begin where the one before ended
 * @throws SIGNATURE_UNREADABLE, EVIDENCE_UNKNOWN, CASE_UNKNOWN
 */
export function transfer(
  tx: Transaction,
  order: {
    caseId: string
    from: string
    to: string
    place?: string | undefined
    seal?: string | undefined
    signature?: string | undefined
    evidenceId?: string | undefined
    videoId?: string | undefined
  },
): boolean {
  const { database } = tx
  assertShown(database, order.caseId, { photoId: order.evidenceId, videoId: order.videoId })
  insertTransfer.run(database, {
    ...disposals.factOf(tx, order.caseId),
    from_name: order.from,
    to_name: order.to,
    place: order.place ?? null,
    seal: order.seal ?? null,
    signature: order.signature === undefined ? null : drawnSignature(order.signature),
    evidence_id: order.evidenceId ?? null,
    video_id: order.videoId ?? null,
  })
  tx.touch('disposals')
  return custodyOf(database, order.caseId).at(-1)?.isGap ?? false
}

/** The chain of custody of a case. */
export function custodyOf(
  database: Database,
  caseId: string,
): { transfer: DisposalTransferRow; isGap: boolean }[] {
  const key = (name: string) => name.normalize('NFKC').trim().toLowerCase()
  return transfersOfCase.all(database, { caseId }).map((row, index, all) => {
    const before = all[index - 1]
    return { transfer: row, isGap: before !== undefined && key(before.to_name) !== key(row.from_name) }
  })
}

/**
 * Takes assets a step on; all of them or none.
 * @param tags left out: every asset of the case that is not there yet
 * @throws RELEASE_REFUSED, DISPOSITION_REFUSED, ASSET_NOT_IN_CASE, LEGAL_HOLD
 */
export function advance(
  tx: Transaction,
  order: {
    caseId: string
    to: Exclude<AssetDisposition, 'retired'>
    tags?: readonly string[] | undefined
    reference?: string | undefined
  },
): number {
  const { database } = tx
  const { caseId, to } = order
  const fact = disposals.factOf(tx, caseId)
  disposals.assertNoHold(database, caseId)
  const named = order.tags && onceEach(order.tags.map((tag) => disposals.asset(database, caseId, tag)))
  const meant = named ?? disposals.assets(database, caseId)
  const stateOf = disposals.states(database, caseId)
  const gapsOf =
    to === 'disposed' ? disposalGapsIn(database, caseId) : gapsIn(database, caseId, tx.at.slice(0, 10))
  const moving = meant.filter((asset) => {
    const state = stateOf(asset.asset_id)
    if (!named && state === to) return false
    if (dispositionAfter(state) !== to)
      throw failure(disposalsProblems, 'DISPOSITION_REFUSED', { tag: asset.asset_tag, state })
    const gaps = gapsOf(asset.asset_id)
    if (gaps.length > 0)
      throw failure(disposalsProblems, 'RELEASE_REFUSED', {
        tag: asset.asset_tag,
        gaps: gaps.map(disposalsText.gap),
      })
    return true
  })
  for (const { asset_id, site_id } of moving) {
    const step = { asset_id, site_id, state: to, reference: order.reference ?? null }
    insertStep.run(database, { ...fact, id: tx.newId(), ...step })
    if (to === 'released') archive(tx, asset_id)
  }
  tx.touch('disposals')
  return moving.length
}

const onceEach = <Asset extends { asset_id: string }>(assets: readonly Asset[]): Asset[] => [
  ...new Map(assets.map((asset) => [asset.asset_id, asset])).values(),
]

/**
 * Answers what stands between an asset of a case and its release.
 * @param day on which it would be released, YYYY-MM-DD
 * @param media of the case, where they are known already
 */
export function gapsIn(
  database: Database,
  caseId: string,
  day: string,
  media: readonly CaseMedium[] = mediaStandingIn(database, caseId),
): (assetId: string) => ReleaseGap[] {
  const byAsset = Map.groupBy(media, ({ medium }) => medium.asset_id)
  const empty = new Set(noMediaOfCase.all(database, { caseId }).map(({ asset_id }) => asset_id))
  const checklist = checklistGaps(lastAnswers(database, caseId))
  const approved = isApproved(database, caseId)
  const lots = lotsInCase(database, caseId)
  const { isSamplingRequired } = policies.inForce(database)
  const lotOf = ({ sanitization }: CaseMedium) => {
    const lot = lots.get(sanitization?.id ?? '')
    return lot ? { number: lot.lot.number, state: lot.state } : null
  }
  const sealed = sealedMedia(database, caseId, day)
  const { name, gaps, override } = vendorOfCase(database, caseId, day)
  const vendor = name === null ? null : { name, gaps: override ? [] : gaps }
  return (assetId) =>
    releaseGaps({
      statedEmpty: empty.has(assetId),
      media: (byAsset.get(assetId) ?? []).map((one) => ({
        serial: one.medium.serial,
        state: one.state,
        meetsPolicy: one.sanitization?.meets_policy === 1,
        isSealed: sealed.has(one.medium.id),
        isLogical: isLogical(one),
        lot: lotOf(one),
      })),
      ...checklist,
      approved,
      isSamplingRequired,
      vendor,
    })
}

/** Answers what stands between an asset that was released and its being disposed of for good. */
export function disposalGapsIn(
  database: Database,
  caseId: string,
  media: readonly CaseMedium[] = mediaStandingIn(database, caseId),
): (assetId: string) => ReleaseGap[] {
  const byAsset = Map.groupBy(undestroyed(database, caseId, media), ({ medium }) => medium.asset_id)
  return (assetId) =>
    (byAsset.get(assetId) ?? []).map(({ medium }) => ({
      kind: 'vendorCertificateMissing',
      serial: medium.serial,
    }))
}

/**
 * An approval counts as long as nobody who gave it sanitized a medium of the case, which they may have done afterwards.
 */
function isApproved(database: Database, caseId: string): boolean {
  const operators = operatorsIn(database, caseId)
  return approvalsOfCase
    .all(database, { caseId })
    .some(({ person_id }) => !operators.has(people.byId(database, person_id)?.id))
}

/** The answers that count, by item. */
export function lastAnswers(database: Database, caseId: string): Map<ChecklistItem, ChecklistAnswer> {
  return new Map(answersOfCase.all(database, { caseId }).map((row) => [row.item, row.answer]))
}
