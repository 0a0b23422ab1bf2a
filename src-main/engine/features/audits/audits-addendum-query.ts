import type { Database } from 'better-sqlite3'
import type {
  AmendmentLine,
  AuditAddendum,
  LateScan,
} from '../../../../src-shared/features/audits/amendment.ts'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import { amendmentsOf } from './audits-amendment-store.ts'
import { closedAtOf, closedReportOf } from './audits-closing-store.ts'
import { lateScansOf } from './audits-late-store.ts'
import { candidatesOf, nameOfPerson, pathOfPlace } from './audits-query.ts'

/** What came after the close of an audit: late scans as they were made, and amendments, the first one first. */
export function afterClose(
  database: Database,
  { id: auditId }: Pick<AuditRow, 'id'>,
): { lateScans: LateScan[]; amendments: AmendmentLine[] } {
  const closedAt = closedAtOf.get(database, { auditId })?.at ?? ''
  return {
    lateScans: lateScansOf.all(database, { auditId }).map((scan) => {
      const [asset] = scan.asset_id === null ? [] : candidatesOf(database, [scan.asset_id])
      return {
        code: scan.code,
        assetTag: asset?.assetTag ?? null,
        description: asset?.description ?? null,
        expectedPlace: pathOfPlace(database, scan.expected_place_id),
        seenPlace: pathOfPlace(database, scan.place_id),
        method: scan.method,
        device: scan.device,
        scannedAt: scan.scanned_at,
        afterClose: scan.scanned_at > closedAt,
        receivedAt: scan.at,
        receivedBy: nameOfPerson(database, scan.actor_id),
      }
    }),
    amendments: amendmentsOf
      .all(database, { auditId })
      .map(({ reason, supersedes, digest, actor_id, at }, place, all) => ({
        number: all.length - place,
        reason,
        supersedes,
        digest,
        at,
        by: nameOfPerson(database, actor_id),
      }))
      .reverse(),
  }
}

/** Everything that an addendum says, as it stands in one reading transaction. */
export function assembleAddendum(
  database: Database,
  auditId: string,
  drawnAt: string,
  drawnBy: string,
): AuditAddendum {
  return database.transaction(() => {
    const closed = closedAtOf.get(database, { auditId })
    const kept = closedReportOf.get(database, { id: closed?.id ?? '' })
    if (!closed || !kept) throw new Error(`audit ${auditId} is not closed`)
    const { organisation, letterhead, audit, closing } = JSON.parse(kept.report) as AuditReport
    return {
      schema: 'assetwalk.audit-addendum/1',
      organisation,
      ...(letterhead && { letterhead }),
      audit: {
        id: auditId,
        name: audit.name,
        scope: audit.scope,
        closedAt: closed.at,
        closedBy: closing?.closedBy ?? '',
        digest: closed.digest,
      },
      drawnAt,
      drawnBy,
      ...afterClose(database, audit),
    } satisfies AuditAddendum
  })()
}
