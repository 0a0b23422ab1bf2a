export const importsText = {
  csvEmpty: 'The file has no rows. Export the list again with its header line and at least one asset.',
  csvNotUtf8: (line: number) =>
    `The file does not hold the text that its encoding says (line ${line}). Save it as “CSV UTF-8” in your spreadsheet program, then import it again. Nothing was imported.`,
  csvMalformed: (line: number, reason: string) =>
    `The file cannot be read from line ${line} on: ${reason} Mend that line, then import again. Nothing was imported.`,
  csvMalformedReasons: {
    quoteOpen: 'a quotation mark is opened before it and never closed.',
    rowTooLong:
      'the row is longer than a million characters. Usually a quotation mark is opened and not closed.',
    other: 'its cells cannot be told apart. Usually a quotation mark is opened and not closed.',
  },
  csvWorkbook:
    'The file is a workbook of a spreadsheet program, not a list of text. Open it there, save it as “CSV UTF-8”, then import that. Nothing was imported.',
  assetTagColumnMissing: (columns: string[]) =>
    `No column is called “Asset Tag” (found: ${columns.join(', ')}). Rename the column that holds the asset tags, or say which it is (on the command line: --map "Header=assetTag"), then import again.`,
  columnTwice: (columns: string[]) =>
    `Several columns mean the same field: ${columns.join(', ')}. Keep one of them, or say what each of them is (on the command line: --map "${columns.at(-1)}=ignore"), then import again.`,
  dateOrderAmbiguous: (column: string, example: string) =>
    `“${column}” holds dates like ${example}, and no date in the file shows whether the month or the day comes first. Say which (on the command line: --dates mdy or --dates dmy), then import again.`,
  columnUnknown: (column: string, columns: string[]) =>
    `No column is called “${column}” (found: ${columns.join(', ')}). Check its name, then import again.`,
  fieldUnknown: (field: string) =>
    `There is no field “${field}”. Write a field as serialNumber, custom: and the name of a field of your own, or ignore.`,
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
    currencyUnknown: (column: string, value: string) =>
      `“${column}”: ${value} is not the code of a currency. Write it as EUR or USD.`,
    monthsUnclear: (column: string, value: string) =>
      `“${column}”: ${value} is not a number of months (0 to 1200). Write it as 36 or 36 months.`,
    ownershipUnknown: (column: string, value: string) =>
      `“${column}”: ${value} is not known. Write owned, leased or BYOD.`,
    yesOrNo: (column: string, value: string) => `“${column}”: ${value} is neither yes nor no.`,
    codeInvalid: (column: string, code: string) => `“${column}”: ${code} cannot be a code of this kind.`,
    valueInvalid: (column: string, value: string) =>
      `“${column}”: ${value} is not what this field of yours asks for.`,
    codeTaken: (code: string, assetTag: string) =>
      `The code “${code}” already means the asset “${assetTag}”.`,
    parentUnknown: (tag: string) =>
      `The row is a part of the asset “${tag}”, which is not in the register (yet). Import this row again after it.`,
    parentLoop: (tag: string) => `The row cannot be a part of “${tag}”, which is a part of it, or of itself.`,
    statusUnknown: (status: string) =>
      `There is no status “${status}”. Write a status label of yours or one of deployable, pending, undeployable, lost, archived.`,
    checkoutUnclear: (value: string) =>
      `The check-out type “${value}” is not known. Write user, location or asset.`,
    checkoutTargetMissing: (kind: string) => `The row is checked out to a ${kind}, but names none.`,
    checkoutAssetUnknown: (tag: string) =>
      `The row is checked out to the asset “${tag}”, which is not in the register.`,
  },
}
