import type { Database } from 'better-sqlite3'
import { type Parts, sumOfParts, valuesOf } from '../../../../src-shared/features/audits/accuracy.ts'
import type {
  ReportCompleteness,
  ReportFigures,
} from '../../../../src-shared/features/audits/report-figures.ts'
import { type AuditTally, noPlace } from '../../../../src-shared/features/audits/tally.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import { booksAgainst } from './audits-books.ts'
import { comparisonOf } from './audits-comparison-query.ts'
import { type ExpectedLine, expectedLines, partsByPlace } from './audits-expected-query.ts'
import { methodOfAudit, peopleOfAudit } from './audits-people-query.ts'
import { reportScans } from './audits-scans-query.ts'

/** What a report says beside its counts and items, and what became of what each place was expected to hold. */
export function reportFigures(
  database: Database,
  audit: AuditRow,
  tally: AuditTally,
): { figures: ReportFigures; partsIn: (placeId: string) => Parts } {
  const auditId = audit.id
  const lines = expectedLines(database, auditId, tally)
  const partsIn = partsByPlace(lines)
  const elsewhere = partsIn(noPlace)
  return {
    figures: {
      method: methodOfAudit(database, auditId),
      people: peopleOfAudit(database, auditId),
      values: valuesOf(lines),
      elsewhere: sumOfParts(elsewhere) > 0 ? elsewhere : null,
      completeness: completenessOf(lines),
      previous: comparisonOf(database, audit, lines),
      books: booksAgainst(database, auditId, lines),
      scans: reportScans.all(database, { auditId }),
    },
    partsIn,
  }
}

function completenessOf(lines: readonly ExpectedLine[]): ReportCompleteness {
  const having = (has: (line: ExpectedLine) => boolean) => lines.filter(has).length
  return {
    assets: lines.length,
    serialNumber: having(({ serialNumber }) => serialNumber !== null),
    place: having(({ placeId }) => placeId !== null),
    owner: having(({ hasOwner }) => hasOwner),
    custodian: having(({ hasCustodian }) => hasCustodian),
    cost: having(({ cost }) => cost !== null),
    fixedAssetNumber: having(({ fixedAssetNumber }) => fixedAssetNumber !== null),
  }
}
