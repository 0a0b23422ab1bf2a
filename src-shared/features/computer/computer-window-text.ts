/** What the window says of this computer: where the data lives, printing, updates. */
export const computerWindowText = {
  title: 'This computer',
  dataFolder: 'Data folder',
  origin: 'How it was found',
  origins: {
    usual: 'The usual place',
    moved: 'Moved there from the usual place',
    named: 'Named when Assetwalk was started',
    policy: 'Set by your organisation’s policy',
  },
  size: 'Size of the data',
  free: 'Free on its disk',
  showFolder: 'Show folder',
  move: 'Move…',
  moveTitle: 'Move the data folder',
  moveExplained:
    'Assetwalk asks where to, finishes what it is writing, moves the folder and starts again. The old place keeps a note of the new one. Choose a disk of this computer: a shared network folder can lose data.',
  moveNow: 'Choose the new place',
  moveByAdministrator: 'An administrator can move it.',
  moveByCommandLine: 'To move it, close Assetwalk and use the command line:',
  moveCommand: 'assetwalk data move NEW-FOLDER',
  moveNamed:
    'To move it, move the folder itself, then name its new place where the present one is named (--data, or the policy file).',
  privacyTitle: 'What leaves this computer',
  privacy: 'Nothing. The register, the audits and the logs stay in the data folder.',
  privacyDetails: [
    'No telemetry, no error reports, no accounts: Assetwalk tells nobody that you use it.',
    'Reports and diagnostics go only where you save them.',
  ],
  /** the same where the data folder takes part in a sync */
  privacyInSync: (server: string) =>
    `The register and the audits go to the server of your organisation, ${server}, and from there to the other laptops that take part. Nothing goes anywhere else.`,
  updatesNowhere: 'It contacts no server. Updates are not looked for.',
  noUpdates: 'Updates are not looked for.',
  updatesThere: (server: string) =>
    `Besides, it contacts the update server of your organisation, ${server}. It is asked for newer versions and told nothing of your data.`,
  updatesAt: (server: string) =>
    `The only address it ever contacts is the update server of your organisation, ${server}. It is asked for newer versions and told nothing of your data.`,
  print: 'Print',
  printTitle: (fileName: string) => `Print ${fileName}`,
  printer: 'Printer',
  printersExplained: 'Printers that your organisation allows',
  noPrinter:
    'None of the printers that your organisation allows is connected to this computer. Connect one, then print again, or save the PDF.',
  openedToPrint: 'Opened in a tab of its own, to be printed there',
  tabBlocked: 'The PDF is ready, but the browser lets no new tab open by itself.',
  openToPrint: 'Open it to print',
}
