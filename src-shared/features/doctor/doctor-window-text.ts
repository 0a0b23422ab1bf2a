/** What the window says of the doctor. */
export const doctorWindowText = {
  title: 'Is the data in order?',
  explained:
    'Looks through the database, search, the chains of the record of change and of all scans, backups, free space and the disk. It changes nothing, and takes a minute where there is much data.',
  look: 'Look through the data',
  looking: 'Looking through the data',
  dialogTitle: 'The data, looked through',
  sound: 'Everything that could be looked at is in order.',
  mend: 'Mend it',
  mended: 'Mended. Search is made anew meanwhile and finds everything.',
  again: 'Look again',
}
