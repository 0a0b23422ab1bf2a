import { cliText } from './cli-text.ts'
import { usageError } from './failures.ts'

/**
 * One of the words of the contract, as it is written there or with dashes: `inProgress`, `in-progress`.
 * @throws USAGE naming them
 */
export function wordIn<Word extends string>(words: readonly Word[], given: string): Word {
  const dashless = given.replace(/-(\p{L})/gu, (_, letter: string) => letter.toUpperCase())
  const word = words.find((known) => known === dashless)
  if (word === undefined) throw usageError(cliText.problems.wordUnknown(given, words.map(withDashes)))
  return word
}

/** The same of a word that may be left out. @throws USAGE naming them */
export const optionalWordIn = <Word extends string>(
  words: readonly Word[],
  given: string | undefined,
): Word | undefined => (given === undefined ? undefined : wordIn(words, given))

const withDashes = (word: string) => word.replace(/\p{Lu}/gu, (letter) => `-${letter.toLowerCase()}`)
