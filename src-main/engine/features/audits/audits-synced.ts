import { sql } from 'kysely'
import { auditStateOf } from '../../../../src-shared/features/audits/audit-state.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { AuditFactKind } from '../../../../src-shared/sync/kinds.ts'
import { linked } from '../../database/scan-chain.ts'
import type {
  AuditLinkRow,
  AuditRow,
  AuditSchema,
  PlaceMarkRow,
  ScanRow,
} from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'
import type { SyncedFact } from '../../database/synced-fact.ts'
import type { Transaction } from '../../database/transaction.ts'
import { noteCounting } from './audits-blind.ts'
import { insertLateScan } from './audits-late-store.ts'
import { insertLink } from './audits-links-store.ts'
import {
  auditById,
  eventsAfter,
  insertAudit,
  insertPlaceMark,
  insertScan,
  insertVoid,
  scanById,
  voidOf,
} from './audits-store.ts'

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
const markById = statement<{ id: string }, PlaceMarkRow>((value) =>
  build.selectFrom('audit_place_mark').selectAll().where('id', '=', value('id')),
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

const ids = (...some: (string | null | undefined)[]) => some.filter((id) => typeof id === 'string')
/** Rows as the JSON that they are, and back. */
const asFact = (row: object) => row as Record<string, JsonValue>
const asRow = <Row>(fact: Record<string, JsonValue>) => fact as Row

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
    const of = [...expected, ...lost].flatMap((one) => ids(one.asset_id, one.place_id))
    const scope = ids(audit.started_by, audit.location_id, audit.category_id, audit.custodian_id, link?.of_id)
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
    return ids(audit_id, actor_id, place_id, asset_id, expected_place_id)
  },
  write: (tx, fact, replicaId) => {
    const scan = asRow<Omit<ScanRow, 'n' | 'hash' | 'previous_hash'>>(fact)
    const { database } = tx
    if (scanById.get(database, { id: scan.id })) return
    const audit = auditById.get(database, { id: scan.audit_id })
    const events = eventsAfter.all(database, { auditId: scan.audit_id, n: 0 }).map(({ kind }) => kind)
    if (auditStateOf(events) === 'closed') keepLate(tx, scan, replicaId)
    else {
      insertScan.run(database, linked(database, scan))
      if (audit) noteCounting(database, audit, scan.actor_id)
    }
    tx.touch('audits')
  },
}

/** Its device had not learned that the audit is closed: what was signed stays as it is, and the scan beside it. */
function keepLate(
  tx: Transaction,
  scan: Omit<ScanRow, 'n' | 'hash' | 'previous_hash'>,
  replicaId: string,
): void {
  const { verdict: _, condition: __, note: ___, label_damage: ____, ...rest } = scan
  const row = { ...rest, device: scan.device ?? replicaId, scanned_at: scan.at, at: tx.at }
  if (insertLateScan.run(tx.database, row) === 0) return
  const { id, site_id, ...recorded } = row
  tx.record('lateScan', { id, siteId: site_id, revision: 1 }, {}, recorded)
}

const voidFact: SyncedFact = {
  read: (database, id) => {
    const row = voidById.get(database, { id })
    return row && asFact(withoutNumber(row))
  },
  needs: (fact) => {
    const { audit_id, actor_id, scan_id } = asRow<AuditSchema['scan_void']>(fact)
    return ids(audit_id, actor_id, scan_id)
  },
  write: (tx, fact) => {
    const row = asRow<Omit<AuditSchema['scan_void'], 'n'>>(fact)
    const { database } = tx
    // Undone on two laptops, a scan is undone; of a scan that came late here nothing is taken back.
    if (voidOf.get(database, { scanId: row.scan_id }) || !scanById.get(database, { id: row.scan_id })) return
    insertVoid.run(database, row)
    tx.touch('audits')
  },
}

const markFact: SyncedFact = {
  read: (database, id) => {
    const row = markById.get(database, { id })
    return row && asFact(withoutNumber(row))
  },
  needs: (fact) => {
    const { audit_id, actor_id, place_id } = asRow<PlaceMarkRow>(fact)
    return ids(audit_id, actor_id, place_id)
  },
  write: (tx, fact) => {
    const row = asRow<Omit<PlaceMarkRow, 'n'>>(fact)
    if (markById.get(tx.database, { id: row.id })) return
    insertPlaceMark.run(tx.database, row)
    tx.touch('audits')
  },
}

const withoutNumber = <Row extends { n: number }>({ n: _, ...row }: Row) => row

/** What laptops tell each other of audits. */
export const auditFacts = {
  audit: auditFact,
  scan: scanFact,
  scanVoid: voidFact,
  placeMark: markFact,
} satisfies Record<AuditFactKind, SyncedFact>
