import type { Database } from 'better-sqlite3'
import type { OutcomeItem } from '../../../../src-shared/features/audits/audits-message.ts'
import { type ItemKind, itemKinds, keyOf } from '../../../../src-shared/features/audits/reconcile.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import { itemsOf, standingOf } from './audits-items.ts'
import { AuditOutcome } from './audits-outcome-query.ts'

interface KindFigures {
  kind: ItemKind
  total: number
  undecided: number
  unapproved: number
}

/** How much there is to decide of each kind that there is, and how much is left of it. */
export function reconciliation(database: Database, auditId: string): KindFigures[] {
  const { undecided, proposed, decided, unapproved } = standingOf(database, auditId)
  const left = [...undecided, ...proposed]
  return itemKinds
    .map((kind) => {
      const open = left.filter((item) => item.kind === kind).length
      return {
        kind,
        total: open + decided.filter(({ item }) => item.kind === kind).length,
        undecided: open,
        unapproved: unapproved.filter(({ itemKind }) => itemKind === kind).length,
      }
    })
    .filter(({ total }) => total > 0)
}

/** What there is to decide of one kind: one asset is one item, so less than the section of the report may have. */
export function itemsToDecide(
  database: Database,
  audit: AuditRow,
  kind: ItemKind,
  { limit, offset }: { limit: number; offset: number },
): { total: number; items: OutcomeItem[] } {
  const keys = new Set(
    itemsOf(database, audit.id)
      .filter((item) => item.kind === kind)
      .map(keyOf),
  )
  const all = new AuditOutcome(database, audit).items(kind === 'finerPlace' ? 'found' : kind, {
    limit: Number.MAX_SAFE_INTEGER,
    offset: 0,
  })
  const items = all.filter(({ key }) => keys.has(key))
  return { total: items.length, items: items.slice(offset, offset + limit) }
}
