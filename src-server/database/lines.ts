/**
 * Values of a column as one text, a line each. PostgreSQL takes it apart (`string_to_table`, `string_to_array`) in less time
 * than it reads an array, in which every quotation mark of a text of JSON is escaped. No value has a line break: ids and words
 * that laptops send have none, and JSON escapes it.
 */
export const linesOf = (values: readonly (string | number | boolean)[]): string => values.join('\n')

/** The separator of lines, as SQL writes it. */
export const lineBreak = `E'\\n'`
