import type { Database } from 'better-sqlite3'
import { assertNever } from '../../../../src-shared/contract/assert-never.ts'
import { failure } from '../../../../src-shared/contract/problems.ts'
import type { DesignKind } from '../../../../src-shared/features/labels/designs/design.ts'
import { type Design, designName } from '../../../../src-shared/features/labels/designs/design-entity.ts'
import type { KeptDesign } from '../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsProblems } from '../../../../src-shared/features/labels/designs/label-designs-problems-contract.ts'
import type { PrinterValue } from '../../../../src-shared/features/labels/designs/printer-entity.ts'
import type { StockValue } from '../../../../src-shared/features/labels/designs/stock-entity.ts'
import type { TemplateValue } from '../../../../src-shared/features/labels/designs/template-entity.ts'
import { type LabelStock, stockFaults, stockName } from '../../../../src-shared/features/labels/stock.ts'
import { builtInTemplates } from '../../../../src-shared/features/labels/template.ts'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import type { LabelDesignRow } from '../../database/schema.ts'
import { type SyncedRows, textIn } from '../../database/synced-rows.ts'
import type { Transaction } from '../../database/transaction.ts'
import { stockCatalogue } from './designs/stock-catalogue.ts'
import {
  insertLabelDesign,
  labelDesignById,
  labelDesignNamed,
  labelDesignsOfKind,
  updateLabelDesign,
} from './label-designs-store.ts'

type ValueOf<Kind extends DesignKind> = Extract<Design, { kind: Kind }>['value']

/** Stocks, templates and printers that an organisation made for itself. */
export const labelDesigns = {
  /** In order of name. */
  list(database: Database, kind: DesignKind, archived = false): KeptDesign[] {
    return labelDesignsOfKind
      .all(database, { kind })
      .filter(({ archived_at }) => (archived_at !== null) === archived)
      .map(keptOf)
  },

  stocks: (database: Database): StockValue[] => valuesOf(database, 'stock'),
  templates: (database: Database): TemplateValue[] => valuesOf(database, 'template'),
  printers: (database: Database): PrinterValue[] => valuesOf(database, 'printer'),

  /**
   * Keeps a new design, or another value of one.
   * @throws STOCK_IMPOSSIBLE, LABEL_DESIGN_NAME_TAKEN, LABEL_DESIGN_UNKNOWN, LABEL_DESIGN_CHANGED
   */
  save(
    tx: Transaction,
    { id, revision, design }: { id?: string | undefined; revision?: number | undefined; design: Design },
  ): KeptDesign {
    const name = designName(design)
    if (design.kind === 'stock') assertAddsUp(design.value, name)
    assertFree(tx, design.kind, name, id)
    const written = { name, name_key: keyOf(name), value: JSON.stringify(design.value), archived_at: null }
    if (id === undefined) {
      const row = { ...written, id: tx.newId(), site_id: 'org', kind: design.kind, revision: 1 }
      insertLabelDesign.run(tx.database, row)
      noted(tx, row, null)
      return keptOf(row)
    }
    const before = labelDesignById.get(tx.database, { id })
    if (before?.kind !== design.kind) throw unknown(design.kind, name)
    if (revision !== undefined && revision !== before.revision)
      throw failure(labelDesignsProblems, 'LABEL_DESIGN_CHANGED', { name: before.name })
    return keptOf(changed(tx, before, written))
  },

  /** @throws LABEL_DESIGN_UNKNOWN, LABEL_DESIGN_NAME_TAKEN */
  archive(tx: Transaction, id: string, archived: boolean): KeptDesign {
    const before = labelDesignById.get(tx.database, { id })
    if (!before) throw unknown('stock', id)
    if (!archived) assertFree(tx, before.kind, before.name, id)
    return keptOf(changed(tx, before, { archived_at: archived ? (before.archived_at ?? tx.at) : null }))
  },
}

const keyOf = (name: string) => foldedText(name)
const unknown = (kind: DesignKind, name: string) =>
  failure(labelDesignsProblems, 'LABEL_DESIGN_UNKNOWN', { kind, name })

function valuesOf<Kind extends DesignKind>(database: Database, kind: Kind): ValueOf<Kind>[] {
  return labelDesigns
    .list(database, kind)
    .flatMap(({ design }) => (design.kind === kind ? [design.value as ValueOf<Kind>] : []))
}

function assertAddsUp(stock: LabelStock, name: string): void {
  const faults = stockFaults(stock)
  if (faults.length > 0) throw failure(labelDesignsProblems, 'STOCK_IMPOSSIBLE', { name, faults })
}

function assertFree({ database }: Transaction, kind: DesignKind, name: string, id: string | undefined): void {
  const key = keyOf(name)
  const holder = labelDesignNamed.get(database, { kind, key })
  const isShipped = shippedNames(kind).some((shipped) => keyOf(shipped) === key)
  if (isShipped || (holder && holder.id !== id))
    throw failure(labelDesignsProblems, 'LABEL_DESIGN_NAME_TAKEN', { kind, name })
}

function shippedNames(kind: DesignKind): readonly string[] {
  switch (kind) {
    case 'stock':
      return stockCatalogue.map(stockName)
    case 'template':
      return builtInTemplates.map(({ name }) => name)
    case 'printer':
      return []
    default:
      return assertNever(kind)
  }
}

function changed(tx: Transaction, before: LabelDesignRow, change: Partial<LabelDesignRow>): LabelDesignRow {
  const row = { ...before, ...change, revision: before.revision + 1 }
  if (!noted(tx, row, before)) return before
  updateLabelDesign.run(tx.database, row)
  return row
}

/** @returns whether anything is otherwise now */
function noted(tx: Transaction, row: LabelDesignRow, before: LabelDesignRow | null): boolean {
  const { id, site_id: siteId, revision } = row
  const fields = tx.record(
    'labelDesign',
    { id, siteId, revision },
    before ? recorded(before) : {},
    recorded(row),
  )
  tx.touch('labels')
  return Object.keys(fields).length > 0
}

const recorded = ({ kind, name, value, archived_at: archivedAt }: LabelDesignRow) => ({
  kind,
  name,
  value,
  archivedAt,
})

const keptOf = ({ id, kind, name, value, revision, archived_at }: LabelDesignRow): KeptDesign => ({
  id,
  name,
  // what was kept went through the schema of its kind
  design: { kind, value: JSON.parse(value) } as Design,
  revision,
  isArchived: archived_at !== null,
})

/** Designs as a sync writes them. Of two that two laptops made under one name both stay; a print takes the older one. */
export const syncedDesigns: SyncedRows = {
  recorded: (database, id) => {
    const row = labelDesignById.get(database, { id })
    return row && recorded(row)
  },
  write: (tx, { id, siteId, values }) => {
    const { database } = tx
    const before = labelDesignById.get(database, { id })
    const name = textIn(values, 'name') ?? ''
    const row: LabelDesignRow = {
      id,
      site_id: siteId,
      kind: textIn(values, 'kind') as DesignKind,
      name,
      name_key: keyOf(name),
      value: textIn(values, 'value') ?? '',
      archived_at: textIn(values, 'archivedAt'),
      revision: (before?.revision ?? 0) + 1,
    }
    if (before) updateLabelDesign.run(database, row)
    else insertLabelDesign.run(database, row)
    tx.touch('labels')
  },
}
