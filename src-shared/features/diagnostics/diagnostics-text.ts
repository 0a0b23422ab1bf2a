/** What is said in the diagnostics that a person may hand to whoever helps them. */
export const diagnosticsText = {
  program: 'Program and computer',
  data: 'Data folder',
  checks: 'Checks',
  log: (file: string) => `Log ${file}`,
}
