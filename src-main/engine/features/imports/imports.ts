import type { Database } from 'better-sqlite3'
import { plainFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import type { ImportedAsset, ImportedCheckout } from '../../../../src-shared/features/imports/import-row.ts'
import { importsText } from '../../../../src-shared/features/imports/imports-text.ts'
import { defaultStatusLabel } from '../../../../src-shared/features/status-labels/status-type.ts'
import type { Transaction } from '../../database/transaction.ts'
import { type Asset, type AssetFields, assets, emptyAsset } from '../assets/assets.ts'
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
   * @param withText whether a new asset is brought into full text at once
   */
  apply(
    tx: Transaction,
    row: ImportedAsset,
    update: boolean,
    known: KnownReferences,
    withText = false,
  ): RowOutcome {
    const references = known.in(tx)
    const decision = imports.decide(tx.database, row, update, references)
    if (decision.kind !== 'created' && decision.kind !== 'updated') return decision
    const { fields, siteId } = wanted(tx.database, row, decision.known, decision.resolved, references)
    if (decision.kind === 'created') assets.add(tx, fields, siteId, tx.newId(), withText)
    else assets.update(tx, decision.known, fields, siteId)
    return { kind: decision.kind }
  },

  /**
   * What would become of a row, without writing anything.
   * @param isComing whether an asset of a tag will be there by then, where rows before it were not written
   */
  decide(
    database: Database,
    row: ImportedAsset,
    update: boolean,
    { status }: Pick<References, 'status'>,
    isComing: (assetTag: string) => boolean = () => false,
  ): Decision {
    const known = assets.byTag(database, row.assetTag)
    const resolved = resolve(database, row, known, status, isComing)
    if ('reason' in resolved) return { kind: 'rejected', reason: resolved.reason }
    if (known) return decideOnKnown(database, row, known, resolved, update)
    const codes = { ...noIdentifiers, assetTag: row.assetTag }
    takeCodes(codes, row)
    const taken = assets.codeTaken(database, codes, '')
    return taken ? rejectedFor(taken) : { kind: 'created', resolved }
  },
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

function takeCodes(codes: Identifiers, row: ImportedAsset): void {
  for (const kind of identifierKinds) if (row[kind] !== undefined) codes[kind] = keptCodes(kind, row[kind])
}

/** Stands for something that is not in the register yet: it differs from everything that is. */
const absent = 'not in the register'

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

/** What the register should say of an asset after the row: the row's values, and what was known where it is blank. */
function wanted(
  database: Database,
  row: ImportedAsset,
  known: Asset | undefined,
  { statusId, holderId, parentId }: Resolved,
  references: References,
): { fields: AssetFields; siteId: string } {
  const location = row.location === undefined ? undefined : references.location(row.location)
  const model = modelOf(database, row, known)
  const fields: AssetFields = known ? { ...known } : emptyAsset(row.assetTag, statusId)
  fields.statusId = statusId
  fields.custom = row.custom ?? {}
  const plain: Record<string, unknown> = fields as object as Record<string, unknown>
  for (const field of plainFields) if (row[field] !== undefined) plain[field] = row[field]
  takeCodes(fields, row)
  if (model) fields.modelId = references.model(model) ?? absent
  if (row.category !== undefined) fields.categoryId = references.category(row.category) ?? absent
  if (location !== undefined) fields.locationId = location?.id ?? absent
  if (row.owner !== undefined) fields.ownerId = references.person(named(row.owner)) ?? absent
  if (parentId !== null) fields.parentId = parentId
  if (row.checkedOutTo) fields.checkedOutTo = checkedOutTo(row.checkedOutTo, holderId, references)
  if (row.lastAuditDate !== undefined && known)
    fields.lastAuditDate = assets.laterAudit(database, known, row.lastAuditDate)
  return { fields, siteId: location?.siteId ?? known?.siteId ?? 'org' }
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

function checkedOutTo(
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
