import { hash } from 'node:crypto'

/**
 * The id of what is the same wherever it is made: laptops that make it without knowing of each other make one row. A UUID
 * of version 8 (RFC 9562, 5.8): its bits are what whoever makes it says.
 * @param text what it is made of
 */
export function derivedId(text: string): string {
  const digits = hash('sha256', text)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}
