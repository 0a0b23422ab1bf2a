/** What is said of data that was taken out of a damaged database. */
export const salvageText = {
  standIn: (kind: string, id: string) => `Lost ${kind} ${id}`,
  kinds: {
    location: 'place',
    person: 'person',
    status_label: 'status',
    category: 'category',
    model: 'model',
    custom_field: 'field',
    asset: 'asset',
  },
  done: (file: string) =>
    `The database was damaged. What could be read of it was brought into a new one; the damaged one lies untouched as ${file}.`,
  nothingLost: 'Nothing is lost: every row could be read.',
  rows: (table: string, rows: string) => `${table}: ${rows} rows saved`,
  unreadable: (pages: string, rows: string) => `, ${pages} pages and ${rows} rows not readable`,
  gaps: (what: string, spans: string) => `Lost of the ${what}: numbers ${spans}.`,
  recordOfChange: 'record of change',
  scans: 'scans',
  lost: (kind: string, name: string) => `Lost: ${kind} ${name}.`,
  more: (count: string) => `… and ${count} more.`,
  standIns: (names: string) =>
    `Stand-ins for what is lost and is referred to: ${names}. Mend them as any other row.`,
  dropped: (table: string, rows: string) =>
    `${rows} rows of ${table} referred to what is lost, and could not be kept.`,
  logNotRead: 'The write-ahead log beside it could not be read, so what was written last may be missing.',
  listNotRead:
    'The list of tables is lost with the first page. Rows were told by their form; further identifiers, values of own fields and what audits expected could not be.',
  next: 'Look through what is missing. Where a backup is newer than the loss, restoring it may be better; both stay in the folder “backups”.',
}
