import { locationPathKey } from '../features/locations/location-path.ts'
import { foldedText } from '../identity/folded-text.ts'
import { identifierKey } from '../identity/identifier-key.ts'
import type { Values } from './decide-change.ts'

const text = (values: Values, field: string) =>
  typeof values[field] === 'string' ? (values[field] as string).trim() : ''
const lower = (name: string) => name.normalize('NFKC').toLowerCase()

/**
 * The name by which a row is the same thing as another one of its kind that somebody else made; null where it has none.
 * As every laptop keeps them apart: a category by its name, a model by maker, name and number, a location by its name
 * where it stands, a person who has neither a user name nor an employee number by their name.
 */
export function rowNameOf(kind: string, values: Values): string | null {
  if (typeof values.mergedInto === 'string') return null
  const name = text(values, 'name')
  switch (kind) {
    case 'category':
      return lower(name)
    case 'statusLabel':
      return name.toLowerCase()
    case 'model':
      return [name, text(values, 'manufacturer'), text(values, 'modelNumber')].map(lower).join('\u001f')
    case 'location':
      if (typeof values.archivedAt === 'string') return null
      return `${text(values, 'parentId')}\u001f${locationPathKey(name)}`
    case 'customField':
    case 'tagScheme':
      return foldedText(name)
    case 'person':
      return text(values, 'username') === ''
        ? `n ${foldedText(name)}`
        : `u ${foldedText(text(values, 'username'))}`
    case 'asset':
      return identifierKey(text(values, 'assetTag'))
    default:
      return null
  }
}

/** The field that says the name of a row, so that it can be given another one. */
export function namingField(kind: string, values: Values): string {
  if (kind === 'asset') return 'assetTag'
  return kind === 'person' && text(values, 'username') !== '' ? 'username' : 'name'
}

/** What the tags of a scheme look like, and for what they are. */
const tagRules = ['prefix', 'width', 'checkCharacter', 'categoryId', 'locationId']

/**
 * What a new row with a name that another one has is: `same`, that other one, into which it is merged; `contested`, a
 * thing of its own, and a person decides which of both keeps the tag; `renamed`, a thing of its own that gets another name.
 */
export function newcomerWith(
  kind: string,
  newcomer: Values,
  holder: Values,
): 'same' | 'contested' | 'renamed' {
  if (kind === 'asset') return 'contested'
  if (kind === 'customField') return newcomer.type === holder.type ? 'same' : 'renamed'
  if (kind === 'tagScheme')
    return tagRules.every((field) => (newcomer[field] ?? null) === (holder[field] ?? null))
      ? 'same'
      : 'renamed'
  if (kind === 'person' && text(newcomer, 'username') === '')
    return text(newcomer, 'employeeNumber') === '' ? 'same' : 'contested'
  return kind === 'person' ? 'renamed' : 'same'
}
