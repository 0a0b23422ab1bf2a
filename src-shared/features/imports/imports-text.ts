export const importsText = {
  csvEmpty: 'The file has no rows. Export the list again with its header line and at least one asset.',
  csvNotUtf8: (line: number) =>
    `The file is not UTF-8 (line ${line}). Save it as “CSV UTF-8” in your spreadsheet program, then import it again. Nothing was imported.`,
  csvMalformed: (line: number, reason: string) =>
    `The file cannot be read from line ${line} on: ${reason}. Usually a quotation mark is opened and not closed. Mend that line, then import again. Nothing was imported.`,
  assetTagColumnMissing: (columns: string[]) =>
    `No column is called “Asset Tag” (found: ${columns.join(', ')}). Rename the column that holds the asset tags, then import again.`,
  columnTwice: (columns: string[]) =>
    `Several columns mean the same field: ${columns.join(', ')}. Keep one of them, then import again.`,
  dateOrderAmbiguous: (column: string, example: string) =>
    `“${column}” holds dates like ${example}, and no date in the file shows whether the month or the day comes first. Say which (on the command line: --dates mdy or --dates dmy), then import again.`,
  rejectReasonColumn: 'Reason for rejection',
  reasons: {
    assetTagBlank: 'The asset tag is blank.',
    assetTagTwiceInFile: (line: number) => `The same asset tag stands in line ${line} of this file.`,
    assetTagDiffers: (fields: string[]) =>
      `The asset tag exists with other values (${fields.join(', ')}). Import with “update” to change them.`,
    columnCount: (expected: number, found: number) =>
      `The row has ${found} columns, the header has ${expected}.`,
    tooLong: (column: string, limit: number) => `“${column}” is longer than ${limit} characters.`,
    dateInvalid: (column: string, value: string) => `“${column}”: ${value} is not a date.`,
    costUnclear: (column: string, value: string) =>
      `“${column}”: ${value} is not a clear amount. Write it as 1234.50.`,
    statusUnknown: (status: string) =>
      `There is no status “${status}”. Write a status label of yours or one of deployable, pending, undeployable, archived.`,
    checkoutUnclear: (value: string) =>
      `The check-out type “${value}” is not known. Write user, location or asset.`,
    checkoutTargetMissing: (kind: string) => `The row is checked out to a ${kind}, but names none.`,
    checkoutAssetUnknown: (tag: string) =>
      `The row is checked out to the asset “${tag}”, which is not in the register.`,
  },
}
