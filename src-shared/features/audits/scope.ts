/** What an audit can be of: a location with all below it, a category, what a person has, or a list of codes. */
export const scopeKinds = ['location', 'category', 'custodian', 'list'] as const
export type ScopeKind = (typeof scopeKinds)[number]

/** Why an asset that is expected need not be there. */
export type Away = 'repair' | 'loan'

/** Status labels, by their name in lower case, that say that an asset is elsewhere for a time. */
export const awayLabels: Readonly<Record<string, Away>> = {
  'out for repair': 'repair',
  'out for diagnostics': 'repair',
  'on loan': 'loan',
  'out on loan': 'loan',
}
