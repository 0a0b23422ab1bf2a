/** Han, kana and full-width forms: a line may end after each, except before closing and after opening punctuation. */
const afterIdeograph =
  /(?<=[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}、。」』）])(?![、。，．」』）〕】〉》：；？！ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ\s])/u
const afterJoint = /(?<=[-/_.,:;@])(?=[^-/_.,:;@])/
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Breaks text into lines no wider than `width`: between the names of a path, at blanks and between ideographs; a word
 * that is wider than a line at its joints (`-`, `/`, `.` …), and as the last resort anywhere. No character is added or
 * lost but the blanks at a break.
 * @param widthOf the width of a piece, in the same unit as `width`
 */
export function breakLines(text: string, width: number, widthOf: (piece: string) => number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    const whole = paragraph.trimEnd()
    if (widthOf(whole) <= width) {
      lines.push(whole)
      continue
    }
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

/**
 * What is never broken while there is room, each with the blanks that follow it: the names of a location path, which
 * are divided by ` / `; the words of any other text.
 */
export function units(text: string): string[] {
  return text.includes(' / ') ? text.split(/(?<= \/+ )/) : words(text)
}

function words(text: string): string[] {
  return (text.match(/\S+\s*|^\s+/g) ?? []).flatMap((word) => word.split(afterIdeograph))
}

function piecesOf(text: string, width: number, widthOf: (piece: string) => number): string[] {
  const ways = [units, words, (piece: string) => piece.split(afterJoint), characters]
  return ways.reduce<string[]>(
    (pieces, way) =>
      pieces.flatMap((piece) => (widthOf(piece.trimEnd()) <= width && way !== units ? [piece] : way(piece))),
    [text],
  )
}

function characters(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}
