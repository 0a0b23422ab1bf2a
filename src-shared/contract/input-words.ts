import type { z } from 'zod'
import { inputText } from './input-text.ts'

type Issue = z.core.$ZodRawIssue
type Bounds = z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall> | z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>

/**
 * What is wrong with a value, for people, where its schema has no words of its own for it; zod's are for programmers
 * ("Too small: expected string to have >=1 characters").
 */
export function inputWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? inputText.missing : wordsOfType(issue.expected)
    case 'invalid_format':
      return wordsOfFormat(issue.format)
    case 'invalid_value':
      return issue.input === undefined ? inputText.missing : inputText.choice(issue.values.map(String))
    case 'unrecognized_keys':
      return inputText.unknown(issue.keys)
    case 'too_small':
    case 'too_big':
      return wordsOfBounds(issue)
    default:
      return inputText.other
  }
}

function wordsOfType(expected: string): string {
  const words: Record<string, string> = {
    string: inputText.text,
    number: inputText.number,
    int: inputText.wholeNumber,
    boolean: inputText.yesOrNo,
    array: inputText.list,
    object: inputText.fields,
    record: inputText.fields,
  }
  return words[expected] ?? inputText.other
}

function wordsOfFormat(format: string): string {
  const words: Record<string, string> = {
    date: inputText.day,
    datetime: inputText.moment,
    uuid: inputText.id,
  }
  return words[format] ?? inputText.other
}

function wordsOfBounds(issue: Bounds): string {
  const isLeast = issue.code === 'too_small'
  const bound = isLeast ? issue.minimum : issue.maximum
  const counted = countedOf(issue.origin)
  if (counted && isLeast && bound === 1) return inputText.empty
  const size = counted?.(String(bound)) ?? String(bound)
  if (issue.exact) return inputText.exactly(size)
  if (issue.inclusive === false) return isLeast ? inputText.over(size) : inputText.under(size)
  return isLeast ? inputText.least(size) : inputText.most(size)
}

/** What is counted in a text or a list; in a number nothing. */
function countedOf(origin: string): ((count: string) => string) | null {
  if (origin === 'string') return inputText.characters
  return origin === 'array' || origin === 'set' || origin === 'map' ? inputText.entries : null
}
