import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'

/** Each thing that stands in the way of assets that are not cleared yet, with their tags; what holds up most comes first. */
export function gapsByWords(
  assets: readonly Pick<CaseView['assetList'][number], 'tag' | 'state' | 'gaps'>[],
): { says: string; tags: string[] }[] {
  const tags = new Map<string, string[]>()
  for (const { tag, state, gaps } of assets)
    if (state === 'retired') for (const gap of gaps) tags.set(gap, [...(tags.get(gap) ?? []), tag])
  return [...tags]
    .map(([says, having]) => ({ says, tags: having }))
    .sort((one, other) => other.tags.length - one.tags.length)
}
