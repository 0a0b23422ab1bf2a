import type { Database } from 'better-sqlite3'
import { plainFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import type {
  ImportedAsset,
  ImportedCheckout,
  ImportedPerson,
} from '../../../../src-shared/features/imports/import-row.ts'
import { importsText } from '../../../../src-shared/features/imports/imports-text.ts'
import { defaultStatusLabel } from '../../../../src-shared/features/status-labels/status-type.ts'
import type { Transaction } from '../../database/transaction.ts'
import { type Asset, type AssetFields, assets, emptyAsset } from '../assets/assets.ts'
import { categories } from '../categories/categories.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { type Identifiers, keptCodes, noIdentifiers } from '../identifiers/identifiers.ts'
import { locations } from '../locations/locations.ts'
import { type ModelIdentity, models } from '../models/models.ts'
import { people } from '../people/people.ts'
import { statusLabels } from '../status-labels/status-labels.ts'

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

/** How names become ids: `find` answers null for what is not there, `ensure` makes it. */
interface References {
  location: (path: string) => { id: string; site_id: string } | null
  category: (name: string) => string | null
  model: (model: ModelIdentity) => string | null
  person: (person: Omit<ImportedPerson, 'kind'>) => string | null
}

const { reasons } = importsText

export const imports = {
  /** Takes one row over. An asset tag that is known and whose values differ is rejected unless `update` is set. */
  apply(tx: Transaction, row: ImportedAsset, update: boolean): RowOutcome {
    const decision = imports.decide(tx.database, row, update)
    if (decision.kind !== 'created' && decision.kind !== 'updated') return decision
    const { fields, siteId } = wanted(tx.database, row, decision.known, decision.resolved, ensuringIn(tx))
    if (decision.kind === 'created') assets.add(tx, fields, siteId)
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
    isComing: (assetTag: string) => boolean = () => false,
  ): Decision {
    const known = assets.byTag(database, row.assetTag)
    const resolved = resolve(database, row, known, isComing)
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
  isComing: (assetTag: string) => boolean,
): Resolved | { reason: string } {
  const status = statusLabels.find(database, row.status ?? defaultStatusLabel)
  if (!status) return { reason: reasons.statusUnknown(row.status ?? '') }
  const idOf = (tag: string) => assets.byTag(database, tag)?.id ?? (isComing(tag) ? absent : null)
  const to = row.checkedOutTo
  const holderId = to?.kind === 'asset' ? idOf(to.assetTag) : null
  if (to?.kind === 'asset' && holderId === null) return { reason: reasons.checkoutAssetUnknown(to.assetTag) }
  const parentId = row.parent === undefined ? null : idOf(row.parent)
  if (row.parent !== undefined && parentId === null) return { reason: reasons.parentUnknown(row.parent) }
  return { statusId: known && row.status === undefined ? known.statusId : status.id, holderId, parentId }
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
  const fields: AssetFields = {
    ...(known ?? emptyAsset(row.assetTag, statusId)),
    statusId,
    custom: row.custom ?? {},
  }
  for (const field of plainFields)
    if (row[field] !== undefined) Object.assign(fields, { [field]: row[field] })
  takeCodes(fields, row)
  if (model) fields.modelId = references.model(model) ?? absent
  if (row.category !== undefined) fields.categoryId = references.category(row.category) ?? absent
  if (location !== undefined) fields.locationId = location?.id ?? absent
  if (row.owner !== undefined) fields.ownerId = references.person(named(row.owner)) ?? absent
  if (parentId !== null) fields.parentId = parentId
  if (row.checkedOutTo) fields.checkedOutTo = checkedOutTo(row.checkedOutTo, holderId, references)
  if (row.lastAuditDate !== undefined && known)
    fields.lastAuditDate = assets.laterAudit(database, known, row.lastAuditDate)
  return { fields, siteId: location?.site_id ?? known?.siteId ?? 'org' }
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

const finding = (database: Database): References => ({
  location: (path) => locations.byPath(database, path) ?? null,
  category: (name) => categories.find(database, name)?.id ?? null,
  model: (model) => models.find(database, model)?.id ?? null,
  person: (person) => people.find(database, person)?.id ?? null,
})

/** What was found or made in a transaction holds until its end: the same names come row after row. */
const ensuredIn = new WeakMap<Transaction, References>()

function ensuringIn(tx: Transaction): References {
  const kept = ensuredIn.get(tx)
  if (kept) return kept
  const references: References = {
    location: remembering((path) => locations.ensure(tx, path)),
    category: remembering((name) => categories.ensure(tx, name).id),
    model: remembering((model) => models.ensure(tx, model).id),
    person: remembering(
      (person) =>
        (people.find(tx.database, person) ?? people.create(tx, { ...person, role: 'custodian' })).id,
    ),
  }
  ensuredIn.set(tx, references)
  return references
}

function remembering<Key, Value>(ensure: (key: Key) => Value): (key: Key) => Value {
  const kept = new Map<string, Value>()
  return (key) => {
    const text = typeof key === 'string' ? key : JSON.stringify(key)
    const known = kept.get(text)
    if (known !== undefined) return known
    const made = ensure(key)
    kept.set(text, made)
    return made
  }
}
