import type { CheckCharacter } from './check-character.ts'

/** Every sentence about schemes and blocks of tags that somebody can see. */
export const tagsText = {
  checkCharacters: {
    none: 'none',
    luhn: 'Luhn (a digit)',
    'mod-37-36': 'MOD 37,36 (a digit or letter)',
  } satisfies Record<CheckCharacter, string>,
  /** name of the scheme that is made of the tags that there are already */
  usualScheme: 'Asset tags',
  staleWhenMoved: (bound: string) =>
    `Tags of this scheme say “${bound}”, and will still say so when an asset is moved or changed. A prefix that says nothing of place or kind never gets stale.`,
  schemeUnknown: (scheme: string, known: readonly string[]) =>
    known.length === 0
      ? `There is no tag scheme “${scheme}”, nor any other. Make one first.`
      : `There is no tag scheme “${scheme}”. There are: ${known.join(', ')}.`,
  schemeUnclear: (schemes: readonly string[]) =>
    `There are several tag schemes: ${schemes.join(', ')}. Say which one with its name.`,
  schemeNameTaken: (name: string) => `A tag scheme is called “${name}” already. Choose another name.`,
  schemeInUse: (name: string) =>
    `Tags of “${name}” were handed out, so its prefix, width and check character stay as they are. Make another scheme, and archive this one.`,
  schemeArchived: (name: string) =>
    `“${name}” is archived, so it hands out no more tags. Choose another scheme, or take it back into use.`,
  schemeExhausted: (name: string, left: number) =>
    `“${name}” has ${left === 0 ? 'no numbers' : `only ${left} numbers`} left. Make a scheme with more digits or another prefix, or ask for fewer.`,
  blockEmpty: (name: string, left: number) =>
    `This device has ${left === 0 ? 'no tags' : `only ${left} tags`} of “${name}” left: the server leases them in blocks, so that no two devices hand out the same. Sync it (More, Sync), then try again${left === 0 ? '' : ', or ask for fewer'}.`,
  leasesLow: (name: string, left: number) =>
    `${left === 0 ? 'No tag' : `Only ${left} tags`} of “${name}” can be handed out on this device before it syncs again.`,
  numbersRest: (name: string) =>
    `This data was restored or salvaged, so tags of “${name}” may have been handed out that it does not know. Look at the newest label with this prefix, and state its tag; until then none is handed out and no blank is printed.`,
  tagIsOther: (tag: string, name: string) =>
    `“${tag}” is no tag of “${name}”. State the last one that was used, as it stands on its label.`,
  checkDoesNotFit: (tag: string) =>
    `“${tag}” is mistyped: its check character does not fit. Read the label again.`,
  blockUnknown: 'There is no such block of tags. Look at the list of blocks.',
  isTag: (code: string, assetTag: string) => `“${code}” is the tag of ${assetTag}.`,
  isBlank: (tag: string) =>
    `“${tag}” was handed out for equipment to come, and no asset has it yet. Add the asset with this tag, or give the tag to an asset that has another.`,
  isGivenUp: (tag: string, assetTag: string) =>
    `“${tag}” was handed out, and was the tag of what is now ${assetTag}.`,
  wrongCheckCharacter: (code: string) =>
    `The check character of “${code}” does not fit: it was mistyped, or is no tag. Scan it again.`,
  isUnknown: (code: string) => `“${code}” is no tag that is known.`,
} as const
