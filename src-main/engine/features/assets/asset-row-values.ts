import { lastAuditDay, warrantyEnd } from '../../../../src-shared/features/assets/asset-values.ts'
import type { AssetDetail, AssetRow } from '../../../../src-shared/features/assets/assets-contract.ts'
import {
  type PlainField,
  type PlainValues,
  plainFields,
} from '../../../../src-shared/features/assets/assets-entity.ts'
import type { CustomField } from '../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import {
  codeSeparator,
  type IdentifierKind,
} from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { shownStatusType } from '../../../../src-shared/features/status-labels/status-type.ts'
import { type Identifiers, noIdentifiers } from '../identifiers/identifiers.ts'
import type { DetailedRow, JoinedRow, ListedRow } from './asset-rows.ts'

/** Of notes a list shows the beginning. */
const notesShown = 200

function headOf(row: JoinedRow) {
  const { id, assetTag, serialNumber, name, model, category, location, status, checkedOutKind: kind } = row
  const checkedOutTo =
    kind && row.checkedOutId ? { kind, id: row.checkedOutId, name: row.checkedOutName ?? '' } : null
  const statusType = shownStatusType(row.type, checkedOutTo !== null)
  return { id, assetTag, serialNumber, name, model, category, location, status, statusType, checkedOutTo }
}

function factsOf(row: DetailedRow) {
  const { manufacturer, modelNumber, locationId, owner, parent, revision, createdAt, updatedAt } = row
  return {
    ...plainOf(row),
    ...headOf(row),
    ...codesFrom(row.identifiers),
    manufacturer,
    modelNumber,
    locationId,
    owner,
    parent,
    lastAuditDate: lastAuditDay(row.lastAuditDate, row.lastScannedAt),
    revision,
    createdAt,
    updatedAt,
  }
}

/** An asset as a list shows it. */
export function listedOf(row: ListedRow): AssetRow {
  const { purchaseDate, inServiceDate, warrantyMonths, notes } = row
  return {
    ...factsOf(row),
    warrantyEndDate: warrantyEnd(purchaseDate, inServiceDate, warrantyMonths),
    notes: notes?.slice(0, notesShown) ?? null,
    custom: JSON.parse(row.custom) as Record<string, string>,
  }
}

/** An asset as its page shows it. @param fields the organisation's own */
export function detailOf(row: DetailedRow, fields: readonly CustomField[]): AssetDetail {
  return {
    ...factsOf(row),
    parentId: row.parentId,
    modelPicture:
      row.modelPicture === null ? null : (JSON.parse(row.modelPicture) as AssetDetail['modelPicture']),
    custom: customOf(row, fields),
  }
}

function plainOf(row: DetailedRow): PlainValues {
  const values: Partial<Record<PlainField, unknown>> = {}
  for (const field of plainFields) values[field] = row[field]
  return values as PlainValues
}

function codesFrom(json: string): Identifiers {
  if (json === '[]') return noIdentifiers
  const codes = { ...noIdentifiers }
  for (const [kind, code] of JSON.parse(json) as [IdentifierKind, string][])
    codes[kind] = codes[kind] === null ? code : codes[kind] + codeSeparator + code
  return codes
}

/** The fields that concern an asset of its category, and any other that has a value all the same. */
function customOf(row: DetailedRow, fields: readonly CustomField[]): AssetDetail['custom'] {
  if (fields.length === 0) return []
  const values = JSON.parse(row.custom) as Record<string, string>
  return fields
    .filter(
      ({ id, category, archivedAt }) =>
        id in values || (archivedAt === null && (category === null || category === row.category)),
    )
    .map(({ id, name, type, unit }) => ({ fieldId: id, name, type, unit, value: values[id] ?? null }))
}
