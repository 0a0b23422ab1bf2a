/** Han, kana and full-width forms: a line may end after each, except before closing and after opening punctuation. */
const afterIdeograph =
  /(?<=[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}、。」』）])(?![、。，．」』）〕】〉》：；？！ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ\s])/u
const afterJoint = /(?<=[-/_.,:;@])(?=[^-/_.,:;@])/
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Breaks text into lines no wider than `width`: at blanks and between ideographs; a word that is wider than a line at
 * its joints (`-`, `/`, `.` …), and as the last resort anywhere. No character is added or lost but the blanks at a break.
 * @param widthOf the width of a piece, in the same unit as `width`
 */
export function breakLines(text: string, width: number, widthOf: (piece: string) => number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    let line = ''
    let lineWidth = 0
    for (const piece of piecesOf(paragraph, width, widthOf)) {
      if (line !== '' && lineWidth + widthOf(piece.trimEnd()) > width) {
        lines.push(line.trimEnd())
        line = ''
        lineWidth = 0
      }
      line += piece
      lineWidth += widthOf(piece)
    }
    lines.push(line.trimEnd())
  }
  return lines
}

/** The words of a text, each with the blanks that follow it: what is never broken while there is room. */
export function words(text: string): string[] {
  return (text.match(/\S+\s*|^\s+/g) ?? []).flatMap((word) => word.split(afterIdeograph))
}

function piecesOf(text: string, width: number, widthOf: (piece: string) => number): string[] {
  const fits = (piece: string) => widthOf(piece.trimEnd()) <= width
  return words(text).flatMap((word) =>
    fits(word)
      ? [word]
      : word
          .split(afterJoint)
          .flatMap((part) => (fits(part) ? [part] : Array.from(graphemes.segment(part), (s) => s.segment))),
  )
}
