/** What the desktop application says in dialogs and notices of the system, outside of its window. */
export const desktopText = {
  ok: 'OK',
  cancel: 'Cancel',
  copyright: 'Copyright © The Assetwalk authors. Licensed under the Apache License, version 2.0.',
  switchRefused: (switches: string) =>
    `SWITCH_REFUSED: Assetwalk does not start with ${switches}: whoever uses it could look into the program. Leave it out.`,
  bug: {
    message: 'Something went wrong in Assetwalk',
    detail:
      'It is not your doing, and nothing that was confirmed is lost. If something does not work now, quit Assetwalk and start it again; report it with the diagnostics.',
  },
  camera: {
    question: 'May Assetwalk use the camera?',
    detail:
      'It reads barcodes on scan pages, where pictures are not kept, and takes photos of assets where you press the button. Nothing is sent anywhere. The menu changes the answer later.',
    allow: 'Use the camera',
    refuse: 'Do not use it',
  },
  linkRefused: {
    message: 'Assetwalk cannot open this link',
    detail:
      'It opens links to an asset (assetwalk://assets/TAG) and to an audit (assetwalk://audits/ID). Ask whoever gave you the link for the asset tag, and search for it.',
  },
  fileRefused: {
    message: (fileName: string) => `Assetwalk cannot open ${fileName}`,
    detail:
      'It opens its own files, which end with .awcert or .awsync. Lists are imported on the page Import.',
  },
  crashed: {
    message: 'The window broke and was opened again',
    detail:
      'Everything that was confirmed is safe. If you were scanning, look at the last scans before you go on. If this comes back, report it with the diagnostics (menu Help).',
  },
  crashedAgain: {
    message: 'The window broke again and again',
    detail:
      'Everything that was confirmed is safe. Open it once more, or quit Assetwalk and start it again; if this comes back, report it.',
    openAgain: 'Open it again',
    quit: 'Quit',
  },
  unresponsive: {
    message: 'The window does not answer',
    detail: 'Wait for it, or open it again. Everything that was confirmed is safe.',
    wait: 'Wait',
    openAgain: 'Open it again',
  },
  saving: {
    title: 'Save',
    saved: 'Saved',
    savedAs: (fileName: string, folder: string) => `${fileName} is in ${folder}.`,
    failed: (fileName: string) => `${fileName} was not saved`,
    failedNext: (folder: string) =>
      `It could not be written to ${folder}. Look whether the disk is full or write-protected, then save it again somewhere else.`,
    nowhere: 'the chosen folder',
  },
  folderNotShown: {
    message: 'The folder could not be shown',
    detail: (folder: string, reason: string) => `It is ${folder}. The system says: ${reason}`,
  },
  printing: {
    anyPrinter: 'any printer',
    refusedByPrinter: 'the printer did not take it',
    notReadable: 'the document could not be read',
    failed: (fileName: string) => `${fileName} was not printed`,
  },
  move: {
    choose: 'Choose where the data folder moves to',
    chooseButton: 'Choose',
    folderName: 'Assetwalk',
    question: 'Move the data folder?',
    detail: (from: string, to: string) =>
      `From ${from}\nto ${to}\n\nAssetwalk finishes what it is writing, moves everything, and goes on in the new place. The old one keeps a note of where it went.`,
    move: 'Move it',
    failed: 'The data folder was not moved',
    failedDetail: (reason: string, folder: string) =>
      `${reason}\n\nAssetwalk goes on with the data folder where it was: ${folder}`,
    moved: 'The data folder has moved',
    movedDetail: (folder: string, old: string) => `Assetwalk now works on ${folder}. ${old}`,
    oldFiles: {
      removed: (folder: string) => `The files in the old place, ${folder}, are removed.`,
      'changed since': (folder: string) =>
        `Somebody changed files in the old place, ${folder}, meanwhile; they were left there. Look at them, then remove them.`,
      'not reachable': (folder: string) =>
        `The files in the old place, ${folder}, could not be removed yet; the next start tries again.`,
    },
  },
  update: {
    failed: 'The update was not installed',
    failedDetail: 'Assetwalk goes on as it is. It tries again the next time you ask it to.',
  },
}
