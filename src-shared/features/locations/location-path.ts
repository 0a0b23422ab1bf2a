const separator = ' / '

/**
 * A location path is written `HQ / Floor 2 / 2.14`. A ` / ` that belongs to a name is escaped as ` // `
 * (and each further slash in such a run by one more), so that every list of names has one path and back.
 */
export function formatLocationPath(names: readonly string[]): string {
  return names.map((name) => ` ${name.trim()} `.replace(/ (\/+)(?= )/g, ' $1/').trim()).join(separator)
}

/**
 * The names of a path, outermost first, blanks around each removed. Empty parts are left out; an empty path has none.
 */
export function parseLocationPath(path: string): string[] {
  return path
    .split(separator)
    .map((name) => ` ${name} `.replace(/ \/(\/+)(?= )/g, ' $1').trim())
    .filter((name) => name !== '')
}

/** As most paths are written: printable ASCII, one blank between words, no slash in a name. All that folds is case. */
const plainPath = /^[!-.0-~]+(?: (?:\/ )?[!-.0-~]+)*$/

/** The form in which two spellings of a path are the same place. */
export function locationPathKey(path: string): string {
  if (plainPath.test(path)) return path.toLowerCase()
  return formatLocationPath(parseLocationPath(path)).normalize('NFKC').toLowerCase()
}
