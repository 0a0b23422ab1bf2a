/** What a file that is given on must not hold, and how it is called. */
const marks: [what: string, pattern: RegExp][] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{16}/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60})/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a key of Amazon', /\bAKIA[0-9A-Z]{16}\b/],
  ['credentials of a registry', /\b_auth(?:Token)?\s*=\s*\S/],
  ['a source map', /^\/[/*][#@] sourceMappingURL=/m],
]

/**
 * What a file gives away: keys, tokens, maps, and where it was built.
 * @param builtIn the folder in which the program was built
 */
export function secretsIn(bytes: Buffer, builtIn: string): string[] {
  const text = bytes.toString('latin1')
  const found = marks.filter(([, pattern]) => pattern.test(text)).map(([what]) => what)
  return text.includes(builtIn) ? [...found, 'the folder in which it was built'] : found
}
