import { isCalendarDate } from '../../values/calendar-date.ts'

export const customFieldTypes = ['text', 'number', 'date', 'yes-no', 'choice'] as const
export type CustomFieldType = (typeof customFieldTypes)[number]

/** What a value has to be like. */
export interface CustomValueRule {
  type: CustomFieldType
  /** a regular expression that the whole of a text has to match */
  pattern: string | null
  /** what can be chosen; null where the type is no choice */
  choices: readonly string[] | null
  /** the least and the greatest value of a number or a date, both counted; null: none */
  minimum?: string | null
  maximum?: string | null
}

export interface CustomValue {
  /** `yes` and `no`, a date as 2026-11-24, a number as it is written, plain */
  text: string
  /** of a number, to compare by */
  number: number | null
}

const longestCustomText = 2000
const plainNumber = /^-?\d{1,15}(\.\d{1,10})?$/
const yes = ['yes', 'true', '1', 'y', 'x']
const no = ['no', 'false', '0', 'n']

/** What a text means in a field of its own; null where it breaks the field's rule. */
export function customValueOf(rule: CustomValueRule, text: string): CustomValue | null {
  const { type, pattern, choices } = rule
  const trimmed = text.trim()
  const low = trimmed.toLowerCase()
  switch (type) {
    case 'text':
      if (trimmed.length > longestCustomText) return null
      return pattern === null || matches(pattern, trimmed) ? { text: trimmed, number: null } : null
    case 'number':
      return isPlainNumber(trimmed) && isInRange(rule, trimmed, Number)
        ? { text: trimmed, number: Number(trimmed) }
        : null
    case 'date':
      return isCalendarDate(trimmed) && isInRange(rule, trimmed, (day) => day)
        ? { text: trimmed, number: null }
        : null
    case 'yes-no':
      if (yes.includes(low)) return { text: 'yes', number: null }
      return no.includes(low) ? { text: 'no', number: null } : null
    case 'choice': {
      const choice = choices?.find((one) => one.toLowerCase() === low)
      return choice === undefined ? null : { text: choice, number: null }
    }
  }
}

const isPlainNumber = (text: string): boolean => plainNumber.test(text)

function isInRange<Order extends string | number>(
  { minimum, maximum }: CustomValueRule,
  text: string,
  orderOf: (text: string) => Order,
): boolean {
  const value = orderOf(text)
  return !(minimum && value < orderOf(minimum)) && !(maximum && value > orderOf(maximum))
}

function matches(pattern: string, text: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'u').test(text)
}

/** Whether a text is a regular expression. */
export function isPattern(pattern: string): boolean {
  try {
    new RegExp(`^(?:${pattern})$`, 'u')
    return true
  } catch {
    // The only way in which JavaScript says so.
    return false
  }
}
