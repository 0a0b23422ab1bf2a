import type { PlainField } from '../../../../src-shared/features/assets/assets-entity.ts'

type Snake<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : ''

/** The column of a plain field: its name in snake case. */
export function columnOf<Name extends PlainField>(field: Name): Snake<Name> {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) as Snake<Name>
}
