import { foldedText } from './folded-text.ts'

/** Of the signs of a name so many may be wrong, one at least. */
const wrongShare = 1 / 3

/** The name that somebody may have meant who wrote another: the one that is fewest edits away; null where none is near. */
export function nearestName(written: string, names: readonly string[]): string | null {
  const wanted = foldedText(written)
  let nearest: string | null = null
  let least = Math.max(1, Math.floor(wanted.length * wrongShare)) + 1
  for (const name of names) {
    const edits = editsBetween(wanted, foldedText(name))
    if (edits >= least) continue
    nearest = name
    least = edits
  }
  return nearest
}

/** How many signs are left out, added or exchanged to make one text of another (Levenshtein's distance). */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at++) {
    const next = [at]
    for (let place = 1; place <= other.length; place++) {
      const exchanged = (row[place - 1] ?? 0) + (one[at - 1] === other[place - 1] ? 0 : 1)
      next.push(Math.min(exchanged, (row[place] ?? 0) + 1, (next[place - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
