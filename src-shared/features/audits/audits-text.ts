import type { AuditCounts } from './tally.ts'
import type { VerdictKind } from './verdict.ts'

const verdictWords: Record<VerdictKind, string> = {
  found: 'Found',
  misplaced: 'Belongs elsewhere',
  unexpected: 'Not on this list',
  shouldBeGone: 'Should be gone',
  unknown: 'Unknown code',
  ambiguous: 'Which one?',
  duplicate: 'Already counted',
}

const countWords: Record<keyof AuditCounts, string> = {
  expected: 'Expected',
  found: 'Found',
  misplaced: 'Misplaced',
  missing: 'Missing',
  notCounted: 'Not counted',
  unexpected: 'Not on this list',
  shouldBeGone: 'Should be gone',
  unknown: 'Unknown codes',
  ambiguous: 'Ambiguous codes',
  duplicates: 'Scanned again',
}

export const auditsText = {
  auditUnknown: 'There is no such audit in this data folder. List the audits, then try again.',
  auditEmpty: (location: string) =>
    `No asset in service is recorded in “${location}” or below, so there is nothing to audit. Choose another location, or import the list first.`,
  placeNotInAudit: (place: string, scope: string) =>
    `“${place}” does not belong to this audit, which covers “${scope}” and what is below it.`,
  scanUnknown: 'This scan is not known in this audit.',
  codeIsPlace: (place: string) =>
    `This is the barcode of ${place}, and no asset. What is scanned next is there.`,
  codeBlank: 'The code holds nothing readable. Scan it again, or type what is printed on the label.',
  candidateUnknown: (code: string) =>
    `The chosen asset does not match the code “${code}”. Choose one of those shown.`,
  belongsIn: (place: string) => `Belongs in ${place}`,
  alreadyCountedIn: (place: string | null) => (place ? `Already counted in ${place}` : 'Already counted'),
  verdictWords,
  countWords,
  report: {
    title: 'Audit report',
    scope: 'Scope',
    started: 'Started',
    startedBy: 'Started by',
    drawn: 'Report made',
    drawnBy: 'Made by',
    timeZone: 'Times are UTC',
    summary: 'Summary',
    coverage: 'Places',
    place: 'Place',
    counted: 'Counted',
    notCounted: 'Not counted',
    countedBy: 'Counted by',
    coverageExplained: 'An asset is missing only where its place was counted; elsewhere it is not counted.',
    noItems: 'None.',
    sections: {
      missing: 'Missing',
      misplaced: 'Misplaced',
      unexpected: 'Not on this list',
      shouldBeGone: 'Should be gone',
      unknown: 'Unknown codes',
      ambiguous: 'Ambiguous codes',
      notCounted: 'Not counted',
      found: 'Found',
    },
    columns: {
      assetTag: 'Asset tag',
      serialNumber: 'Serial number',
      description: 'Description',
      expectedPlace: 'Expected in',
      seenPlace: 'Seen in',
      seenAt: 'Seen at',
      seenBy: 'Seen by',
      code: 'Code',
      outcome: 'Outcome',
    },
    sectionsExplained: {
      missing: 'Expected in a place that was counted, and not seen anywhere.',
      misplaced: 'On the list, and seen only in another place than expected.',
      unexpected: 'Seen and in service, but not on the list that was fixed when the audit started.',
      shouldBeGone: 'Seen, though the record says they are no longer in service.',
      unknown: 'Codes that match no asset.',
      ambiguous: 'Codes that match several assets, of which none was chosen.',
      notCounted: 'Expected in a place that was not counted, and not seen anywhere.',
      found: 'Seen where they are expected, or in no stated place.',
    },
    expectedInPlaces: (assets: string, places: string) => `Assets expected: ${assets}. Places: ${places}.`,
    scansByMethod: 'Scans that count',
    methods: {
      scanner: 'Scanner',
      typed: 'Typed',
      file: 'File',
      commandLine: 'Command line',
      chosen: 'Chosen',
    } as Readonly<Record<string, string>>,
    by: (name: string) => `by ${name}`,
    placesCounted: (counted: string, places: string) => `Counted: ${counted} of ${places}.`,
    seen: 'Seen',
    continued: (section: string) => `${section}, continued`,
    charactersReplaced:
      'Some characters are in no font of this document and are shown as \uFFFD. The same report as CSV or JSON has them.',
    digest: 'SHA-256 of the data',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    signingNote: 'Not signed. The audit is open: later scans can change these counts.',
  },
}
