import { foldedText } from '../../identity/folded-text.ts'

/** Colours that people who mix up red and green tell apart too (Okabe and Ito, 2008), and grey for none. */
const palette = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#f0e442',
  '#555555',
] as const
const ofNone = '#999999'

/**
 * The colour in which a category stands on labels: the one that was chosen for it, else one that follows from its name,
 * so that it is the same on every computer.
 */
export function categoryColour(category: string, chosen: Readonly<Record<string, string>>): string {
  const name = foldedText(category)
  if (name === '') return ofNone
  const own = Object.entries(chosen).find(([one]) => foldedText(one) === name)
  if (own) return own[1]
  let sum = 0
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003
  return palette[sum % palette.length] ?? ofNone
}
