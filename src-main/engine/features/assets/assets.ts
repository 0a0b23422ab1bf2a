import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { assetsProblems } from '../../../../src-shared/features/assets/assets-contract.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { identifiersProblems } from '../../../../src-shared/features/identifiers/identifiers-contract.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import type { AssetTableRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { type Identifiers, identifiers, noIdentifiers } from '../identifiers/identifiers.ts'
import { assetOf, storedValues } from './asset-columns.ts'
import { type AssetDraft, draftOf } from './asset-draft.ts'
import {
  type Asset,
  type AssetFields,
  differingFields,
  hasIdentifiers,
  recordedFields,
} from './asset-fields.ts'
import { AssetText } from './asset-text.ts'
import {
  assetById,
  assetCount,
  assetsByCode,
  assetsBySerial,
  assetsByTag,
  type CodeMatch,
  insertAsset,
  lastAsset,
  lastScanOf,
  parentOf,
  takenKeys,
  updateAsset,
  updateNextAudit,
} from './assets-store.ts'

export { arriving } from './arriving/arriving.ts'
export { type AssetDraft, draftOf } from './asset-draft.ts'
export {
  type Asset,
  type AssetFields,
  type AssetReferences,
  emptyAsset,
  noReferences,
} from './asset-fields.ts'
export { assetsElsewhere } from './assets-elsewhere.ts'
export { assetReferences, type Referred, type Successors } from './assets-references.ts'
export { assetsSearch } from './assets-search.ts'
export { syncedAssets } from './assets-synced.ts'
export { changeWords, fieldWords } from './assets-timeline-query.ts'
export { cellReader } from './export-cells.ts'
export { syncedViews } from './shared-views.ts'
export { writtenFields } from './written-fields.ts'

export const assets = {
  /** @throws ASSET_UNKNOWN */
  get(database: Database, id: string): Asset {
    const row = assetById.get(database, { id })
    if (!row || row.site_id === elsewhereSite) throw failure(assetsProblems, 'ASSET_UNKNOWN', { asset: id })
    return stored(database, row)
  },

  count(database: Database): number {
    return assetCount.get(database, {})?.count ?? 0
  },

  /** The highest number of an asset; 0 where there is none. */
  lastNumber(database: Database): number {
    return lastAsset.get(database, {})?.n ?? 0
  },

  byTag(database: Database, assetTag: string): Asset | undefined {
    const row = assetsByTag.get(database, { key: identifierKey(assetTag) })
    return row && stored(database, row)
  },

  /** What a scanned code can mean: assets by tag, serial number or another identifier, also within an address or a key of GS1. */
  matching(database: Database, codeKey: string): CodeMatch[] {
    const having = (key: string) => {
      const found = new Map(assetsByCode.all(database, { key }).map((match) => [match.id, match]))
      return found.size > 0 ? [...found.values()] : null
    }
    return identifiers.firstReading(database, codeKey, having) ?? []
  },

  /** A tag or identifier that another asset has as an identifier or tag, with that asset's tag. */
  codeTaken(
    database: Database,
    { assetTag, ...codes }: Pick<AssetFields, 'assetTag'> & Identifiers,
    id: string,
  ): { code: string; assetTag: string } | undefined {
    const holder = identifiers.holderOf(database, identifierKey(assetTag), id)
    if (holder !== undefined) return { code: assetTag, assetTag: holder }
    return hasIdentifiers(codes) ? identifiers.taken(database, codes, id) : undefined
  },

  /** Has the words of what assets refer to looked up again, for drafts that are made on a thread that only reads. */
  forgetWords(database: Database): void {
    AssetText.of(database).forgetWords()
  },

  /** Those of many keys that are the tag or an identifier of an asset. */
  takenKeys(database: Database, keys: readonly string[]): Set<string> {
    return new Set(takenKeys.all(database, { keys: JSON.stringify(keys) }).map(({ key }) => key))
  },

  /** The tags of other assets that have the same serial number. */
  sharingSerial(database: Database, asset: Pick<Asset, 'id' | 'serialNumber'>): string[] {
    const key = asset.serialNumber && identifierKey(asset.serialNumber)
    return key ? assetsBySerial.all(database, { key, id: asset.id }).map(({ assetTag }) => assetTag) : []
  },

  /**
   * @param siteId the site of the asset's location; `org` if it has none
   * @param id of its own where others may make the same asset
   * @throws ASSET_TAG_TAKEN, IDENTIFIER_TAKEN
   */
  create(tx: Transaction, fields: AssetFields, siteId: string, id = tx.newId()): Asset {
    assertCodesAreFree(tx.database, fields, '')
    assets.add(tx, draftOf(tx.database, fields, siteId), id)
    return { ...fields, id, siteId, revision: 1 }
  },

  /**
   * Makes an asset of which it is known that no other has its tag or one of its identifiers.
   * @param isOfMany whether the transaction makes many: then it is brought into full text at once
   */
  add(tx: Transaction, draft: AssetDraft, id = tx.newId(), isOfMany = false): void {
    const { siteId, columns, change, text, custom } = draft
    const n = insertAsset(tx.database, id, columns, tx.at)
    if (draft.identifiers) identifiers.replace(tx, id, noIdentifiers, draft.identifiers)
    if (custom) customFields.replace(tx, id, {}, custom)
    const record = () => tx.recordMade('asset', { id, siteId, revision: 1 }, change)
    if (isOfMany)
      tx.beforeCommit(() => {
        record()
        AssetText.of(tx.database).add(tx, n, text)
      })
    else record()
    tx.touch('assets')
  },

  /**
   * Writes fields of an asset; nothing if none differs.
   * @param siteId the site of the asset's new location; `org` if it has none
   * @returns the names of the fields that changed
   * @throws ASSET_TAG_TAKEN, IDENTIFIER_TAKEN, ASSET_PARENT_LOOP
   */
  update(tx: Transaction, asset: Asset, fields: AssetFields, siteId: string): string[] {
    assertCodesAreFree(tx.database, fields, asset.id)
    if (fields.parentId !== null && fields.parentId !== asset.parentId)
      assertNoLoop(tx.database, asset, fields.parentId)
    const next: Asset = { ...asset, ...fields, siteId, revision: asset.revision + 1 }
    const changed = Object.keys(tx.record('asset', next, recorded(asset), recorded(fields)))
    if (changed.length > 0) {
      updateAsset(tx.database, storedValues(next), tx.at)
      if (identifierKinds.some((kind) => asset[kind] !== fields[kind]))
        identifiers.replace(tx, asset.id, asset, fields)
      customFields.replace(tx, asset.id, asset.custom, fields.custom)
      tx.touch('assets')
    }
    return changed
  },

  /** Notes the day on which an asset is to be audited next, for an audit that closes with thousands of them. */
  setNextAudit(tx: Transaction, asset: Asset, day: string): void {
    const next = { ...asset, revision: asset.revision + 1 }
    const changed = tx.record('asset', next, { nextAuditDate: asset.nextAuditDate }, { nextAuditDate: day })
    if (Object.keys(changed).length === 0) return
    updateNextAudit.run(tx.database, { id: asset.id, day, revision: next.revision, at: tx.at })
    tx.touch('assets')
  },

  /** The day (UTC) on which an audit saw an asset last. */
  scannedOn(database: Database, id: string): string | null {
    return lastScanOf.get(database, { id })?.at?.slice(0, 10) ?? null
  },

  /** The day of an asset's last audit once a list names one: that of the list only where it is later than what is known. */
  laterAudit(database: Database, { id, lastAuditDate }: Asset, day: string): string | null {
    const seen = assets.scannedOn(database, id) ?? ''
    return day > seen && day > (lastAuditDate ?? '') ? day : lastAuditDate
  },

  /** Whether an asset can be a part of another: it would be a part of itself otherwise, or stand too deep. */
  canBePartOf(database: Database, id: string, parentId: string): boolean {
    return assets.wholes(database, parentId)?.has(id) === false
  },

  /** An asset and all that it is a part of, by id; null where that is too deep to be. */
  wholes(database: Database, id: string): ReadonlySet<string> | null {
    const wholes = new Set<string>()
    let above: string | null = id
    for (let depth = 0; depth < deepestPart && above !== null; depth++) {
      wholes.add(above)
      above = parentOf.get(database, { id: above })?.parentId ?? null
    }
    return above === null ? wholes : null
  },

  differences: differingFields,
}

/** A drive in a server in a bundle: deep enough, and a loop that a merge made is walked no further. */
const deepestPart = 16

function assertCodesAreFree(database: Database, fields: AssetFields, id: string): void {
  const { assetTag } = fields
  const holder = assetsByTag.get(database, { key: identifierKey(assetTag) })
  if (holder && holder.id !== id) throw failure(assetsProblems, 'ASSET_TAG_TAKEN', { assetTag })
  const taken = assets.codeTaken(database, fields, id)
  if (taken) throw failure(identifiersProblems, 'IDENTIFIER_TAKEN', taken)
}

function assertNoLoop(database: Database, { id, assetTag }: Asset, parentId: string): void {
  if (assets.canBePartOf(database, id, parentId)) return
  const parent = assets.get(database, parentId).assetTag
  throw failure(assetsProblems, 'ASSET_PARENT_LOOP', { assetTag, parent })
}

function stored(database: Database, row: AssetTableRow): Asset {
  return assetOf(row, identifiers.of(database, row.id), customFields.valuesOf(database, row.id))
}

const recorded = (fields: AssetFields): Record<string, JsonValue> =>
  Object.fromEntries(recordedFields(fields))
