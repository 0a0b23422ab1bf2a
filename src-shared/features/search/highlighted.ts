import { foldedText } from '../../identity/folded-text.ts'
import { isWordAlone } from '../../identity/searchable-text.ts'

/** A piece of a text, and whether a search found it. */
export interface Piece {
  text: string
  hit: boolean
}

/**
 * A text in pieces, those marked that the words of a search begin or are: "luk" marks "Łuk" in "Łukasz". What stands
 * between two marks stays as it is; the pieces together are the text.
 */
export function highlighted(text: string, search: string): Piece[] {
  const signs = [...text]
  const folded = signs.map(foldedText)
  const starts = folded.map((_, sign) => sign === 0 || beginsWord(folded, sign))
  const hit = new Array<boolean>(signs.length).fill(false)
  for (const word of foldedText(search).split(/\s+/)) {
    if (word === '') continue
    for (let sign = 0; sign < signs.length; sign++) {
      const end = starts[sign] ? endOf(folded, sign, word) : null
      if (end !== null) hit.fill(true, sign, end)
    }
  }
  return signs.reduce<Piece[]>((pieces, sign, at) => {
    const last = pieces.at(-1)
    if (last && last.hit === hit[at]) last.text += sign
    else pieces.push({ text: sign, hit: hit[at] === true })
    return pieces
  }, [])
}

const isWordSign = (folded: string | undefined) => folded !== undefined && /[\p{L}\p{N}]/u.test(folded)

/** A word begins after anything that is no letter and no digit; each unspaced character is a word. */
function beginsWord(folded: readonly string[], sign: number): boolean {
  return !isWordSign(folded[sign - 1]) || isAlone(folded[sign - 1]) || isAlone(folded[sign])
}

const isAlone = (folded: string | undefined) => folded !== undefined && isWordAlone(folded)

/** Where a folded word ends that stands at a sign; null where it does not stand there. */
function endOf(folded: readonly string[], sign: number, word: string): number | null {
  let left = word
  let at = sign
  while (left !== '') {
    const own = folded[at]
    if (own === undefined) return null
    if (!left.startsWith(own)) return own.startsWith(left) ? at + 1 : null
    left = left.slice(own.length)
    at++
  }
  return at
}
