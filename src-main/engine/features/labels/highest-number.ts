import type { Database } from 'better-sqlite3'
import type { TagScheme } from '../../../../src-shared/features/labels/tag-scheme.ts'
import { highestTaken } from './tag-blocks-store.ts'
import { prefixKeyOf } from './tag-schemes.ts'

/** The highest number of a form that is known as a tag, of an asset or handed out; 0: none is. */
export function highestNumber(database: Database, rules: TagScheme): number {
  const prefix = prefixKeyOf(rules)
  const digits = (digit: string) => digit.repeat(rules.width)
  const check = { none: '', luhn: '[0-9]', 'mod-37-36': '[0-9A-Z]' }[rules.checkCharacter]
  const literal = prefix.replace(/[*?[]/g, (sign) => `[${sign}]`)
  const key = highestTaken.get(database, {
    from: `${prefix}${digits('0')}`,
    to: `${prefix}${digits('9')}Z`,
    pattern: `${literal}${'[0-9]'.repeat(rules.width)}${check}`,
  })?.key
  return key === undefined ? 0 : Number(key.slice(prefix.length, prefix.length + rules.width))
}
