/** What is said of backups and of restoring one. */
export const backupsText = {
  exists: (file: string) =>
    `There is a file ${file} already, and a backup overwrites none. Name another file; nothing was written.`,
  inData: (file: string) =>
    `The file ${file} would lie in the data folder, which it is to survive. Name one elsewhere, best on another disk.`,
  notWritten: (file: string, reason: string) =>
    `The backup ${file} could not be written (${reason}). Choose another folder or disk, then try again; the data is as it was.`,
  notSound: (reason: string) =>
    `The backup was not like the data when it was looked through (${reason}), so it was removed. Run “assetwalk doctor” to find out what is wrong with the data.`,
  noData: (folder: string) =>
    `There is no data in ${folder}, so there is nothing to back up. Name the data folder with --data.`,
  unknown: (name: string) =>
    `There is no backup “${name}” in the folder of backups any more. Choose another one from the list.`,
  notOurs: (file: string) =>
    `The file ${file} is no database of Assetwalk. Choose a backup that Assetwalk has made; nothing was changed.`,
  damaged: (file: string, reason: string) =>
    `The backup ${file} is damaged (${reason}). Choose another one; nothing was changed.`,
  fromFuture: (file: string, version: number, newest: number) =>
    `The backup ${file} was made by a newer Assetwalk (version ${version} of the database, this one knows ${newest}). Install the newer program first; nothing was changed.`,
  isData: (file: string) =>
    `The file ${file} is the present data itself. Choose a backup, as those in the folder “backups”; nothing was changed.`,
  notRead: (file: string, reason: string) =>
    `The backup ${file} cannot be read (${reason}). Check its path and its disk, then try again; nothing was changed.`,
  copyName: (day: string) => `assetwalk-backup-${day}.db`,
  rowsWithout: (count: number) => `${count} rows refer to rows that are not there`,
  countsDiffer: (table: string, there: number, here: number) =>
    `${table} has ${there} rows, ${here} were expected`,
  chainDiffers: 'the record of change ends otherwise',
}
