import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  type AssetDisposition,
  furthestOf,
} from '../../../../src-shared/features/disposals/asset-disposition.ts'
import { disposalsProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import type { Confidentiality, Disposition } from '../../../../src-shared/features/disposals/medium.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { DisposalAssetRow, DisposalCaseRow, DisposalMediumRow } from '../../database/schema-disposals.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets } from '../assets/assets.ts'
import { snapshotOf } from './asset-snapshot.ts'
import {
  assetInCase,
  assetsOfCase,
  caseById,
  insertAsset,
  insertCase,
  lastStepOfAsset,
  legalHoldOf,
  mediaOfCase,
  openCaseOfAsset,
  stepsOfCase,
} from './disposals-store.ts'
import { withdrawFromUse } from './retired-status.ts'

export interface NewCase {
  tags: readonly string[]
  reason: string
  disposition: Disposition
  confidentiality?: Confidentiality | undefined
  vendor?: string | undefined
  pickUpOn?: string | undefined
}

export { disposalFacts, disposalFactTables } from './disposals-synced.ts'

const tagsTold = 10

export const disposals = {
  /** @throws CASE_UNKNOWN */
  get(database: Database, caseId: string): DisposalCaseRow {
    const row = caseById.get(database, { id: caseId })
    if (!row) throw failure(disposalsProblems, 'CASE_UNKNOWN', { caseId })
    return row
  },

  /**
   * Retires assets: each gets a snapshot of what the register says of it now.
   * @returns the id of the case
   * @throws ASSETS_UNKNOWN, ASSET_IN_OPEN_CASE
   */
  open(tx: Transaction, { tags, ...given }: NewCase): string {
    const { database } = tx
    const found = new Map(
      tags.map((tag) => [identifierKey(tag), { tag, asset: assets.byTag(database, tag) }]),
    )
    const unknown = [...found.values()].filter(({ asset }) => !asset).map(({ tag }) => tag)
    if (unknown.length > 0)
      throw failure(disposalsProblems, 'ASSETS_UNKNOWN', { tags: unknown.slice(0, tagsTold) })
    const retired = [...found.values()].flatMap(({ asset }) => (asset ? [asset] : []))
    const caseId = tx.newId()
    const noted = { actor_id: tx.actorId, at: tx.at }
    insertCase.run(database, {
      id: caseId,
      site_id: retired[0]?.siteId ?? 'org',
      reason: given.reason,
      disposition: given.disposition,
      confidentiality: given.confidentiality ?? null,
      vendor: given.vendor ?? null,
      pick_up_on: given.pickUpOn ?? null,
      ...noted,
    })
    for (const asset of retired) {
      const other = openCaseOfAsset.get(database, { assetId: asset.id })
      if (other)
        throw failure(disposalsProblems, 'ASSET_IN_OPEN_CASE', {
          tag: asset.assetTag,
          caseId: other.caseId,
        })
      insertAsset.run(database, {
        id: tx.newId(),
        site_id: asset.siteId,
        case_id: caseId,
        asset_id: asset.id,
        asset_tag: asset.assetTag,
        tag_key: identifierKey(asset.assetTag),
        snapshot: JSON.stringify(snapshotOf(database, asset)),
        ...noted,
      })
      withdrawFromUse(tx, asset)
    }
    tx.touch('disposals')
    return caseId
  },

  /**
   * The asset of a case that a tag means; its only one where none is named.
   * @throws ASSET_NOT_IN_CASE, ASSET_NOT_NAMED
   */
  asset(database: Database, caseId: string, tag: string | undefined): DisposalAssetRow {
    if (tag !== undefined) {
      const row = assetInCase.get(database, { caseId, key: identifierKey(tag) })
      if (!row) throw failure(disposalsProblems, 'ASSET_NOT_IN_CASE', { tag })
      return row
    }
    const [only, ...others] = assetsOfCase.all(database, { caseId })
    if (!only || others.length > 0) throw failure(disposalsProblems, 'ASSET_NOT_NAMED', {})
    return only
  },

  /** Every asset of a case, in the order in which they were retired. */
  assets(database: Database, caseId: string): DisposalAssetRow[] {
    return assetsOfCase.all(database, { caseId })
  },

  /** Every medium of a case, in the order in which they were recorded. */
  media(database: Database, caseId: string): DisposalMediumRow[] {
    return mediaOfCase.all(database, { caseId })
  },

  /** How far each asset of a case is on its way out, by its id; the same as `state`, of all of them in one query. */
  states(database: Database, caseId: string): (assetId: string) => AssetDisposition {
    const steps = Map.groupBy(stepsOfCase.all(database, { caseId }), ({ asset_id }) => asset_id)
    return (assetId) => furthestOf((steps.get(assetId) ?? []).map(({ state }) => state))
  },

  /** How far an asset of a case is on its way out. */
  state(database: Database, { case_id, asset_id }: DisposalAssetRow): AssetDisposition {
    return lastStepOfAsset.get(database, { caseId: case_id, assetId: asset_id })?.state ?? 'retired'
  },

  /** What every fact of a case begins with. @throws CASE_UNKNOWN */
  factOf(tx: Transaction, caseId: string) {
    const { site_id } = disposals.get(tx.database, caseId)
    return { id: tx.newId(), site_id, case_id: caseId, actor_id: tx.actorId, at: tx.at }
  },

  /**
   * The day on which something was done; today (UTC) where none is given. Where the day begins first it is fourteen hours
   * ahead of UTC.
   * @throws DATE_IN_FUTURE
   */
  dayDone(tx: Transaction, given: string | undefined): string {
    const date = given ?? tx.at.slice(0, 10)
    if (Date.parse(date) > Date.parse(tx.at) + 14 * 3_600_000)
      throw failure(disposalsProblems, 'DATE_IN_FUTURE', { date })
    return date
  },

  /** @throws LEGAL_HOLD */
  assertNoHold(database: Database, caseId: string): void {
    if (legalHoldOf.get(database, { caseId })?.answer === 'yes')
      throw failure(disposalsProblems, 'LEGAL_HOLD', {})
  },
}
