/** What is said of what follows an audit: searching again, following up, counting anew. */
export const afterText = {
  followUpName: (name: string) => `${name}: follow-up`,
  recountName: (name: string) => `${name}: counted anew`,
  followUpScope: (name: string, assets: number) => `What stayed missing in “${name}” (${assets})`,
  recountScope: (name: string, assets: number) => `What differed in “${name}” (${assets})`,
  followUpOf: (name: string) => `Follow-up of “${name}”`,
  recountOf: (name: string) => `Counts anew what differed in “${name}”`,
  kinds: { followUp: 'Follow-up', recount: 'Counted anew' },

  searchAgain: 'Search again',
  searchTitle: (name: string) => `Search again: ${name}`,
  explained:
    'What is missing, room by room: first where the most valuable thing is missing. Costs of different currencies are not compared.',
  nothing: 'Nothing is missing',
  nothingNext: 'Everything that was expected in counted places was seen.',
  nowhere: 'Expected nowhere in particular',
  columns: {
    assetTag: 'Asset tag',
    serialNumber: 'Serial number',
    description: 'Description',
    cost: 'Cost',
    expectedPlace: 'Expected in',
    lastSeen: 'Last seen',
    who: 'Who may know',
    found: 'Found',
  },
  ownerIs: (name: string) => `owner ${name}`,
  hasIt: (name: string) => `checked out to ${name}`,
  seenBy: (place: string | null, moment: string, name: string) =>
    place === null ? `${moment}, by ${name}` : `${place}, ${moment}, by ${name}`,
  never: 'never scanned',
  startFollowUp: 'Start follow-up',
  startRecount: 'Count differences anew',
  made: (moment: string, by: string) => `Made ${moment} UTC by ${by}.`,

  books: 'Compare with the books',
  booksExplained: (isClosed: boolean) =>
    isClosed
      ? 'A CSV of the books with a column of fixed-asset numbers is held against what this audit expected. The signed report stays as it is; the result is a document of its own.'
      : 'A CSV of the books with a column of fixed-asset numbers is held against what this audit expected. The result goes into the report when the audit is closed; of several files the last counts.',
  chooseBooks: 'Choose a CSV of the books',
  booksFile: 'Result as PDF',
  booksAbout: (file: string, moment: string, by: string) => `${file}, handed in ${moment} by ${by}`,
  booksFigures: {
    matched: 'In the books and in this audit',
    differing: 'of these with costs that differ',
    missing: 'of these missing',
    notInRegister: 'In the books, not in the register',
    notInBooks: 'Expected by this audit, not in the books',
    outsideAudit: 'In the books and in the register, but not in this audit',
  },
  booksTaken: (matched: string, notInRegister: string, notInBooks: string, differing: string) =>
    `In both: ${matched}. Not in the register: ${notInRegister}. Not in the books: ${notInBooks}. Costs that differ: ${differing}.`,

  problems: {
    booksUnreadable: (file: string) =>
      `“${file}” cannot be read as a list of up to 32 MB. Save the books as CSV (UTF-8), then hand them in again.`,
    booksWithoutNumbers: (headers: readonly string[]) =>
      `No column of fixed-asset numbers is recognised. Its header has to be “Asset number”, “Number” or the like; the file has: ${headers.join(', ')}.`,
    noBooks: (name: string) => `No books were handed in for “${name}” yet. Hand in a CSV of them first.`,
    notClosed: (name: string) =>
      `“${name}” is not closed yet. Close it first, then start an audit of what stayed missing.`,
    counting: (name: string) =>
      `“${name}” is still being counted. End its counting first, then have its differences counted anew.`,
    abandoned: (name: string) => `“${name}” was abandoned; nothing follows from it. Start another audit.`,
    nothingMissing: (name: string) =>
      `Nothing stayed missing in “${name}”, so there is nothing to follow up.`,
    nothingDiffers: (name: string) => `“${name}” found no differences, so there is nothing to count anew.`,
    scannedBefore: (person: string, name: string) =>
      `“${person}” scanned in “${name}” and cannot count it anew. Let somebody else count.`,
  },
}
