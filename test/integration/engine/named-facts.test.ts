import { expect, it } from 'vitest'
import { disposalFactTables } from '../../../src-main/engine/features/disposals/disposals.ts'
import { factsNamedIn } from '../../../src-shared/sync/named-facts.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'

/** The table of each kind of fact that others name. */
const kindOfTable = new Map<string, string>([
  ...disposalFactTables.map(({ table, kind }) => [table, kind] as const),
  ['audit', 'audit'],
  ['scan', 'scan'],
  ['scan_void', 'scanVoid'],
  ['audit_place_mark', 'placeMark'],
  ['audit_event', 'auditEvent'],
  ['audit_decision', 'auditDecision'],
  ['audit_approval', 'auditApproval'],
  ['audit_books', 'auditBooks'],
  ['audit_closing', 'auditClosing'],
  ['audit_amendment', 'amendedReport'],
  ['label_run', 'labelRun'],
  ['label_run_step', 'labelRunStep'],
  ['label_verification', 'labelVerification'],
])

it('a server knows which facts a fact names, in every column that refers to one', () => {
  const { reading } = openEngine(folderOfTest())
  const references = reading
    .prepare<[], { table: string; column: string; named: string }>(
      `SELECT one.name AS "table", key."from" AS "column", key."table" AS named
       FROM sqlite_master AS one JOIN pragma_foreign_key_list(one.name) AS key WHERE one.type = 'table'`,
    )
    .all()
    .filter(({ table, named }) => kindOfTable.has(table) && kindOfTable.has(named))
  expect(references.length).toBeGreaterThan(40)
  for (const { table, column, named } of references)
    expect(
      factsNamedIn({ kind: kindOfTable.get(table) ?? '', id: 'own', fact: { [column]: 'X' } }),
      `${table}.${column}`,
    ).toEqual([{ kind: kindOfTable.get(named), id: 'X' }])
  // What an audit follows up is told in a part of it, which names the audit itself as well.
  const link = { audit_id: 'own', of_id: 'X' }
  expect(factsNamedIn({ kind: 'audit', id: 'own', fact: { link } })).toEqual([{ kind: 'audit', id: 'X' }])
})
