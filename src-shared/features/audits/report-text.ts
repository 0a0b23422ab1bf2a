import type { ReportCompleteness } from './report-figures.ts'

/** Why a photo is not printed: no JPEG that a document can hold and no small picture of it, its content gone, enough of them. */
export type PhotoLeftOut = 'unprintable' | 'gone' | 'noRoom'

const whyLeftOut: Record<PhotoLeftOut, string> = {
  unprintable: 'its kind of picture cannot be printed here, and there is no small picture of it',
  gone: 'its content is missing in the data folder',
  noRoom: 'the report has as many photos as it can hold',
}

/** What the report says of an audit beside its counts and items. */
export const reportText = {
  accuracy: 'Accuracy',
  accuracyExplained:
    'Found, of what was expected. Costs are those of the register; amounts of different currencies are never added up.',
  measure: 'Measure',
  byCount: 'Assets',
  byValue: (currency: string | null) => `Cost in ${currency ?? 'the currency of the books'}`,
  withoutCost: (assets: string) => `Expected assets of which no cost is recorded: ${assets}.`,
  byLocation: 'By location',
  chartExplained: 'What became of the assets that were expected in each location and below it.',
  otherLocations: 'Other locations',
  nowhere: 'Nowhere in particular',
  foundOf: (found: string, expected: string) => `${found} of ${expected}`,

  comparison: 'Compared with the audit before',
  comparedWith: (name: string, closed: string) =>
    `“${name}”, closed ${closed} UTC. What became of what each of them expected.`,
  comparedWithOpen: (name: string, started: string) =>
    `“${name}”, started ${started} UTC and not closed yet. What became of what each of them expected.`,
  before: 'Before',
  now: 'Now',
  onlyOnOneList: 'Only on this list',
  changes: {
    foundAgain: 'Missing then, seen now',
    newlyMissing: 'Missing now, and not then',
    stillMissing: 'Missing both times',
  },

  books: 'The books',
  booksAbout: (file: string, at: string, by: string, lines: string) =>
    `${file}, handed in ${at} UTC by ${by}; lines with a number: ${lines}. Numbers are compared without case and leading zeros.`,
  booksFigures: (matched: string, outside: string) =>
    `In the books and expected by this audit: ${matched}. In the books and in the register, but not in this audit: ${outside}.`,
  booksTwice: (numbers: readonly string[]) =>
    `Numbers that stand more than once in the books, or at more than one asset: ${numbers.join(', ')}.`,
  booksDiffer: 'Costs that differ',
  booksMissing: 'In the books, and missing',
  booksNotInRegister: 'In the books, not in the register',
  booksNotInBooks: 'Expected, not in the books',
  booksColumns: {
    number: 'Fixed-asset number',
    assetTag: 'Asset tag',
    outcome: 'Outcome',
    bookCost: 'Cost in the books',
    cost: 'Cost in the register',
    description: 'Description',
    line: 'Line',
  },

  method: 'How it was counted',
  guided: 'Guided: whoever scanned saw the list of what was expected.',
  blind:
    'Blind: whoever scanned saw neither list nor counts nor expected places until the counting ended; only that a scan was recorded.',
  frozen: (moment: string) =>
    `The list and the expected places were fixed on ${moment} UTC. What came to the register later is not on it.`,
  scanned: (first: string, last: string, devices: string) =>
    `Scans from ${first} to ${last} UTC. Devices: ${devices}.`,
  clockSetBack:
    'The clock of the computer was set back between scans. They stand in the order in which they were recorded; their times are those that the clock showed.',
  notScanned: 'Nothing was scanned.',
  ended: (moment: string) => `The counting ended on ${moment} UTC.`,
  rfidExplained: 'A radio tag (RFID) shows that a thing is on the site, not in which room.',
  people: 'People',
  peopleExplained:
    'Who did what, whether it stands or not. How it is known who they are is said beside approvals and signatures.',
  peopleColumns: {
    name: 'Name',
    scans: 'Scans',
    places: 'Places set',
    decisions: 'Decisions',
    approvals: 'Approvals',
  },

  photos: 'Photos',
  photosExplained:
    'Taken when a thing was scanned; of large photos a small picture is printed. The photos themselves lie in the data folder, under the SHA-256 that the attached data names.',
  photoOf: (item: string, file: string) => `Photo of ${item}: ${file}`,
  photoLeftOut: (item: string, file: string, why: string, sha256: string) =>
    `${item}: ${file} is not printed, as ${why}. SHA-256 ${sha256}`,
  whyLeftOut,

  scans: 'Scans',
  scansExplained: 'Every scan in the order in which it was recorded, those that were undone included.',
  tooMany: (file: string) => `They are too many to be printed and stand in the attached file ${file}.`,
  scansFile: 'Every scan, as a table for spreadsheets.',
  itemsFile: 'The items of every section, as a table for spreadsheets.',
  scanColumns: {
    at: 'Time',
    code: 'Code',
    assetTag: 'Asset tag',
    place: 'Place',
    verdict: 'At the beep',
    method: 'Came in by',
    by: 'By',
    condition: 'Condition',
    note: 'Note',
    labelDamage: 'Label not readable',
    voidedAt: 'Undone',
  },

  evidence: 'Evidence for ISO/IEC 27001:2022, Annex A, 5.9',
  evidenceExplained:
    'Which recorded fact an auditor can hold against which demand of the control on an inventory of assets. This is not a statement of compliance: the control covers information as well, and people judge it.',
  evidenceColumns: { demand: 'What is asked', fact: 'What is recorded', where: 'Where' },
  demands: {
    inventory: 'There is an inventory of assets',
    accuracy: 'It is accurate and kept up to date',
    reviewed: 'It is reviewed from time to time',
    owners: 'Assets have an owner',
    identified: 'Assets can be told apart and found',
    differences: 'Differences are followed up',
    record: 'Changes can be traced',
  },
  facts: {
    inventory: (assets: string, scope: string) => `${assets} assets in service are listed for ${scope}.`,
    accuracy: (found: string, expected: string, share: string, counted: string, places: string) =>
      `${found} of ${expected} were found where they are expected (${share}); ${counted} of ${places} places were counted.`,
    reviewed: (started: string, previous: string | null) =>
      previous === null
        ? `Audited from ${started} UTC on. No earlier audit of the same scope is closed here.`
        : `Audited from ${started} UTC on; the audit of the same scope before it was closed on ${previous} UTC.`,
    owners: ({ owner, custodian, assets }: ReportCompleteness) =>
      `An owner is recorded for ${owner} of ${assets}, a custodian for ${custodian}.`,
    identified: ({ serialNumber, place, assets }: ReportCompleteness) =>
      `Each has an asset tag; ${serialNumber} of ${assets} have a serial number, ${place} a place.`,
    differences: (differences: string, decided: string) =>
      `Differences found: ${differences}; decided: ${decided}, each with who decided and who approved.`,
    record: 'Scans and changes are kept in two chains of SHA-256, which `record verify` recomputes.',
  },
  wheres: {
    sections: 'the sections of this report',
    record: 'the data folder',
    attached: 'the attached data: completeness',
  },
}
