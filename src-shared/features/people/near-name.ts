/** Letters from which on a word is long enough for a typo to be told from another name: Ann is not Ana. */
const longEnough = 4

/**
 * Whether a name is another one with one typo in one of its words: a letter left out, added, mistaken or swapped with
 * its neighbour. Words without letters are never a typo: Tester 1 is not Tester 2.
 * @param one folded, as the other
 */
export function isNearName(one: string, other: string): boolean {
  const [words, others] = [one, other].map((name) => name.split(/\s+/))
  if (!words || !others || words.length !== others.length) return false
  const [differing, another] = words.flatMap((word, at) =>
    word === others[at] ? [] : [[word, others[at] ?? '']],
  )
  if (!differing || another) return false
  const [mistyped = '', meant = ''] = differing
  const isWord = (word: string) => word.length >= longEnough && /^\p{L}[\p{L}\p{M}'’-]*$/u.test(word)
  return isWord(mistyped) && isWord(meant) && isOneTypo(mistyped, meant)
}

function isOneTypo(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  )
}
