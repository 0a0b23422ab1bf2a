export const customFieldsText = {
  unknown: (field: string) => `There is no own field “${field}”. Look at the list of own fields.`,
  unlike: (name: string, other: string) =>
    `“${name}” cannot go on as “${other}”: both have to be there, in use, and keep values of one type. Choose another field.`,
  nameTaken: (name: string) => `“${name}” is already the name of a field. Choose another name.`,
  ruleInvalid: (name: string, reason: string) => `The field “${name}” cannot be like this: ${reason}`,
  valueInvalid: (name: string, value: string, wanted: string) =>
    `“${name}”: “${value}” is not ${wanted}. Enter another value.`,
  valueMissing: (name: string) => `“${name}” must not be empty. Enter a value.`,
  reasons: {
    choicesMissing: 'a choice needs at least one value to choose.',
    choicesElsewhere: 'only a choice has values to choose.',
    patternInvalid: 'its pattern is not a regular expression.',
    patternElsewhere: 'only a text has a pattern.',
    rangeElsewhere: 'only a number or a date has a least and a greatest value.',
    rangeInvalid: 'its least and greatest value have to be values of its type, the least first.',
  },
  wanted: {
    text: 'a text of at most 2000 characters',
    pattern: (pattern: string) => `of the form ${pattern}`,
    number: 'a number as 1234.5',
    range: (kind: string, from: string | null, to: string | null) =>
      [kind, from === null ? '' : `from ${from}`, to === null ? '' : `up to ${to}`]
        .filter((part) => part !== '')
        .join(' '),
    date: 'a date as 2026-01-31',
    'yes-no': 'yes or no',
    choice: (choices: readonly string[]) => `one of ${choices.join(', ')}`,
  },
  types: { text: 'Text', number: 'Number', date: 'Date', 'yes-no': 'Yes or no', choice: 'Choice' },
  yes: 'Yes',
  no: 'No',
}
