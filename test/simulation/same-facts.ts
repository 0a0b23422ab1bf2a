import type { Database } from 'better-sqlite3'
import { disposalFactTables, disposals } from '../../src-main/engine/features/disposals/disposals.ts'
import { caseViewOf } from '../../src-main/engine/features/disposals/disposals-query.ts'
import { syncedFacts } from '../../src-main/engine/features/sync/synced-kinds.ts'
import { canonicalJson } from '../../src-shared/record/canonical-json.ts'
import type { FactKind } from '../../src-shared/sync/kinds.ts'
import type { Entry } from '../../src-shared/sync/protocol.ts'
import type { Laptop } from './laptop.ts'

/** Tables of facts that are the same on every laptop, to the letter. */
const factTables: readonly { kind: FactKind; table: string }[] = [
  ...disposalFactTables,
  { kind: 'tagBlock', table: 'tag_block' },
  { kind: 'labelRun', table: 'label_run' },
  { kind: 'labelRunStep', table: 'label_run_step' },
  { kind: 'labelVerification', table: 'label_verification' },
  { kind: 'labelQueueStep', table: 'label_queue_step' },
]

/** 4: every laptop has every fact of disposals and of labels as it was recorded, and reads the same from them. */
export function differentFacts(laptops: readonly Laptop[], log: readonly Entry[]): string[] {
  return [...laptops.flatMap((laptop) => changedFacts(laptop, log)), ...differentCases(laptops)]
}

function changedFacts({ database, number }: Laptop, log: readonly Entry[]): string[] {
  return factTables.flatMap(({ kind, table }) => {
    const here = database.prepare<[], string>(`SELECT id FROM ${table}`).pluck().all()
    const there = new Map(
      log.flatMap((entry) => (entry.type === 'fact' && entry.kind === kind ? [[entry.id, entry.fact]] : [])),
    )
    const unknown = here.filter((id) => !there.has(id))
    const missing = [...there].filter(([id, fact]) => {
      const kept = syncedFacts[kind].read(database, id)
      return kept === undefined || canonicalJson(kept) !== canonicalJson(fact)
    })
    return [
      ...unknown.map((id) => `laptop ${number}: nobody else learned of ${kind} ${id}`),
      ...missing.map(([id]) => `laptop ${number}: ${kind} ${id} is missing or changed`),
    ]
  })
}

const someDay = '2026-11-20'

/** What a case says does not depend on what came first. */
function differentCases(laptops: readonly Laptop[]): string[] {
  const [first, ...others] = laptops
  if (!first) return []
  const said = new Map(caseIds(first.database).map((caseId) => [caseId, viewOf(first.database, caseId)]))
  return others.flatMap(({ database, number }) =>
    caseIds(database)
      .filter((caseId) => viewOf(database, caseId) !== said.get(caseId))
      .map((caseId) => `laptop ${number}: the case ${caseId} reads otherwise than on laptop ${first.number}`),
  )
}

const caseIds = (database: Database) =>
  database.prepare<[], string>('SELECT id FROM disposal_case ORDER BY id').pluck().all()

const viewOf = (database: Database, caseId: string) =>
  JSON.stringify(caseViewOf(database, disposals.get(database, caseId), someDay))
