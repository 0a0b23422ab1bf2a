/** What the doctor says of the data. */
export const doctorText = {
  noDatabase: (folder: string) =>
    `There is no database in ${folder}, so there is nothing to look through. Name the data folder with --data, or restore a backup.`,
  checks: {
    pages: 'Database',
    references: 'References',
    search: 'Search',
    changes: 'Record of change',
    scans: 'Scans',
    files: 'Photos and files',
    clock: 'Clock',
    log: 'Write-ahead log',
    space: 'Free space',
    permissions: 'Permissions',
    leftovers: 'Leftover files',
    backups: 'Backups',
    encryption: 'Disk encryption',
  },
  states: { sound: 'in order', attention: 'look at this', damaged: 'DAMAGED', unknown: 'not known' },
  repair:
    'Close Assetwalk, then run “assetwalk doctor --repair”. It saves what can be read, and keeps the damaged file.',
  repairHere: 'Mend it here, or run “assetwalk doctor --repair”.',
  notLooked: 'Not looked at, since the database cannot be read.',
  pages: {
    sound: 'Every page is in order.',
    damaged: (what: string) => `The database is damaged: ${what}.`,
  },
  references: {
    sound: 'Every reference leads to a row.',
    damaged: (rows: string) => `${rows} rows refer to rows that are not there.`,
  },
  search: {
    sound: (looked: string, of: string) =>
      `Full text agrees with the assets (${looked} of ${of} were compared).`,
    damaged: (missing: string, stale: string, extra: string) =>
      `Full text does not agree with the assets: ${missing} are missing, ${stale} are out of date, ${extra} are not assets.`,
  },
  chain: {
    sound: (links: string) => `Nothing was changed afterwards: ${links} links fit.`,
    broken: (n: string, links: string) => `The chain breaks at number ${n}, after ${links} links that fit.`,
    next: 'Rows were lost or changed by something else than Assetwalk. Compare with a backup of before; a repair cannot bring them back.',
    afterSalvage: 'It breaks where a salvage says that rows were lost. What was saved stands as it is.',
  },
  files: {
    none: 'There are none.',
    sound: (contents: string, compared: string) =>
      `The content of all is there: ${contents} of it, ${compared} compared with their digest.`,
    damaged: (missing: string, different: string, names: string) =>
      `Content is missing (${missing}) or is not what was stored (${different}): ${names}.`,
    next: 'Copy the folder “files” of a copy of the data folder, or “assetwalk-files” beside a backup, into the data folder; or add those photos and files again.',
  },
  clock: {
    sound: 'The newest entry is in the past.',
    ahead: (at: string) => `The newest entry is of ${at}, which is later than now.`,
    next: 'Set the clock of this computer. Entries keep the time that they were written with; their order is right all the same.',
  },
  log: {
    sound: (bytes: string) => `It holds ${bytes} bytes.`,
    large: (bytes: string) => `It holds ${bytes} bytes, more than it should.`,
    next: 'It is brought home when Assetwalk has nothing to do. Leave it open for a minute, or close and start it again.',
  },
  space: {
    sound: (bytes: string) => `${bytes} bytes are free, room for a backup.`,
    short: (bytes: string) => `Only ${bytes} bytes are free: too little for a backup.`,
    next: 'Free some space on the disk, or move the data to a larger one.',
  },
  permissions: {
    sound: 'Only you can read the data.',
    open: (names: string) => `Others on this computer can read ${names}.`,
    notWritable: (names: string) => `These cannot be written: ${names}.`,
    nextWritable: 'Mend their owner and permissions, or ask your administrator to.',
    unknown: 'Windows keeps them by user; they are not looked at.',
  },
  leftovers: {
    sound: 'There are none.',
    some: (names: string) => `Files were left by something that was interrupted: ${names}.`,
  },
  backups: {
    sound: (at: string) => `The last good one is of ${at}.`,
    old: (at: string) => `The last good one is of ${at}, more than seven days ago.`,
    none: 'There is none yet.',
    next: 'Back up now: on the page More, or by “assetwalk backup FILE” to another disk.',
  },
  encryption: {
    on: (how: string) => `The disk with the data is encrypted (${how}).`,
    off: (how: string) => `The disk with the data is not encrypted (${how}).`,
    unknown: (why: string) => `Whether the disk with the data is encrypted could not be found out (${why}).`,
    next: 'Whoever takes this computer can read the data. Turn on the encryption of the system: BitLocker, FileVault or LUKS.',
    nextUnknown: 'Ask your administrator whether it is.',
  },
}
