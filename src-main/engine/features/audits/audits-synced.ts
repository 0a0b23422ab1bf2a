import { sql } from 'kysely'
import type { AuditFactKind } from '../../../../src-shared/sync/kinds.ts'
import { asFact, asRow, idsIn } from '../../database/row-fact.ts'
import { linked } from '../../database/scan-chain.ts'
import type { AuditLinkRow, AuditRow, AuditSchema, ScanRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'
import type { SyncedFact } from '../../database/synced-fact.ts'
import { noteCounting } from './audits-blind.ts'
import { insertLink } from './audits-links-store.ts'
import { settleFact } from './audits-settle.ts'
import { auditById, insertAudit, insertScan, insertVoid, scanById, voidOf } from './audits-store.ts'
import { amendmentFact, closingFact } from './audits-synced-closing.ts'
import { approvalFact, booksFact, decisionFact, eventFact, placeMarkFact } from './audits-synced-rows.ts'

type AuditId = { auditId: string }
type Frozen = Pick<AuditSchema, 'audit_place' | 'audit_expected' | 'audit_lost'>

const placesOfAudit = statement<AuditId, Frozen['audit_place']>((value) =>
  build.selectFrom('audit_place').selectAll().where('audit_id', '=', value('auditId')),
)
const expectedOfAudit = statement<AuditId, Frozen['audit_expected']>((value) =>
  build.selectFrom('audit_expected').selectAll().where('audit_id', '=', value('auditId')),
)
const lostOfAudit = statement<AuditId, Frozen['audit_lost']>((value) =>
  build.selectFrom('audit_lost').selectAll().where('audit_id', '=', value('auditId')),
)
const linkOfAudit = statement<AuditId, AuditLinkRow>((value) =>
  build.selectFrom('audit_link').selectAll().where('audit_id', '=', value('auditId')),
)
const voidById = statement<{ id: string }, AuditSchema['scan_void']>((value) =>
  build.selectFrom('scan_void').selectAll().where('id', '=', value('id')),
)
const insertPlace = statement<Frozen['audit_place']>(
  (value) => sql`INSERT INTO audit_place (audit_id, place_id, path, path_key)
    VALUES (${value('audit_id')}, ${value('place_id')}, ${value('path')}, ${value('path_key')})`,
)
const insertExpected = statement<Frozen['audit_expected']>(
  (value) => sql`INSERT INTO audit_expected (audit_id, asset_id, place_id, away)
    VALUES (${value('audit_id')}, ${value('asset_id')}, ${value('place_id')}, ${value('away')})`,
)
const insertLost = statement<Frozen['audit_lost']>(
  (value) => sql`INSERT INTO audit_lost (audit_id, asset_id, place_id)
    VALUES (${value('audit_id')}, ${value('asset_id')}, ${value('place_id')})`,
)

/** An audit with all that was frozen when it started. */
interface WholeAudit {
  audit: AuditRow
  places: Omit<Frozen['audit_place'], 'audit_id'>[]
  expected: Omit<Frozen['audit_expected'], 'audit_id'>[]
  lost: Omit<Frozen['audit_lost'], 'audit_id'>[]
  link: AuditLinkRow | null
}

const withoutAudit = <Row extends { audit_id: string }>({ audit_id: _, ...row }: Row) => row

const auditFact: SyncedFact = {
  read: (database, id) => {
    const audit = auditById.get(database, { id })
    const auditId = id
    return (
      audit &&
      asFact({
        audit,
        places: placesOfAudit.all(database, { auditId }).map(withoutAudit),
        expected: expectedOfAudit.all(database, { auditId }).map(withoutAudit),
        lost: lostOfAudit.all(database, { auditId }).map(withoutAudit),
        link: linkOfAudit.get(database, { auditId }) ?? null,
      } satisfies WholeAudit)
    )
  },
  needs: (fact) => {
    const { audit, places, expected, lost, link } = asRow<WholeAudit>(fact)
    const of = [...expected, ...lost].flatMap((one) => idsIn(one.asset_id, one.place_id))
    const scope = idsIn(
      audit.started_by,
      audit.location_id,
      audit.category_id,
      audit.custodian_id,
      link?.of_id,
    )
    return [...new Set([...scope, ...places.map(({ place_id }) => place_id), ...of])]
  },
  write: (tx, fact) => {
    const { audit, places, expected, lost, link } = asRow<WholeAudit>(fact)
    const { database } = tx
    if (auditById.get(database, { id: audit.id })) return
    insertAudit.run(database, audit)
    const audit_id = audit.id
    for (const place of places) insertPlace.run(database, { ...place, audit_id })
    for (const one of expected) insertExpected.run(database, { ...one, audit_id })
    for (const one of lost) insertLost.run(database, { ...one, audit_id })
    if (link) insertLink.run(database, link)
    noteCounting(database, audit, audit.started_by)
    tx.touch('audits')
  },
}

const scanFact: SyncedFact = {
  read: (database, id) => {
    const row = scanById.get(database, { id })
    if (!row) return undefined
    // Its number and its links are those of a data folder; each makes its own.
    const { n: _, hash: __, previous_hash: ___, ...scan } = row
    return asFact(scan)
  },
  needs: (fact) => {
    const { audit_id, actor_id, place_id, asset_id, expected_place_id } = asRow<ScanRow>(fact)
    return idsIn(audit_id, actor_id, place_id, asset_id, expected_place_id)
  },
  write: (tx, fact) => {
    const scan = asRow<Omit<ScanRow, 'n' | 'hash' | 'previous_hash'>>(fact)
    const { database } = tx
    if (scanById.get(database, { id: scan.id })) return
    const audit = auditById.get(database, { id: scan.audit_id })
    insertScan.run(database, linked(database, scan))
    settleFact(database, scan.audit_id, scan.id)
    if (audit) noteCounting(database, audit, scan.actor_id)
    tx.touch('audits')
  },
}

const voidFact: SyncedFact = {
  read: (database, id) => {
    const row = voidById.get(database, { id })
    return row && asFact({ ...row, n: undefined })
  },
  needs: (fact) => {
    const { audit_id, actor_id, scan_id } = asRow<AuditSchema['scan_void']>(fact)
    return idsIn(audit_id, actor_id, scan_id)
  },
  write: (tx, fact) => {
    const row = asRow<Omit<AuditSchema['scan_void'], 'n'>>(fact)
    const { database } = tx
    // Undone on two laptops, a scan is undone; of a scan that came late here nothing is taken back.
    if (voidOf.get(database, { scanId: row.scan_id }) || !scanById.get(database, { id: row.scan_id })) return
    insertVoid.run(database, row)
    settleFact(database, row.audit_id, row.id)
    tx.touch('audits')
  },
}

/** What laptops tell each other of audits. */
export const auditFacts = {
  audit: auditFact,
  scan: scanFact,
  scanVoid: voidFact,
  placeMark: placeMarkFact,
  auditEvent: eventFact,
  auditDecision: decisionFact,
  auditApproval: approvalFact,
  auditBooks: booksFact,
  auditClosing: closingFact,
  amendedReport: amendmentFact,
} satisfies Record<AuditFactKind, SyncedFact>
