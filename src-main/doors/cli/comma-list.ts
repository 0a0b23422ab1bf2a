/** The parts of a text that commas part, without blanks around them; undefined where it was not given. */
export function commaList(given: string | undefined): string[] | undefined {
  return given
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
