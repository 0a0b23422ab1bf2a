import type { Database } from 'better-sqlite3'
import type { DiagnosticsSection } from '../../../../src-shared/features/diagnostics/diagnostics-contract.ts'
import { diagnosticsText } from '../../../../src-shared/features/diagnostics/diagnostics-text.ts'
import { type VerifiedChain, verifyChanges } from '../../database/change-record.ts'
import { newestVersion, versionOf } from '../../database/migrate.ts'
import { verifyScans } from '../../database/scan-chain.ts'
import { inDigits, type Rows, textOf } from './diagnostics-rows.ts'

const text = diagnosticsText
const { databaseRows, checkRows } = text

/** Milliseconds that each check may take; together less than a caller waits for an answer. */
const usualBudgets = { counts: 2000, quick: 6000, foreignKeys: 3000, scans: 3000, changes: 5000 }
export const wholeBudget = Object.values(usualBudgets).reduce((sum, budget) => sum + budget, 0)

/** Figures of the database: versions, settings, how many rows there are. */
export function databaseSection(database: Database, budgets = usualBudgets): DiagnosticsSection {
  const pragma = (name: string) => String(database.pragma(name, { simple: true }))
  const mayGoOn = within(budgets.counts)
  const rows: Rows = [
    [databaseRows.schema, String(versionOf(database))],
    [databaseRows.newest, String(newestVersion)],
    [databaseRows.journal, pragma('journal_mode')],
    [databaseRows.synchronous, pragma('synchronous')],
    [databaseRows.pages, `${inDigits(Number(pragma('page_count')))} × ${pragma('page_size')}`],
    [databaseRows.freePages, inDigits(Number(pragma('freelist_count')))],
    ...tablesOf(database).map((table): Rows[number] => [
      databaseRows.rows(table),
      mayGoOn() ? countOf(database, table) : text.notFinished(inSeconds(budgets.counts), text.soFarNothing),
    ]),
  ]
  return { title: text.database, text: textOf(rows) }
}

/** Looks through the database, each check for as long as it may take, and says what it did not get through. */
export function checksSection(database: Database, budgets = usualBudgets): DiagnosticsSection {
  const rows: Rows = [
    [checkRows.quick, checked(() => quickCheck(database, budgets.quick))],
    [checkRows.foreignKeys, checked(() => foreignKeyCheck(database, budgets.foreignKeys))],
    [checkRows.scans, checked(() => chainCheck(budgets.scans, (mayGoOn) => verifyScans(database, mayGoOn)))],
    [
      checkRows.changes,
      checked(() => chainCheck(budgets.changes, (mayGoOn) => verifyChanges(database, mayGoOn))),
    ],
  ]
  return { title: text.checks, text: textOf(rows) }
}

/** Tables that are stored in pages of their own; a virtual one is checked by the tables that it is made of. */
function tablesOf(database: Database): string[] {
  const find = database.prepare<[], string>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name",
  )
  return find.pluck().all()
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

function countOf(database: Database, table: string): string {
  return inDigits(
    database
      .prepare<[], number>(`SELECT count(*) FROM ${quoted(table)}`)
      .pluck()
      .get() ?? 0,
  )
}

function quickCheck(database: Database, budget: number): string {
  return tableByTable(database, budget, (table) => {
    const found = database.pragma(`quick_check(${quoted(table)})`) as { quick_check: string }[]
    return found.map(({ quick_check }) => quick_check).filter((finding) => finding !== 'ok')
  })
}

function foreignKeyCheck(database: Database, budget: number): string {
  return tableByTable(database, budget, (table) => {
    const found = database.pragma(`foreign_key_check(${quoted(table)})`) as { parent: string }[]
    return Object.entries(Object.groupBy(found, ({ parent }) => parent)).map(([parent, rows]) =>
      text.rowsWithout(inDigits(rows?.length ?? 0), table, parent),
    )
  })
}

/** One table after the other, since a check of SQLite cannot be interrupted. */
function tableByTable(database: Database, budget: number, check: (table: string) => string[]): string {
  const began = performance.now()
  const mayGoOn = within(budget)
  const tables = tablesOf(database)
  const findings: string[] = []
  for (const [done, table] of tables.entries()) {
    if (!mayGoOn())
      return [
        ...findings,
        text.notFinished(inSeconds(budget), text.soFarTables(inDigits(done), inDigits(tables.length))),
      ].join('; ')
    findings.push(...check(table))
  }
  return findings.length === 0 ? text.ok(since(began)) : text.found(findings.slice(0, 10).join('; '))
}

function chainCheck(budget: number, verify: (mayGoOn: () => boolean) => VerifiedChain): string {
  const began = performance.now()
  const { count, brokenAt, isFinished } = verify(within(budget))
  if (brokenAt !== null) return text.found(text.brokenAt(inDigits(brokenAt)))
  if (!isFinished) return text.notFinished(inSeconds(budget), text.soFarLinks(inDigits(count)))
  return text.fits(inDigits(count), since(began))
}

/** What cannot be checked is said by its code: the words of an error may quote the data. */
function checked(check: () => string): string {
  try {
    return check()
  } catch (error) {
    const { code, name } = error as { code?: string; name: string }
    return text.found(text.failed(code ?? name))
  }
}

function within(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds
  return () => performance.now() < end
}

const inSeconds = (milliseconds: number) => inDigits(milliseconds / 1000)
const since = (began: number) => inDigits(performance.now() - began)
