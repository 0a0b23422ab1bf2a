import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditsText } from '../../../src-shared/features/audits/audits-text.ts'
import type { CountedScan } from '../../../src-shared/features/audits/outcome.ts'
import {
  type DecisionKind,
  decisionKinds,
  decisionsFor,
  type Item,
  type ItemKind,
  itemKindOfAsset,
  itemKinds,
  keyOf,
  needsApproval,
  standingDecision,
} from '../../../src-shared/features/audits/reconcile.ts'
import type { Placement, Standing } from '../../../src-shared/features/audits/verdict.ts'

const scan = (standing: Standing, placement: Placement, placeId: string | null): CountedScan => ({
  scanId: `${standing}-${placement}-${placeId}`,
  assetId: 'asset',
  codeKey: 'ASSET',
  standing,
  placement,
  expectedPlaceId: standing === 'expected' ? 'hall' : null,
  placeId,
})
const here = scan('expected', 'atExpectedPlace', 'hall')
const elsewhere = scan('expected', 'elsewhere', 'lab')
const somewhere = scan('expected', 'unplaced', null)
const deeper = { ...here, scanId: 'deeper', placeId: 'shelf' }
const stranger = scan('unexpected', 'unplaced', 'lab')
const strangerToo = scan('unexpected', 'unplaced', 'hall')
const gone = scan('shouldBeGone', 'unplaced', 'lab')
const goneToo = scan('shouldBeGone', 'unplaced', 'hall')

describe('what there is to decide about an asset that was seen', () => {
  it.each<[ItemKind | null, CountedScan[]]>([
    [null, [here]],
    [null, [somewhere]],
    [null, [here, somewhere]],
    ['finerPlace', [deeper]],
    ['finerPlace', [deeper, somewhere]],
    ['seenTwice', [deeper, here]],
    ['misplaced', [elsewhere]],
    ['misplaced', [elsewhere, somewhere]],
    ['seenTwice', [here, elsewhere]],
    ['unexpected', [stranger]],
    ['seenTwice', [stranger, strangerToo]],
    ['shouldBeGone', [gone]],
    ['shouldBeGone', [gone, goneToo]],
  ])('is %s', (kind, scans) => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...scans, ...scans], { minLength: scans.length * 2 }), (again) => {
        expect(itemKindOfAsset(again)).toBe(kind)
      }),
    )
  })
})

/** What each kind of item may become; every pair that is not here is refused. */
const allowed: [ItemKind, DecisionKind][] = [
  ['missing', 'markLost'],
  ['missing', 'markStolen'],
  ['misplaced', 'acceptPlace'],
  ['misplaced', 'sendBack'],
  ['unexpected', 'acceptPlace'],
  ['unexpected', 'sendBack'],
  ['shouldBeGone', 'reinstate'],
  ['unknown', 'create'],
  ['seenTwice', 'acceptPlace'],
  ['finerPlace', 'acceptPlace'],
  ['seenTwice', 'sendBack'],
  ...itemKinds.map((kind) => [kind, 'ignore'] as [ItemKind, DecisionKind]),
]

describe('a decision', () => {
  it.each(itemKinds.flatMap((kind) => decisionKinds.map((decision) => [kind, decision] as const)))(
    'about what is %s: %s',
    (kind, decision) => {
      const isAllowed = allowed.some(([one, other]) => one === kind && other === decision)
      expect(decisionsFor[kind].includes(decision)).toBe(isAllowed)
    },
  )

  it('is approved by somebody else where it makes an asset, loses it or brings it back', () => {
    expect(decisionKinds.filter(needsApproval)).toEqual(['create', 'markLost', 'markStolen', 'reinstate'])
  })

  it('stands as long as the item is what it was', () => {
    const item: Item = { kind: 'misplaced', assetId: 'a', codeKey: null }
    const decided = new Map([[keyOf(item), { itemKind: 'misplaced' as ItemKind }]])
    for (const kind of itemKinds)
      expect(standingDecision({ ...item, kind }, decided) !== undefined).toBe(kind === 'misplaced')
    expect(standingDecision({ ...item, assetId: 'b' }, decided)).toBeUndefined()
  })

  it('has a word of its own', () => {
    expect(new Set(decisionKinds.map((kind) => auditsText.decisionWords[kind])).size).toBe(
      decisionKinds.length,
    )
  })
})
