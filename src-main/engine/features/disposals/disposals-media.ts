import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import type { NewMedium } from '../../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import {
  type Confidentiality,
  unstatedConfidentiality,
} from '../../../../src-shared/features/disposals/medium.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { DisposalAssetRow, DisposalCaseRow, DisposalMediumRow } from '../../database/schema-disposals.ts'
import type { Transaction } from '../../database/transaction.ts'
import { people } from '../people/people.ts'
import { disposals } from './disposals.ts'
import {
  assetsOfCase,
  insertMedium,
  insertNoMedia,
  mediaBySerial,
  mediaOfCase,
  mediumById,
  noMediaOfAsset,
  openMediaBySerial,
} from './disposals-store.ts'
import type { NewFact } from './insert-fact.ts'

/** Which medium of a case is meant; the contract sees to it that one of both is there. */
export interface MeantMedium {
  serial?: string | undefined
  mediumId?: string | undefined
}

/**
 * Records a medium of an asset. Another one of the same serial number is another medium only if its model is another.
 * @throws ASSET_NOT_IN_CASE, ASSET_NOT_NAMED, MEDIUM_TAKEN, MEDIUM_IN_OTHER_CASE, STATED_EMPTY, DISPOSITION_REFUSED
 */
export function addMedium(tx: Transaction, medium: NewMedium): DisposalMediumRow {
  const { database } = tx
  const { caseId, serial } = medium
  disposals.get(database, caseId)
  const asset = disposals.asset(database, caseId, medium.tag)
  assertRetired(database, asset)
  if (noMediaOfAsset.get(database, { caseId, assetId: asset.asset_id }))
    throw failure(disposalsProblems, 'STATED_EMPTY', { tag: asset.asset_tag })
  const key = identifierKey(serial)
  const isSame = (other: DisposalMediumRow) => identifierKey(other.model) === identifierKey(medium.model)
  const taken = mediaBySerial.all(database, { caseId, key }).find(isSame)
  if (taken) throw failure(disposalsProblems, 'MEDIUM_TAKEN', { serial, tag: tagOf(database, taken) })
  const elsewhere = openMediaBySerial.all(database, { caseId, key }).find(isSame)
  if (elsewhere)
    throw failure(disposalsProblems, 'MEDIUM_IN_OTHER_CASE', { serial, caseId: elsewhere.case_id })
  const row: NewFact<'disposal_medium'> = {
    id: tx.newId(),
    site_id: asset.site_id,
    case_id: caseId,
    asset_id: asset.asset_id,
    manufacturer: medium.manufacturer ?? null,
    model: medium.model,
    serial,
    serial_key: key,
    type: medium.type,
    size: medium.size ?? null,
    confidentiality: medium.confidentiality ?? null,
    is_removed: medium.isRemoved ? 1 : 0,
    actor_id: tx.actorId,
    at: tx.at,
  }
  insertMedium.run(database, row)
  tx.touch('disposals')
  return { ...row, n: 0, origin_n: null }
}

/**
 * Somebody states that an asset has no media inside; said twice, it is said once.
 * @returns the tag of the asset
 * @throws ASSET_NOT_IN_CASE, ASSET_NOT_NAMED, MEDIA_THERE, DISPOSITION_REFUSED
 */
export function stateNoMedia(
  tx: Transaction,
  { caseId, tag, by }: { caseId: string; tag?: string | undefined; by: string },
): string {
  const { database } = tx
  disposals.get(database, caseId)
  const asset = disposals.asset(database, caseId, tag)
  assertRetired(database, asset)
  const assetId = asset.asset_id
  const there = mediaOfCase.all(database, { caseId }).filter((medium) => medium.asset_id === assetId)
  if (there.length > 0)
    throw failure(disposalsProblems, 'MEDIA_THERE', { tag: asset.asset_tag, count: there.length })
  if (!noMediaOfAsset.get(database, { caseId, assetId }))
    insertNoMedia.run(database, {
      id: tx.newId(),
      site_id: asset.site_id,
      case_id: caseId,
      asset_id: assetId,
      person_id: people.ensure(tx, by).id,
      actor_id: tx.actorId,
      at: tx.at,
    })
  tx.touch('disposals')
  return asset.asset_tag
}

/**
 * The medium of a case that is meant.
 * @throws MEDIUM_UNKNOWN, MEDIUM_AMBIGUOUS
 */
export function mediumMeant(
  database: Database,
  caseId: string,
  { serial, mediumId }: MeantMedium,
): DisposalMediumRow {
  if (mediumId !== undefined) {
    const medium = mediumById.get(database, { id: mediumId })
    if (medium?.case_id !== caseId) throw failure(disposalsProblems, 'MEDIUM_UNKNOWN', { serial: mediumId })
    return medium
  }
  const named = serial ?? ''
  const [medium, ...others] = mediaBySerial.all(database, { caseId, key: identifierKey(named) })
  if (!medium) throw failure(disposalsProblems, 'MEDIUM_UNKNOWN', { serial: named })
  if (others.length > 0)
    throw failure(disposalsProblems, 'MEDIUM_AMBIGUOUS', {
      serial: named,
      mediumIds: [medium, ...others].map(({ id }) => id),
    })
  return medium
}

/** How confidential a medium is: as stated of it, else of its case, else the highest. */
export function confidentialityOf(
  medium: Pick<DisposalMediumRow, 'confidentiality'>,
  disposal: Pick<DisposalCaseRow, 'confidentiality'>,
): Confidentiality {
  return medium.confidentiality ?? disposal.confidentiality ?? unstatedConfidentiality
}

const tagOf = (database: Database, { case_id, asset_id }: DisposalMediumRow) =>
  assetsOfCase.all(database, { caseId: case_id }).find((one) => one.asset_id === asset_id)?.asset_tag ?? ''

/** What is said of an asset's media is what its release stands on. @throws DISPOSITION_REFUSED */
function assertRetired(database: Database, asset: DisposalAssetRow): void {
  const state = disposals.state(database, asset)
  if (state !== 'retired')
    throw failure(disposalsProblems, 'DISPOSITION_REFUSED', { tag: asset.asset_tag, state })
}
