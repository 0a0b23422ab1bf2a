import type { AuditCounts } from './tally.ts'

/** What is said of late scans and amendments, in window, documents and on the command line. */
export const amendmentText = {
  /** What is signed. */
  statement: (number: number, name: string, scope: string, reason: string, counts: AuditCounts) =>
    `I have looked at amendment ${number} of the audit “${name}” of ${scope}, made because: ${reason}. It says: ${counts.expected} expected, ${counts.found} found, ${counts.misplaced} misplaced, ${counts.missing} missing, ${counts.away} away, ${counts.notCounted} not counted.`,
  notClosed: (name: string) =>
    `“${name}” is not closed, so nothing can be late or amended in it. Scan and decide as usual.`,
  thisDevice: (name: string) =>
    `This device knows that “${name}” is closed. Only scans of another device, with the time of each, can arrive late.`,
  timeImpossible: (at: string) =>
    `No scan of this audit can have been made at ${at}: it is before the audit started, or still to come. Set the clock of the device right, correct the time, then send it again.`,
  editionUnknown: (edition: number) => `This audit has no amendment ${edition}. Look at its list of them.`,
  closingUnknown: 'This audit was not closed like that. Look at the list of its closings.',
  title: 'Addendum',
  explained:
    'What came after the close. The report that was signed at the close stays as it is, byte by byte.',
  closedLine: (moment: string, by: string) => `Closed ${moment} UTC by ${by}.`,
  digestLine: (digest: string) => `SHA-256 of what was signed at the close: ${digest}`,
  supersededBy: (number: number, moment: string) =>
    `Superseded by amendment ${number} of ${moment} UTC. What was signed at the close is kept.`,
  notSuperseded: 'Not amended: what was signed at the close stands.',
  lateScans: 'Late scans',
  lateExplained:
    'Made by devices that did not know of the close. They change nothing of what was signed; an amendment takes them in.',
  noLateScans: 'None.',
  amendments: 'Amendments',
  amendmentTitle: (number: number) => `Amendment ${number}`,
  amends: (number: number, supersedes: string) =>
    `Amendment ${number}. It takes the place of the report with the signed SHA-256 ${supersedes}.`,
  because: (reason: string) => `Reason: ${reason}`,
  takenIn: (count: string) => `Late scans that are taken in: ${count}.`,
  registerStays: 'An amendment corrects what the audit says. The register was not changed by it.',
  corrections: 'Corrections',
  noCorrections: 'What was found is the same.',
  by: (moment: string, name: string) => `${moment} UTC, ${name}`,
  digest: 'SHA-256 of what was signed',
  inNone: 'not in the report',
  afterClose: 'after the close',
  columns: {
    item: 'Item',
    description: 'Description',
    from: 'Was',
    to: 'Is',
    code: 'Code',
    assetTag: 'Asset tag',
    seenPlace: 'Seen in',
    scannedAt: 'Scanned (UTC)',
    device: 'Device',
    method: 'Method',
    received: 'Received',
  },
  window: {
    amend: 'Amend',
    amendTitle: (name: string) => `Amend: ${name}`,
    explained:
      'A closed audit stays as it was signed. An amendment is a report of its own that takes its place: it says why, takes in the scans that arrived late, and is signed anew.',
    lateCount: (count: string) => `${count} scans arrived late.`,
    noneLate: 'No scan arrived late.',
    look: 'Look at it',
    toClosed: 'The report',
    newest: (number: number) => `Amended: this is amendment ${number}`,
    lateWaiting: (count: string) => `${count} late scans`,
    addendum: 'Addendum',
    closings: 'Closed',
    closedBy: (moment: string, by: string, isHere: boolean | null) =>
      `${moment} by ${by}${isHere === null ? '' : isHere ? ', on this computer' : ', on another computer'}`,
    closedTwice: (count: number) =>
      `This audit was closed ${count} times, by people who did not know of each other. The first one that reached the server stands; what the others signed is kept beside it, and what they had counted or decided and the first had not does not count. Compare the reports, and amend the one that stands where the other one is right.`,
    stands: 'This one stands.',
    otherReport: 'Its report (PDF)',
  },
}
