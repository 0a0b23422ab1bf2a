export const diagnosticsWindowText = {
  title: 'Diagnostics',
  explained:
    'For whoever helps you when something goes wrong: versions, figures and the newest lines of the logs. Nothing is sent anywhere.',
  show: 'Show diagnostics',
  about:
    'Read it first: what is shown here is exactly what is saved. It names no assets, no people and no places.',
  collecting: 'Collecting…',
  save: 'Save file',
  copy: 'Copy all',
  saved: (fileName: string) => `Saved: ${fileName}`,
}
