import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../../src-main/engine/database/migrate.ts'
import { openWriter } from '../../../src-main/engine/database/open.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'

const at = '2026-11-24T08:00:00.000Z'
const tools = { newId, now: () => at }
const [person, place, audit, decision] = ['p', 'l', 'a', 'd']

/** A folder as the version before left it, with an audit about which something was decided. */
function earlierFolder(isEnrolled: boolean): Database {
  const database = openWriter(folderOfTest())
  migrate(database, null, tools, migrations.slice(0, 28))
  const insert = (table: string, row: Record<string, string | number | null>) =>
    database
      .prepare(
        `INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.keys(row)
          .map(() => '?')
          .join()})`,
      )
      .run(...Object.values(row))
  const siteAndAudit = { site_id: place, audit_id: audit, actor_id: person, at }
  const code = { item_kind: 'unknown', code_key: 'X', decision: 'ignore' }
  insert('person', {
    id: person,
    site_id: 'org',
    name: 'Ada',
    name_key: 'ada',
    role: 'technician',
    revision: 1,
  })
  insert('location', { id: place, site_id: place, name: 'HQ', path: 'HQ', path_key: 'hq', revision: 1 })
  insert('audit', {
    id: audit,
    site_id: place,
    name: 'A',
    scope_kind: 'location',
    location_id: place,
    scope: 'HQ',
    blind: 0,
    started_at: at,
    started_by: person,
  })
  if (isEnrolled)
    insert('enrolment', {
      only_one: 1,
      url: 'http://server',
      device_id: 'd',
      role: 'technician',
      epoch: 'e',
      replica_id: 'r',
      acknowledged: 0,
      pulling: 1,
      enrolled_at: at,
    })
  insert('audit_event', { id: 'e', kind: 'countingEnded', ...siteAndAudit })
  insert('audit_decision', { id: decision, ...code, ...siteAndAudit })
  if (isEnrolled) database.exec('UPDATE enrolment SET pulling = 0')
  return database
}

const outboxOf = (database: Database) =>
  database.prepare('SELECT kind, fact_id AS id FROM outbox ORDER BY n').all()

describe('what was decided in audits before it was sent', () => {
  it('is sent by a folder that is enrolled, once it is updated, and what is decided after that', () => {
    const database = earlierFolder(true)
    migrate(database, null, tools, migrations.slice(0, 29))
    expect(outboxOf(database)).toEqual([
      { kind: 'auditEvent', id: 'e' },
      { kind: 'auditDecision', id: decision },
    ])
    database.exec(`INSERT INTO audit_approval (id, site_id, audit_id, decision_id, approver_id, assurance, actor_id, at)
      VALUES ('v', '${place}', '${audit}', '${decision}', '${person}', 'asserted', '${person}', '${at}')`)
    expect(outboxOf(database).at(-1)).toEqual({ kind: 'auditApproval', id: 'v' })
    database.close()
  })

  it('is kept of a closed audit with what its closing had taken in, and is sent', () => {
    const database = earlierFolder(true)
    const signature = `'org', '${audit}', 'auditor', '${person}', 'asserted', 'S', 'D', 'r', '${person}', '${at}'`
    const scan = `'${place}', '${audit}', 'X', 'X', 'unknown', 'unplaced'`
    database.exec(`
      INSERT INTO audit_event (id, site_id, audit_id, kind, actor_id, at) VALUES ('c', 'org', '${audit}', 'closed', '${person}', '${at}');
      INSERT INTO audit_closing (audit_id, site_id, digest, report, at) VALUES ('${audit}', 'org', 'D', '{}', '${at}');
      INSERT INTO late_scan (id, site_id, audit_id, code, code_key, standing, placement, method, device, scanned_at, actor_id, at)
        VALUES ('late-1', ${scan}, 'scanner', 'B', '${at}', '${person}', '${at}'), ('late-2', ${scan}, 'scanner', 'C', '${at}', '${person}', '${at}');
      INSERT INTO audit_amendment (id, site_id, audit_id, number, reason, supersedes, digest, late_scans, report, actor_id, at)
        VALUES ('m', 'org', '${audit}', 1, 'R', 'D', 'E', 1, '{}', '${person}', '${at}');
      INSERT INTO audit_signature (id, site_id, audit_id, role, person_id, assurance, statement, digest, device, actor_id, at, edition)
        VALUES ('s0', ${signature}, 0), ('s1', ${signature}, 1);
      INSERT INTO audit_document (audit_id, edition, format, sha256, size, file_name, at)
        VALUES ('${audit}', 1, 'pdf', 'aa', 1, 'a.pdf', '${at}')`)
    migrate(database, null, tools)
    expect(database.prepare('SELECT id, device, covered FROM audit_closing').all()).toEqual([
      { id: 'c', device: 'r', covered: JSON.stringify([decision]) },
    ])
    expect(database.prepare('SELECT id, closing_id, covered FROM audit_amendment').all()).toEqual([
      { id: 'm', closing_id: 'c', covered: '["late-1"]' },
    ])
    expect(database.prepare('SELECT id, report_id FROM audit_signature ORDER BY n').all()).toEqual([
      { id: 's0', report_id: 'c' },
      { id: 's1', report_id: 'm' },
    ])
    expect(database.prepare('SELECT report_id FROM audit_document').pluck().all()).toEqual(['m'])
    expect(database.prepare('SELECT * FROM audit_standing').all()).toEqual([
      { audit_id: audit, first_id: null, closing_id: 'c' },
    ])
    expect(outboxOf(database).slice(-2)).toEqual([
      { kind: 'auditClosing', id: 'c' },
      { kind: 'amendedReport', id: 'm' },
    ])
    database.close()
  })

  it('is sent by nobody who is not', () => {
    const database = earlierFolder(false)
    migrate(database, null, tools, migrations.slice(0, 29))
    expect(outboxOf(database)).toEqual([])
    database.close()
  })
})
