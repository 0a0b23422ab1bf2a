/** What a face can draw. */
export interface Coverage {
  has(codePoint: number): boolean
}

/** A stretch of text in one face; `face` is an index into the faces that were offered. */
export interface Run {
  face: number
  text: string
}

/** Stands for a character that no face has: the mark for exactly that, or a question mark where a face lacks it. */
const replacements = ['\uFFFD', '?']

/** Ask for a form of their neighbours and have none of their own: variation selectors, joiners, soft hyphen. */
const formless = /\p{Variation_Selector}|\p{Join_Control}|\u00AD/u

const plain = /^[\x20-\x7e]*$/
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Splits text into runs, each in the first face that has every character of it. What the eye takes for one character (a
 * letter and its accents) stays together where one face has it all. A character that no face has becomes a visible
 * replacement, so that a gap in the fonts is never a gap in the document.
 * @param onMissing told every character that was replaced
 */
export function splitRuns(
  text: string,
  faces: readonly Coverage[],
  onMissing?: (character: string) => void,
): Run[] {
  if (plain.test(text)) return text === '' ? [] : [{ face: 0, text }]
  const runs: Run[] = []
  for (const { segment } of graphemes.segment(text)) {
    const face = faces.findIndex((coverage) => hasAll(coverage, segment))
    if (face >= 0) append(runs, face, segment)
    else for (const character of segment) appendCharacter(runs, character, faces, onMissing)
  }
  return runs
}

function appendCharacter(
  runs: Run[],
  character: string,
  faces: readonly Coverage[],
  onMissing?: (character: string) => void,
): void {
  const faceOf = (text: string) => faces.findIndex((face) => hasAll(face, text))
  if (faceOf(character) >= 0) {
    append(runs, faceOf(character), character)
  } else if (!formless.test(character)) {
    onMissing?.(character)
    const mark = replacements.find((candidate) => faceOf(candidate) >= 0) ?? '?'
    append(runs, Math.max(0, faceOf(mark)), mark)
  }
}

function append(runs: Run[], face: number, text: string): void {
  const last = runs.at(-1)
  if (last?.face === face) last.text += text
  else runs.push({ face, text })
}

function hasAll(face: Coverage, text: string): boolean {
  for (const character of text) if (!face.has(character.codePointAt(0) ?? 0)) return false
  return true
}
