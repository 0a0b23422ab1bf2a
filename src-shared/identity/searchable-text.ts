import { foldedText, printableAscii } from './folded-text.ts'

/** Scripts that put no blanks between words (the long-vowel mark belongs to kana and has a script of its own). */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]/u
const everyUnspaced = new RegExp(unspaced, 'gu')

/**
 * Text as full text indexes it: folded, and each Chinese, Japanese or Korean character a word of its own, so that a
 * search finds what stands within a run of them as a phrase ("会社" in "株式会社").
 */
export function searchableText(text: string): string {
  const folded = foldedText(text)
  return printableAscii.test(folded) ? folded : folded.normalize('NFC').replace(everyUnspaced, ' $& ')
}

/** Whether a folded character is a word of its own. */
export function isWordAlone(folded: string): boolean {
  return unspaced.test(folded.normalize('NFC'))
}
