import { type ExpectedPart, noParts, type Parts } from './accuracy.ts'

interface Compared {
  assetId: string
  part: ExpectedPart
}

/** Two audits of the same scope, held against each other. */
export interface Comparison<Asset> {
  /** what became of what was expected then */
  before: Parts
  now: Parts
  /** missing then, and seen now */
  foundAgain: Asset[]
  /** missing now, and not then: seen then, not counted, or not on that list */
  newlyMissing: Asset[]
  /** missing both times */
  stillMissing: Asset[]
  /** on the list now and not then, and the other way round */
  added: number
  gone: number
}

/** Holds what became of the assets of an audit against what became of those of an earlier one. */
export function compared<Asset extends Compared>(
  before: readonly Compared[],
  now: readonly Asset[],
): Comparison<Asset> {
  const then = new Map(before.map(({ assetId, part }) => [assetId, part]))
  const expected = new Set(now.map(({ assetId }) => assetId))
  const wasMissing = ({ assetId }: Asset) => then.get(assetId) === 'missing'
  return {
    before: partsOf(before),
    now: partsOf(now),
    foundAgain: now.filter(
      (asset) => wasMissing(asset) && (asset.part === 'found' || asset.part === 'misplaced'),
    ),
    newlyMissing: now.filter((asset) => asset.part === 'missing' && !wasMissing(asset)),
    stillMissing: now.filter((asset) => asset.part === 'missing' && wasMissing(asset)),
    added: now.filter(({ assetId }) => !then.has(assetId)).length,
    gone: before.filter(({ assetId }) => !expected.has(assetId)).length,
  }
}

function partsOf(assets: readonly Compared[]): Parts {
  const parts = noParts()
  for (const { part } of assets) parts[part]++
  return parts
}
