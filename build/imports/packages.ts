/** A pattern for a module inside one of these npm packages, wherever npm put the package. */
export function packages(...names: string[]): string {
  return `(?:^|/)node_modules/(?:${names.join('|')})/`
}

export const anyPackage = '(?:^|/)node_modules/'
