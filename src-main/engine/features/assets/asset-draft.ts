import type { Database } from 'better-sqlite3'
import { codesOf, identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { searchableText } from '../../../../src-shared/identity/searchable-text.ts'
import { looseCodes } from '../../../../src-shared/identity/similar-codes.ts'
import { changesOfNew, type QuotedJson } from '../../../../src-shared/record/field-changes.ts'
import type { CustomValues } from '../custom-fields/custom-fields.ts'
import type { Identifiers } from '../identifiers/identifiers.ts'
import { storedValues } from './asset-columns.ts'
import { type AssetFields, type AssetOwn, hasIdentifiers, recordedFields } from './asset-fields.ts'
import { AssetText, type OwnText, type TextAndCodes } from './asset-text.ts'
import { type GivenColumns, givenColumns } from './assets-store.ts'

/**
 * All that is written of a new asset but its id. It can be made on another thread, and is plain data with few strings and
 * objects: what goes from thread to thread is made again for each.
 */
export interface AssetDraft {
  siteId: string
  columns: GivenColumns
  change: QuotedJson
  text: TextAndCodes
  identifiers: Identifiers | null
  custom: CustomValues | null
}

/**
 * @param siteId the site of the asset's location; `org` if it has none
 * @param database in which the words of what it refers to are
 */
export function draftOf(database: Database, fields: AssetFields, siteId: string): AssetDraft {
  return {
    siteId,
    columns: givenColumns(storedValues({ ...fields, id: '', siteId, revision: 1 })),
    change: changesOfNew(recordedFields(fields)),
    text: AssetText.of(database).completed(database, ownText(fields), fields),
    identifiers: hasIdentifiers(fields) ? identifiersOf(fields) : null,
    custom: Object.keys(fields.custom).length > 0 ? fields.custom : null,
  }
}

function identifiersOf(own: AssetOwn): Identifiers {
  const codes = {} as Identifiers
  for (const kind of identifierKinds) codes[kind] = own[kind]
  return codes
}

/** In the order of the primary key of `identifier`. */
const kindsInOrder = identifierKinds.toSorted()

function ownText(own: AssetOwn): OwnText {
  const { assetTag, serialNumber, name, custom } = own
  const identifiers: string[] = []
  for (const kind of kindsInOrder) {
    const codes = own[kind]
    if (codes !== null) identifiers.push(...codesOf(kind, codes))
  }
  const values = Object.keys(custom)
    .sort()
    .map((fieldId) => custom[fieldId] ?? null)
  const { company, department, supplier, orderNumber, fixedAssetNumber, notes } = own
  return {
    head: searchableText(joined([assetTag, serialNumber, name])),
    tail: searchableText(
      joined([
        company,
        department,
        supplier,
        orderNumber,
        fixedAssetNumber,
        ...identifiers,
        ...values,
        notes,
      ]),
    ),
    codes: looseCodes(
      [assetTag, ...(serialNumber === null ? [] : [serialNumber]), ...identifiers].join('\n'),
    ),
  }
}

function joined(parts: readonly (string | null)[]): string {
  let text = ''
  for (const part of parts) if (part !== null) text += text === '' ? part : ` ${part}`
  return text
}
