import { failure } from '../../../../../src-shared/contract/problems.ts'
import { labelPrintProblems } from '../../../../../src-shared/features/labels/labels-problems-contract.ts'
import { labelsText } from '../../../../../src-shared/features/labels/labels-text.ts'
import { isRefusal } from '../../../../../src-shared/features/labels/placement.ts'
import type { Refusal } from '../../../../../src-shared/features/labels/refusal.ts'
import { builtInTemplates, type LabelTemplate } from '../../../../../src-shared/features/labels/template.ts'
import { shapeOf } from '../code-shape.ts'
import { alternativesTo } from '../label-alternatives.ts'
import { type Design, designLabel } from '../label-design.ts'
import type { LabelLibrary } from './label-library.ts'

/** Templates that are taken without being asked for: those whose codes a phone reads, or a laser where one is in use. */
function suitableFor({ readers = [] }: Pick<Design, 'readers'>): LabelTemplate[] {
  const names = readers.includes('laser') ? ['code-128', 'code-39'] : ['qr', 'data-matrix']
  return builtInTemplates.filter(({ name }) => names.includes(name))
}

/**
 * The template that all labels of a print can be read with: the one that is wanted, or else the first suitable one.
 * @throws LABEL_REFUSED
 */
export function chooseTemplate(
  design: Omit<Design, 'template'>,
  wanted: LabelTemplate | undefined,
  assetTags: readonly string[],
  library?: LabelLibrary,
): LabelTemplate {
  const [first, ...others] = wanted ? [wanted] : suitableFor(design)
  if (!first) throw new Error('no template can be chosen')
  const refused = refusedOf({ ...design, template: first }, assetTags)
  const [worst] = refused
  if (!worst) return first
  const other = others.find((template) => refusedOf({ ...design, template }, assetTags).length === 0)
  if (other) return other
  throw failure(labelPrintProblems, 'LABEL_REFUSED', {
    assetTag: worst.assetTag,
    reason: labelsText.refused(worst.refusal),
    more: refused.length - 1,
    alternatives: alternativesTo({ ...design, template: first }, worst.assetTag, library),
  })
}

function refusedOf(design: Design, assetTags: readonly string[]): { assetTag: string; refusal: Refusal }[] {
  const known = new Map<string, Refusal | null>()
  return assetTags.flatMap((assetTag) => {
    const shape = shapeOf(assetTag)
    let refusal = known.get(shape)
    if (refusal === undefined) {
      const placed = designLabel(design, assetTag)
      refusal = isRefusal(placed) ? placed : null
      known.set(shape, refusal)
    }
    return refusal ? [{ assetTag, refusal }] : []
  })
}
