import { codesOf, identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { searchableText } from '../../../../src-shared/identity/searchable-text.ts'
import { looseCodes } from '../../../../src-shared/identity/similar-codes.ts'
import { membersOfNew, type QuotedJson } from '../../../../src-shared/record/field-changes.ts'
import type { CustomValues } from '../custom-fields/custom-fields.ts'
import { type Identifiers, noIdentifiers } from '../identifiers/identifiers.ts'
import { ownValues, plainValuesIn, type Stored } from './asset-columns.ts'
import {
  type AssetOwn,
  type AssetReferences,
  hasIdentifiers,
  recordedReferences,
  recordedStretches,
} from './asset-fields.ts'

/** What full text has of an asset besides the words of what it refers to, which stand between its head and its tail. */
export interface OwnText {
  head: string
  tail: string
  codes: string
}

/**
 * All that is written of a new asset but what only the thread that writes can tell: its id, where it is and what it
 * refers to. It can be made on another thread, and is plain data with few strings.
 */
export interface AssetDraft {
  own: Stored[]
  /** the members of its change line by line, between which those of its references belong; JSON has no line ends of its own */
  change: QuotedJson
  text: OwnText
  identifiers: Identifiers
  custom: CustomValues
}

export function draftOf(own: AssetOwn): AssetDraft {
  const stretches = recordedStretches(own).map(membersOfNew)
  const lines = (of: keyof QuotedJson) => stretches.map((members) => members[of]).join('\n')
  const { custom } = own
  return {
    own: ownValues(own),
    change: { text: lines('text'), quoted: lines('quoted') },
    text: ownText(own),
    identifiers: hasIdentifiers(own) ? identifiersOf(own) : noIdentifiers,
    custom,
  }
}

export const plainValuesOf = ({ own }: AssetDraft) => plainValuesIn(own)

/** The change that makes an asset of a draft. */
export function changeOf({ change }: AssetDraft, references: AssetReferences): QuotedJson {
  const [head = '', ...texts] = change.text.split('\n')
  const [quotedHead = '', ...quotes] = change.quoted.split('\n')
  let text = `{${head.slice(1)}`
  let quoted = `"{${quotedHead.slice(1)}`
  for (const [at, member] of recordedReferences(references).entries()) {
    const reference = membersOfNew([member])
    text += reference.text + texts[at]
    quoted += reference.quoted + quotes[at]
  }
  return { text: `${text}}`, quoted: `${quoted}}"` }
}

function identifiersOf(own: AssetOwn): Identifiers {
  const codes = { ...noIdentifiers }
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
