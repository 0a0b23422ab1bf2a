import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { labelPrintProblems } from '../../../../src-shared/features/labels/labels-problems-contract.ts'
import { isRefusal } from '../../../../src-shared/features/labels/placement.ts'
import type { FontFiles } from '../../documents/fonts.ts'
import { Lettering } from '../../documents/label-lettering.ts'
import { type Design, designLabel } from './label-design.ts'
import type { LabelLook } from './label-look.ts'
import { labelPng } from './labels-picture.ts'
import type { LabelledAsset } from './labels-query.ts'
import { labelSvg } from './labels-svg.ts'

interface OneLabel {
  design: Design
  look: LabelLook
  format: 'png' | 'svg'
}

/** Writes the one label of a print as a picture, and ends `output`. @throws ONE_LABEL_ONLY */
export async function writeOneLabel(
  labels: readonly LabelledAsset[],
  { design, look, format }: OneLabel,
  output: Writable,
  files: FontFiles,
): Promise<void> {
  const [asset, ...others] = labels
  if (!asset || others.length > 0)
    throw failure(labelPrintProblems, 'ONE_LABEL_ONLY', { count: labels.length })
  const placed = designLabel(design, asset.assetTag)
  if (isRefusal(placed)) throw new Error('a label was refused after it had been found to fit')
  const draw = format === 'png' ? labelPng : labelSvg
  output.end(draw(design, placed, asset, look, new Lettering(files)))
  await finished(output)
}
