/** What is said of the computer on which Assetwalk runs: its data folder, its printers, its updates. */
export const computerText = {
  desktopOnly: (what: string) =>
    `${what} is done by the desktop application, which does not run here. Use the command line, or the desktop application.`,
  abilities: {
    showFolder: 'Showing a folder',
    print: 'Printing from Assetwalk',
    moveData: 'Moving the data folder from the window',
    installUpdate: 'Installing an update',
    draw: 'Drawing in a process of the host',
    keepSecrets: 'Keeping secrets with the system',
    tellPower: 'Telling whether the computer runs on battery',
  },
  notPrinted: (reason: string) =>
    `Nothing was printed (${reason}). Look after the printer, then print again; the document is as it was.`,
  printerNotAllowed: (printer: string) =>
    `Your organisation does not allow printing on “${printer}” from here. Choose one of the printers in the list.`,
  folderIsNamed: (folder: string) =>
    `This data folder, ${folder}, was named when Assetwalk was started (by --data or by your organisation’s policy). Move it there, and name the new place.`,
  noDataYet: (folder: string) =>
    `There is no data in ${folder} yet, so there is nothing to move. Start Assetwalk once, then move it.`,
  folderWithinData: (folder: string) =>
    `The folder ${folder} is the data folder itself, or lies in it. Name a folder elsewhere; nothing was moved.`,
  folderNotEmpty: (folder: string) =>
    `The folder ${folder} is not empty. Name an empty folder, or one that is not there yet; nothing was moved.`,
  notCopied: (file: string, reason: string) =>
    `The file ${file} could not be copied (${reason}), so nothing was moved. The new disk may be faulty: name a folder on another one.`,
  copyDiffers: 'the copy is not like the file itself',
  movedNotice: (folder: string) =>
    `The data of Assetwalk was moved from here to ${folder}\nAssetwalk finds it there by itself. This folder can stay as it is.`,
  noUpdate: 'There is no update that waits to be installed.',
}
