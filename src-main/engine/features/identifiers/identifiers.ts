import type { Database } from 'better-sqlite3'
import {
  codeSeparator,
  codesOf,
  type IdentifierKind,
  identifierKinds,
} from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { Transaction } from '../../database/transaction.ts'
import { readingsOf } from './code-forms-query.ts'
import {
  deleteEveryIdentifier,
  deleteIdentifiers,
  identifierHolder,
  identifiersOf,
  insertIdentifier,
  tagHolder,
} from './identifiers-store.ts'

/** What an asset is recognised by besides tag and serial number: the codes of each kind, parted by `; `. */
export type Identifiers = Record<IdentifierKind, string | null>

export const noIdentifiers: Readonly<Identifiers> = Object.freeze({
  formerTag: null,
  secondBarcode: null,
  rfidEpc: null,
  giai: null,
  imei: null,
  mac: null,
})

export const identifiers = {
  of(database: Database, assetId: string): Identifiers {
    const rows = identifiersOf.all(database, { assetId })
    if (rows.length === 0) return noIdentifiers
    const codes = { ...noIdentifiers }
    for (const { kind, code } of rows) {
      const others = codes[kind]
      codes[kind] = others === null ? code : others + codeSeparator + code
    }
    return codes
  },

  /**
   * The first answer to one of the ways in which a scanned code can be read: as it is, or as what a label made of a tag.
   * @param found answers null for a reading that means nothing
   */
  firstReading<Answer>(
    database: Database,
    codeKey: string,
    found: (key: string) => Answer | null,
  ): Answer | null {
    const asItIs = found(codeKey)
    if (asItIs !== null) return asItIs
    for (const key of readingsOf(database, codeKey)) {
      const answer = found(key)
      if (answer !== null) return answer
    }
    return null
  },

  /** The tag of another asset that has a code as an identifier. */
  holderOf(database: Database, codeKey: string, assetId: string): string | undefined {
    return identifierHolder.get(database, { key: codeKey, assetId })?.assetTag
  },

  /** The first of some identifiers that another asset already has, with that asset's tag. */
  taken(
    database: Database,
    wanted: Identifiers,
    assetId: string,
  ): { code: string; assetTag: string } | undefined {
    for (const kind of identifierKinds)
      for (const code of codesOf(kind, wanted[kind] ?? '')) {
        const clash = { key: identifierKey(code), assetId }
        const holder = tagHolder.get(database, clash) ?? identifierHolder.get(database, clash)
        if (holder) return { code, assetTag: holder.assetTag }
      }
    return undefined
  },

  /** Removes all of an asset that leaves this laptop. */
  letGo(tx: Transaction, assetId: string): void {
    deleteEveryIdentifier.run(tx.database, { assetId })
  },

  /** Writes the identifiers of an asset that differ, once it is known that none is taken; the asset records the change. */
  replace(tx: Transaction, assetId: string, before: Identifiers, after: Identifiers): void {
    for (const kind of identifierKinds) {
      if (before[kind] === after[kind]) continue
      if (before[kind] !== null) deleteIdentifiers.run(tx.database, { assetId, kind })
      for (const code of codesOf(kind, after[kind] ?? ''))
        insertIdentifier.run(tx.database, { asset_id: assetId, kind, code, code_key: identifierKey(code) })
    }
  },
}

/** The codes that a text names, in the one form in which they are kept: each once, in order of their keys. */
export function keptCodes(kind: IdentifierKind, text: string | null | undefined): string | null {
  const codes = codesOf(kind, text ?? '')
  const byKey = (one: string, other: string) => (identifierKey(one) < identifierKey(other) ? -1 : 1)
  return codes.length === 0 ? null : codes.sort(byKey).join(codeSeparator)
}
