import { salvageText as text } from '../../../src-shared/features/doctor/salvage-text.ts'
import type { Span } from './lost-rows.ts'
import type { Salvaged } from './salvage-database.ts'

const shown = 20
const inDigits = (count: number) => count.toLocaleString('en')

/** What a person reads of a salvage: what was saved, and exactly what was not. */
export function salvageLines(salvaged: Salvaged & { damagedFile: string }): string[] {
  const { tables, missing, lost, standIns, dropped, isLogRead, isListRead, damagedFile } = salvaged
  const losses = [
    ...(isLogRead ? [] : [text.logNotRead]),
    ...(isListRead ? [] : [text.listNotRead]),
    ...gapLines(text.recordOfChange, missing.changes),
    ...gapLines(text.scans, missing.scans),
    ...firstOf(lost.map(({ entity, id, name }) => text.lost(entity, name ?? id))),
    ...(standIns.length === 0 ? [] : [text.standIns(standIns.map(({ name }) => name).join(', '))]),
    ...Object.entries(dropped).map(([table, rows]) => text.dropped(table, inDigits(rows))),
  ]
  const isWhole = losses.length === 0 && tables.every((table) => table.lostPages + table.lostRows === 0)
  return [
    text.done(damagedFile),
    ...tables.map(({ table, rows, lostPages, lostRows }) => {
      const saved = text.rows(table, inDigits(rows))
      return lostPages + lostRows === 0
        ? saved
        : saved + text.unreadable(inDigits(lostPages), inDigits(lostRows))
    }),
    ...losses,
    isWhole ? text.nothingLost : text.next,
  ]
}

function gapLines(what: string, spans: readonly Span[]): string[] {
  if (spans.length === 0) return []
  const named = spans.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
  return [text.gaps(what, named.join(', '))]
}

function firstOf(lines: readonly string[]): string[] {
  return lines.length <= shown
    ? [...lines]
    : [...lines.slice(0, shown), text.more(inDigits(lines.length - shown))]
}
