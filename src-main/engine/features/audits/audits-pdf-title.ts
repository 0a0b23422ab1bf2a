import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { drawRule } from '../../documents/pdf-page.ts'
import { leading, styles } from '../../documents/pdf-style.ts'
import { drawLines, linesOf, paragraph } from '../../documents/pdf-text.ts'
import { utcMinute, wholeNumber } from './audits-pdf-words.ts'

const text = auditsText.report
const gap = 18

interface Fact {
  label: string
  value: string
  detail: string
}

/** What was audited, when, and by whom. */
export function titleBlocks(canvas: Canvas, report: AuditReport): Block[] {
  return [
    paragraph(canvas, [text.title, report.organisation].filter(Boolean).join('  ·  '), styles.overline),
    paragraph(canvas, report.audit.name, styles.title, { type: 'H1', spaceBefore: 4 }),
    factsBlock(canvas, factsOf(report)),
    paragraph(canvas, `${noteOf(report)} ${text.timeZone}.`, styles.note, { spaceBefore: 9 }),
  ]
}

function noteOf({ audit, closing }: AuditReport): string {
  if (closing) return text.closedNote
  return audit.state === 'abandoned' ? text.abandonedNote : text.signingNote
}

function factsOf({ audit, counts, places, drawnAt, drawnBy }: AuditReport): Fact[] {
  const scale = text.expectedInPlaces(wholeNumber(counts.expected), wholeNumber(places.length))
  return [
    { label: text.scope, value: audit.scope, detail: scale },
    { label: text.started, value: utcMinute(audit.startedAt), detail: text.by(audit.startedBy) },
    { label: text.drawn, value: utcMinute(drawnAt), detail: text.by(drawnBy) },
  ]
}

/** Facts side by side, between two rules: the scope has half the width. */
function factsBlock(canvas: Canvas, facts: readonly Fact[]): Block {
  const widths = [0.5, 0.25, 0.25].map((part) => canvas.width * part - gap)
  const columns = facts.map((fact, i) => ({
    label: [fact.label],
    value: linesOf(canvas, fact.value, styles.body, widths[i] ?? 0),
    detail: linesOf(canvas, fact.detail, styles.note, widths[i] ?? 0),
    left: canvas.left + (i === 0 ? 0 : canvas.width * (0.25 + 0.25 * i)),
  }))
  const labelHeight = leading(styles.label) + 2
  const heightOf = ({ value, detail }: (typeof columns)[number]) =>
    labelHeight + value.length * leading(styles.body) + detail.length * leading(styles.note)
  const height = 20 + Math.max(...columns.map(heightOf))
  return {
    height,
    spaceBefore: 14,
    draw: (top) => {
      canvas.structure.decoration(() => {
        drawRule(canvas, top)
        drawRule(canvas, top + height)
      })
      for (const { label, value, detail, left } of columns)
        canvas.structure.content('P', () => {
          const valueTop = top + 10 + labelHeight
          drawLines(canvas, label, left, top + 10, styles.label)
          drawLines(canvas, value, left, valueTop, styles.body)
          drawLines(canvas, detail, left, valueTop + value.length * leading(styles.body), styles.note)
        })
    },
  }
}
