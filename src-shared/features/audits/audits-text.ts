import type { Encryption } from './closing.ts'
import type { PlaceState } from './coverage.ts'
import type { DecisionKind } from './reconcile.ts'
import type { ReportSection } from './report.ts'
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
  seenTwice: 'In two places',
  recorded: 'Recorded',
}

/** What an audit finds, in report, counts and decisions alike. */
export const sectionWords: Record<ReportSection, string> = {
  missing: 'Missing',
  misplaced: 'Misplaced',
  unexpected: 'Not on this list',
  shouldBeGone: 'Should be gone',
  unknown: 'Unknown codes',
  ambiguous: 'Ambiguous codes',
  seenTwice: 'In two places',
  notCounted: 'Not counted',
  away: 'Away',
  lost: 'Recorded as lost',
  found: 'Found',
}

const countWords: Record<keyof AuditCounts, string> = {
  ...sectionWords,
  expected: 'Expected',
  duplicates: 'Scanned again',
}

const placeStateWords: Record<PlaceState, string> = {
  notStarted: 'Not started',
  inProgress: 'In progress',
  counted: 'Counted',
  inaccessible: 'Not accessible',
}

const conditionWords: Readonly<Record<string, string>> = {
  good: 'Good',
  worn: 'Worn',
  damaged: 'Damaged',
  unusable: 'Unusable',
}

const decisionWords: Record<DecisionKind, string> = {
  acceptPlace: 'Accept the new place',
  sendBack: 'Send back',
  create: 'Create from scan',
  markLost: 'Mark lost',
  markStolen: 'Mark stolen',
  reinstate: 'Reinstate',
  ignore: 'Ignore',
}

const encryptionWords: Record<Encryption, string> = {
  yes: 'data encrypted',
  no: 'data not encrypted',
  unknown: 'not known whether data was encrypted',
}

export const auditsText = {
  /** What is signed. */
  statement: (name: string, scope: string, counts: AuditCounts) =>
    `I have looked at the outcome of the audit “${name}” of ${scope}: ${counts.expected} expected, ${counts.found} found, ${counts.misplaced} misplaced, ${counts.missing} missing, ${counts.away} away, ${counts.notCounted} not counted, and at what was decided about it.`,
  listOf: (count: number) => `List of ${count} assets`,
  /** @param day in words */
  moved: (what: 'location' | 'custodian', to: string | null, day: string, by: string) => {
    const step =
      what === 'location'
        ? to === null
          ? 'Taken from its place'
          : `Moved to ${to}`
        : to === null
          ? 'Checked in'
          : `Checked out to ${to}`
    return `${step} on ${day} by ${by}, after the list was fixed`
  },
  belongsIn: (place: string) => `Belongs in ${place}`,
  alreadyCountedIn: (place: string | null) => (place ? `Already counted in ${place}` : 'Already counted'),
  placeStateWords,
  conditionWords,
  decisionWords,
  encryptionWords,
  verdictWords,
  countWords,
  report: {
    logo: 'Logo of the organisation',
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
    sections: sectionWords,
    columns: {
      assetTag: 'Asset tag',
      serialNumber: 'Serial number',
      description: 'Description',
      expectedPlace: 'Expected in',
      seenPlace: 'Seen in',
      seenAt: 'Seen at',
      seenBy: 'Seen by',
      code: 'Code',
      condition: 'Condition',
      note: 'Note',
      labelDamage: 'Label not readable',
      moved: 'Meanwhile',
      outcome: 'Outcome',
    },
    sectionsExplained: {
      missing: 'Expected in a place that was counted, and not seen anywhere.',
      misplaced: 'On the list, and seen only in another place than expected.',
      unexpected: 'Seen and in service, but not on the list that was fixed when the audit started.',
      shouldBeGone: 'Seen, though the record says they are no longer in service.',
      unknown: 'Codes that match no asset.',
      ambiguous: 'Codes that match several assets, of which none was chosen.',
      seenTwice:
        'Seen in more than one place: the label was copied, or the thing was carried about. Each stands in the section of what became of it, too.',
      notCounted: 'Expected in a place that was not counted, and not seen anywhere.',
      away: 'Out for repair or on loan when the audit started, and not seen anywhere.',
      lost: 'Recorded as lost or stolen when the audit started, and not seen. No audit expects them.',
      found: 'Seen where they are expected, or in no stated place.',
    },
    expectedInPlaces: (assets: string, places: string) => `Assets expected: ${assets}. Places: ${places}.`,
    scansByMethod: 'Scans that count',
    methods: {
      scanner: 'Scanner',
      typed: 'Typed',
      file: 'File',
      pasted: 'Pasted',
      commandLine: 'Command line',
      rfid: 'RFID',
      byHand: 'By hand',
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
    attached: 'Files in this document',
    attachedExplained:
      'They are attached to this PDF, and every reader of PDFs can save them. Their SHA-256 says whether they are what was drawn.',
    attachedFile: (name: string, what: string, bytes: string, sha256: string) =>
      `${name}: ${what} ${bytes} bytes. SHA-256 ${sha256}`,
    attachedData: 'All that this report says, as data.',
    closing: 'Closing',
    closedNote: 'Closed. This is what the audit said when it was closed; it does not change any more.',
    abandonedNote: 'Not signed. The audit was abandoned; its counts stand for nothing.',
    closedAt: (moment: string, by: string) => `Closed ${moment} UTC by ${by}.`,
    zone: (timeZone: string, locale: string) =>
      `Time zone where it was closed: ${timeZone}; language: ${locale}.`,
    placesLeftOut: (reason: string | null) =>
      reason === null
        ? 'Why places were not counted: no reason was given.'
        : `Why places were not counted: ${reason}`,
    notIndependent: 'Not independently approved: nobody but those who scanned was there to approve.',
    signedAs: { auditor: 'Auditor', responsible: 'Responsible person' },
    signer: (role: string, name: string, assurance: string) => `${role}: ${name} (${assurance})`,
    notSigned: 'not signed',
    noSigner: (role: string) => `${role}: not signed`,
    assurances: { asserted: 'asserted', pin: 'PIN' },
    signedDigest: 'SHA-256 of what was signed',
    decision: 'Decision',
    approvedBy: 'Approved by',
    notApproved: 'not independently approved',
    signingNote: 'Not signed. The audit is open: later scans can change these counts.',
  },
}
