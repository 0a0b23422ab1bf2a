/** What a label printer says of itself. */
export interface PrinterStatus {
  /** labels that it has received and that did not come out yet */
  waiting: number
  /** why it does not print; null: it does */
  trouble: 'paperOut' | 'headOpen' | 'ribbonOut' | 'paused' | null
}

/** Asks for the status, whatever is in the printer's buffer (~HS, ZPL II Programming Guide). */
export const statusQuestion = '~HS'

const [begin, end] = ['\x02', '\x03']
const line = `${begin}([^${begin}${end}]*)${end}\\s*`
const wholeAnswer = new RegExp(`^\\s*${line}${line}${line}`)
/** What an answer can be so far: lines between STX and ETX. */
const beginning = new RegExp(`^\\s*(?:${line}){0,2}(?:${begin}[^${begin}${end}]*)?$`)

/**
 * Reads the answer to `~HS`: three lines between STX and ETX.
 * @returns 'more' while it has not come whole; null for what no such printer says
 */
export function readStatus(answer: string): { status: PrinterStatus; rest: string } | 'more' | null {
  const whole = wholeAnswer.exec(answer)
  if (!whole) return beginning.test(answer) && answer.length < 1000 ? 'more' : null
  const [first, second] = [whole[1] ?? '', whole[2] ?? ''].map((one) => one.split(','))
  if (!first || !second || first.length < 12 || second.length < 11) return null
  const [formats, labels] = [Number(first[4]), Number(second[8])]
  if (!Number.isInteger(formats) || !Number.isInteger(labels)) return null
  const trouble =
    first[1] === '1'
      ? 'paperOut'
      : second[2] === '1'
        ? 'headOpen'
        : second[3] === '1'
          ? 'ribbonOut'
          : first[2] === '1'
            ? 'paused'
            : null
  return { status: { waiting: formats + labels, trouble }, rest: answer.slice(whole[0].length) }
}
