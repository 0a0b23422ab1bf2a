/** What is said of the computer on which Assetwalk runs: its data folder, its printers, its updates. */
export const computerText = {
  desktopOnly: (what: string) =>
    `${what} is done by the desktop application, which does not run here. Use the command line, or the desktop application.`,
  abilities: {
    showFolder: 'Showing a folder',
    print: 'Printing from Assetwalk',
    moveData: 'Moving the data folder from the window',
    installUpdate: 'Installing an update',
  },
  notPrinted: (reason: string) =>
    `Nothing was printed (${reason}). Look after the printer, then print again; the document is as it was.`,
  printerNotAllowed: (printer: string) =>
    `Your organisation does not allow printing on “${printer}” from here. Choose one of the printers in the list.`,
  folderIsNamed: (folder: string) =>
    `This data folder, ${folder}, was named when Assetwalk was started (by --data or by your organisation’s policy). Move it there, and name the new place.`,
  noUpdate: 'There is no update that waits to be installed.',
}
