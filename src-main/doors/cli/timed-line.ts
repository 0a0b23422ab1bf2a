/** A line of a file that another device made: when, and which code. */
export interface TimedLine {
  /** UTC, ISO 8601 with milliseconds; null where the line begins with no moment */
  at: string | null
  code: string
}

const moment =
  /^\s*(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))(?:[\t,;]|\s+)\s*(.*)$/i

/** Reads `2026-11-29T08:00:00Z,AW-1001`: a moment with its zone, a tab, comma, semicolon or blank, and the code. */
export function timedLine(line: string): TimedLine {
  const [, time = '', code = ''] = moment.exec(line) ?? []
  const at = new Date(time.replace(' ', 'T'))
  if (time === '' || Number.isNaN(at.getTime())) return { at: null, code: line }
  return { at: at.toISOString(), code }
}
