import type { Database } from 'better-sqlite3'
import { plainFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import type { ImportedAsset, ImportedCheckout } from '../../../../src-shared/features/imports/import-row.ts'
import { importsText } from '../../../../src-shared/features/imports/imports-text.ts'
import { defaultStatusLabel } from '../../../../src-shared/features/status-labels/status-type.ts'
import type { Transaction } from '../../database/transaction.ts'
import {
  type Asset,
  type AssetDraft,
  type AssetFields,
  type AssetReferences,
  assets,
  draftOf,
  emptyAsset,
  noReferences,
} from '../assets/assets.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { type Identifiers, keptCodes, noIdentifiers } from '../identifiers/identifiers.ts'
import { type ModelIdentity, models } from '../models/models.ts'
import { finding, type KnownReferences, type References } from './references.ts'

export { KnownReferences } from './references.ts'

export type Rejected = { kind: 'rejected'; reason: string }
export type RowOutcome = { kind: 'created' | 'updated' | 'unchanged' } | Rejected

/** What is to become of a row, and what it refers to. */
export type Decision =
  | Rejected
  | { kind: 'unchanged' }
  | { kind: 'created'; known?: never; resolved: Resolved }
  | { kind: 'updated'; known: Asset; resolved: Resolved; fields: string[] }

/** What a row names that has to be in the register already. */
interface Resolved {
  statusId: string
  holderId: string | null
  parentId: string | null
}

const { reasons } = importsText

export const imports = {
  /**
   * Takes one row over. An asset tag that is known and whose values differ is rejected unless `update` is set.
   * @param known by the rows of the list before it
   * @param isOfMany whether the step takes many; then what is new is brought into full text at once
   */
  apply(
    tx: Transaction,
    row: ImportedAsset,
    update: boolean,
    known: KnownReferences,
    isOfMany = false,
  ): RowOutcome {
    const { database } = tx
    const references = known.in(tx)
    const decision = decideOn(database, row, assets.byTag(database, row.assetTag), update, references)
    if (decision.kind === 'updated') {
      const { fields, siteId } = wanted(database, row, decision.known, decision.resolved, references)
      assets.update(tx, decision.known, fields, siteId)
    } else if (decision.kind === 'created') {
      const { fields, siteId } = made(database, row, decision.resolved, references)
      assets.add(tx, draftOf(database, fields, siteId), tx.newId(), isOfMany)
    } else return decision
    return { kind: decision.kind }
  },

  /** Takes a row over of which it was found that it makes an asset. */
  add(tx: Transaction, draft: AssetDraft, isOfMany: boolean): RowOutcome {
    assets.add(tx, draft, tx.newId(), isOfMany)
    return { kind: 'created' }
  },

  /**
   * What a row makes that nothing in the register has the tag or a code of; null where it names what is not there.
   */
  draft(database: Database, row: ImportedAsset, references: References): AssetDraft | null {
    const resolved = resolve(database, row, undefined, references.status, () => false)
    if ('reason' in resolved) return null
    const { fields, siteId } = made(database, row, resolved, references)
    return isThere(fields) ? draftOf(database, fields, siteId) : null
  },

  /**
   * What would become of a row, without writing anything.
   * @param isComing whether an asset of a tag will be there by then, where rows before it were not written
   */
  decide(
    database: Database,
    row: ImportedAsset,
    update: boolean,
    references: Pick<References, 'status'>,
    isComing: (assetTag: string) => boolean,
  ): Decision {
    return decideOn(database, row, assets.byTag(database, row.assetTag), update, references, isComing)
  },
}

function decideOn(
  database: Database,
  row: ImportedAsset,
  known: Asset | undefined,
  update: boolean,
  { status }: Pick<References, 'status'>,
  isComing: (assetTag: string) => boolean = () => false,
): Decision {
  const resolved = resolve(database, row, known, status, isComing)
  if ('reason' in resolved) return { kind: 'rejected', reason: resolved.reason }
  if (known) return decideOnKnown(database, row, known, resolved, update)
  const codes = { ...noIdentifiers, assetTag: row.assetTag }
  takeCodes(codes, row)
  const taken = assets.codeTaken(database, codes, '')
  return taken ? rejectedFor(taken) : { kind: 'created', resolved }
}

function decideOnKnown(
  database: Database,
  row: ImportedAsset,
  known: Asset,
  resolved: Resolved,
  update: boolean,
): Decision {
  const { fields } = wanted(database, row, known, resolved, finding(database))
  const differing = assets.differences(known, fields)
  if (differing.length === 0) return { kind: 'unchanged' }
  if (!update) return { kind: 'rejected', reason: reasons.assetTagDiffers(fieldNames(database, differing)) }
  const taken = assets.codeTaken(database, fields, known.id)
  if (taken) return rejectedFor(taken)
  const { parentId } = resolved
  if (row.parent && parentId && !assets.canBePartOf(database, known.id, parentId))
    return { kind: 'rejected', reason: reasons.parentLoop(row.parent) }
  return { kind: 'updated', known, resolved, fields: fieldNames(database, differing) }
}

function rejectedFor({ code, assetTag }: { code: string; assetTag: string }): Rejected {
  return { kind: 'rejected', reason: reasons.codeTaken(code, assetTag) }
}

/** Stands for something that is not in the register yet: it differs from everything that is. */
const absent = 'not in the register'

function isThere({ modelId, categoryId, locationId, ownerId, checkedOutTo }: AssetReferences): boolean {
  return ![modelId, categoryId, locationId, ownerId, checkedOutTo?.id].includes(absent)
}

function resolve(
  database: Database,
  row: ImportedAsset,
  known: Asset | undefined,
  status: References['status'],
  isComing: (assetTag: string) => boolean,
): Resolved | { reason: string } {
  const statusId = status(row.status ?? defaultStatusLabel)
  if (statusId === null) return { reason: reasons.statusUnknown(row.status ?? '') }
  const idOf = (tag: string) => assets.byTag(database, tag)?.id ?? (isComing(tag) ? absent : null)
  const to = row.checkedOutTo
  const holderId = to?.kind === 'asset' ? idOf(to.assetTag) : null
  if (to?.kind === 'asset' && holderId === null) return { reason: reasons.checkoutAssetUnknown(to.assetTag) }
  const parentId = row.parent === undefined ? null : idOf(row.parent)
  if (row.parent !== undefined && parentId === null) return { reason: reasons.parentUnknown(row.parent) }
  return { statusId: known && row.status === undefined ? known.statusId : statusId, holderId, parentId }
}

function fieldNames(database: Database, fields: readonly string[]): string[] {
  const words: Record<string, string> = assetsText.fields
  const own = new Map(customFields.all(database).map(({ id, name }) => [`custom.${id}`, name]))
  return fields.map(
    (field) => words[field.replace(/Id$/, '')] ?? own.get(field) ?? field.replace(/^custom\.(custom:)?/, ''),
  )
}

/** What the register should say of an asset that a row makes. */
function made(
  database: Database,
  row: ImportedAsset,
  resolved: Resolved,
  references: References,
): { fields: AssetFields; siteId: string } {
  const { referred, siteId } = referredBy(database, row, undefined, resolved, references)
  const fields = { ...emptyAsset(row.assetTag, resolved.statusId), ...referred, custom: row.custom ?? {} }
  takeOwn(fields, row)
  return { fields, siteId }
}

/** Takes over what a row says of its asset itself. */
function takeOwn(fields: AssetFields, row: ImportedAsset): void {
  const plain: Record<string, unknown> = fields as object as Record<string, unknown>
  for (const field of plainFields) if (row[field] !== undefined) plain[field] = row[field]
  takeCodes(fields, row)
}

function takeCodes(codes: Identifiers, row: ImportedAsset): void {
  for (const kind of identifierKinds) if (row[kind] !== undefined) codes[kind] = keptCodes(kind, row[kind])
}

/** What the register should say of a known asset after the row: the row's values, and what was known where it is blank. */
function wanted(
  database: Database,
  row: ImportedAsset,
  known: Asset,
  resolved: Resolved,
  references: References,
): { fields: AssetFields; siteId: string } {
  const { referred, siteId } = referredBy(database, row, known, resolved, references)
  const fields: AssetFields = { ...known, ...referred, custom: row.custom ?? {} }
  takeOwn(fields, row)
  if (row.lastAuditDate !== undefined)
    fields.lastAuditDate = assets.laterAudit(database, known, row.lastAuditDate)
  return { fields, siteId }
}

/** What an asset refers to after the row, and at which site it is. */
function referredBy(
  database: Database,
  row: ImportedAsset,
  known: Asset | undefined,
  { statusId, holderId, parentId }: Resolved,
  references: References,
): { referred: AssetReferences; siteId: string } {
  const location = row.location === undefined ? undefined : references.location(row.location)
  const model = modelOf(database, row, known)
  const { modelId, categoryId, locationId, ownerId, checkedOutTo, ...before } = known ?? noReferences
  const referred = {
    statusId,
    modelId: model ? (references.model(model) ?? absent) : modelId,
    categoryId: row.category === undefined ? categoryId : (references.category(row.category) ?? absent),
    locationId: location === undefined ? locationId : (location?.id ?? absent),
    ownerId: row.owner === undefined ? ownerId : (references.person(named(row.owner)) ?? absent),
    parentId: parentId ?? before.parentId,
    checkedOutTo: row.checkedOutTo ? holderOf(row.checkedOutTo, holderId, references) : checkedOutTo,
  }
  return { referred, siteId: location?.siteId ?? known?.siteId ?? 'org' }
}

const named = (name: string) => ({ name, username: undefined, email: undefined })

/** The model that a row means: what it leaves open of one of the same name is as it was. */
function modelOf(database: Database, row: ImportedAsset, known: Asset | undefined): ModelIdentity | null {
  if (!row.model) return null
  const { name, manufacturer, modelNumber } = row.model
  const knownModel = known?.modelId ? models.byId(database, known.modelId) : undefined
  const same = knownModel?.name.toLowerCase() === name.toLowerCase() ? knownModel : undefined
  return {
    name,
    manufacturer: manufacturer ?? same?.manufacturer ?? null,
    modelNumber: modelNumber ?? same?.model_number ?? null,
  }
}

function holderOf(
  to: ImportedCheckout,
  holderId: string | null,
  references: References,
): AssetFields['checkedOutTo'] {
  switch (to.kind) {
    case 'person':
      return { kind: 'person', id: references.person(to) ?? absent }
    case 'location':
      return { kind: 'location', id: references.location(to.path)?.id ?? absent }
    case 'asset':
      return { kind: 'asset', id: holderId ?? absent }
  }
}
