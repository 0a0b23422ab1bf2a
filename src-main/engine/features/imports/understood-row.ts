import { type PlainField, plainFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import type { ImportedAsset } from '../../../../src-shared/features/imports/import-row.ts'
import { type AssetDraft, type AssetOwn, draftOf, emptyAsset, plainValuesOf } from '../assets/assets.ts'
import { type Identifiers, keptCodes } from '../identifiers/identifiers.ts'

/** A row of a list, and what is written where its asset is new. */
export interface UnderstoodRow {
  /** what the draft lacks of the row */
  rest: Omit<ImportedAsset, PlainField>
  draft: AssetDraft
}

/** Does with a row all for which nothing in the register has to be known, on whichever thread. */
export function understood(row: ImportedAsset): UnderstoodRow {
  const own: AssetOwn = emptyAsset(row.assetTag, '')
  own.custom = row.custom ?? {}
  takeOwn(own, row)
  const rest = { ...row }
  for (const field of plainFields) delete rest[field]
  return { rest, draft: draftOf(own) }
}

export const rowOf = ({ rest, draft }: UnderstoodRow): ImportedAsset => ({ ...rest, ...plainValuesOf(draft) })

/** Takes over what a row says of its asset itself. */
export function takeOwn(own: AssetOwn, row: ImportedAsset): void {
  const plain: Record<string, unknown> = own as object as Record<string, unknown>
  for (const field of plainFields) if (row[field] !== undefined) plain[field] = row[field]
  takeCodes(own, row)
}

export function takeCodes(codes: Identifiers, row: ImportedAsset): void {
  for (const kind of identifierKinds) if (row[kind] !== undefined) codes[kind] = keptCodes(kind, row[kind])
}
