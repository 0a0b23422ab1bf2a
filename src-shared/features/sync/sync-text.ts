/** What is said of enrolment, sync, conflicts and quarantine. */
export const syncText = {
  notEnrolled:
    'This data folder takes part in no sync. Ask an administrator for a code, then enrol it: enroll URL CODE.',
  enrolledElsewhere: (url: string) =>
    `This data folder takes part in the sync of ${url} already. Use another data folder for another server.`,
  unreachable: (url: string) =>
    `The server at ${url} cannot be reached. Everything stays here and is sent once it can; try again when you have a network.`,
  notUnderstood: (url: string) =>
    `What answers at ${url} is no Assetwalk server, or one of another version. Look at the address, or ask an administrator.`,
  urlInvalid: 'A server is named as https://host or http://host:port.',
  computerDiskFull:
    'The disk of this computer is nearly full: photos and files stay on the server until there is room.',
  manyWouldLeave: (leaving: number, here: number) =>
    `By what the server says ${leaving} of ${here} assets on this laptop are at sites that it does not have any more. Nothing of it was let go. Ask an administrator whether that is meant, then let them go: sync let-go.`,
  keyMissing:
    'The key of this device is missing or cannot be read. Enrol it again with a code of an administrator.',
  keySealed:
    'The key of this device is kept by the system for the Assetwalk application. Open Assetwalk on this data folder, then try again: it goes through the application that is open.',
  conflictUnknown: 'This conflict is not there, or somebody has resolved it meanwhile.',
  conflictElsewhere:
    'This is at a site that this laptop does not have any more. Whoever has the site decides; it goes from here then, or once the laptop has the site again.',
  quarantineUnknown: 'No change with this number waits in quarantine.',
  notDiscardable: (n: number) =>
    `The change ${n} made something that the server does not know: it cannot be discarded, only sent again once its reason is gone.`,
  notTyped: (field: string) =>
    `“${field}” cannot be written here. Choose one of the two values, then change it where it is changed otherwise.`,
  /** what stands in the record of a change that was mended */
  mended: 'Mended',
  /** fields of what assets refer to; those of assets are called as everywhere */
  fields: {
    name: 'Name',
    manufacturer: 'Manufacturer',
    modelNumber: 'Model number',
    expectedLifeMonths: 'Expected life in months',
    endOfLifeDate: 'End of life',
    username: 'User name',
    email: 'E-mail',
    employeeNumber: 'Employee number',
    role: 'Role',
    type: 'Type',
    parentId: 'Lies in',
    barcode: 'Barcode',
    mergedInto: 'Goes on as',
    archivedAt: 'Archived',
    categoryId: 'Category',
    unit: 'Unit',
    required: 'Must be filled',
    pattern: 'Form',
    choices: 'Choices',
    captures: 'What a capture proves',
    approvers: 'Who may approve',
    approvalAssurance: 'How an approver is known',
    months: 'Months between two audits',
    prefix: 'Begins with',
    width: 'Digits',
    checkCharacter: 'Check character',
    locationId: 'Site',
  } as Record<string, string>,
  /** what there is once for the organisation */
  settings: { auditPolicy: 'Policy of audits', labelSettings: 'Labels and letterhead' },
  ruleOf: (name: string) => `Audits of ${name}`,
  reasons: {
    RIGHT_MISSING: 'the role of this device or person does not allow it',
    ROW_UNKNOWN: 'the server does not know what it is about',
    VALUE_INVALID: 'the server does not take the value',
    TOO_LARGE:
      'it is larger than the server takes at once (16 MB): it stays on this laptop, and what came after it was sent',
    SITE_FOREIGN: 'it is of a site that is not one of this device’s',
  },
}
