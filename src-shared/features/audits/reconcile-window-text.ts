import { sectionWords } from './audits-text.ts'
import type { ItemKind } from './reconcile.ts'

const kinds: Record<ItemKind, string> = { ...sectionWords, finerPlace: 'Finer place' }

/** What the pages say on which what was found is decided and an audit is closed. */
export const reconcileWindowText = {
  reconcile: 'Decide',
  title: (name: string) => `Decide: ${name}`,
  kinds,
  kindsLabel: 'What there is to decide',
  nextKind: 'Next kind',
  previousKind: 'Previous kind',
  list: (kind: string) => `Items: ${kind}`,
  chooseAll: 'Choose all, or none',
  chosen: (count: string) => `${count} chosen`,
  nothing: 'Nothing is to be decided',
  nothingNext: 'Everything that was found is where it belongs. Close the audit.',
  figures: (undecided: string, unapproved: string) =>
    `${undecided} undecided, ${unapproved} wait for approval`,
  figure: (undecided: string, total: string) => `${undecided} of ${total} undecided`,
  undecided: 'Undecided',
  waits: 'waits for approval',
  approved: (name: string) => `approved by ${name}`,
  heads: {
    item: 'Item',
    description: 'Description',
    expected: 'Expected in',
    seen: 'Seen in',
    decision: 'Decision',
  },
  approve: 'Approve',
  approveExplained: 'Somebody who did not scan in this audit approves. Change who is working, then approve.',
  decided: (count: string) => `${count} decided`,
  approvedCount: (count: string) => `${count} approved`,
  reason: 'Reason',
  reasonHint: 'It stands in the report',
  incident: 'Reference of the report of loss or theft',
  encrypted: 'The data on it was',
  encryptions: { unknown: 'not known', yes: 'encrypted', no: 'not encrypted' },
  place: 'Place where it is from now on',
  toReport: 'The report',

  close: 'Close audit',
  closeTitle: (name: string) => `Close: ${name}`,
  closeExplained:
    'Closing does what was decided, keeps the report, and ends the audit: nothing changes in it any more.',
  openTitle: 'Open yet',
  undecidedCount: (count: string) => `${count} items are not decided.`,
  unsentCount: (count: string) =>
    `${count} scans of this device are not recorded yet. Send them on the scan page, or discard them.`,
  unapprovedCount: (count: string) =>
    `${count} decisions wait for the approval of somebody who did not scan.`,
  notIndependent: (count: string) =>
    `${count} decisions are not approved. Everybody who works here scanned, so the report will say: not independently approved.`,
  nothingOpen: 'Everything is decided.',
  placesTitle: 'Places not counted',
  placesWhy: 'Why were they not counted?',
  signTitle: 'Signatures',
  digest: 'SHA-256 of what is signed',
  digestComes: 'is being computed…',
  auditor: 'Auditor',
  responsible: 'Responsible person',
  responsibleHint: 'Optional; not the auditor',
  draw: (role: string) => `Signature of the ${role}, drawn with pen, finger or mouse`,
  clear: 'Clear',
  unsigned: 'Without a drawing the report says: not signed.',
  abandon: 'Abandon audit',
  abandonTitle: 'Abandon this audit?',
  abandonExplained:
    'It stays in the list with everything that was scanned, and nothing changes in it any more.',
  states: {
    counting: 'Being counted',
    reconciling: 'Being decided',
    closed: 'Closed',
    abandoned: 'Abandoned',
  },
}
