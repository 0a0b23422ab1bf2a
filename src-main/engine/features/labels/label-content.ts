import type { LabelField } from '../../../../src-shared/features/labels/designs/template-entity.ts'
import { labelsText } from '../../../../src-shared/features/labels/labels-text.ts'
import {
  type LineOfText,
  type Measure,
  type PlacedLine,
  placeLines,
} from '../../../../src-shared/features/labels/place-lines.ts'
import type { LineStyle, PlacedText } from '../../../../src-shared/features/labels/placement.ts'
import { pointsOf, type Resolution } from '../../../../src-shared/features/labels/printer-dots.ts'
import type { LabelledAsset } from './labels-query.ts'

/** The lines of a part of a label where they are drawn: all in dots from the upper left of the label, not yet whole. */
export function placedLines(
  { box, align, lines }: PlacedText,
  asset: LabelledAsset,
  organisation: string,
  dpi: Resolution,
  measure: Measure,
): PlacedLine[] {
  const point = 1 / pointsOf(1, dpi)
  const inPoints = { width: box.width / point, height: box.height / point }
  return placeLines(linesOf(lines, asset, organisation), inPoints, align, measure).map((line) => ({
    ...line,
    x: box.x + line.x * point,
    baseline: box.y + line.baseline * point,
    size: line.size * point,
  }))
}

/** The text of a part of a label, the most important line first. */
function linesOf(lines: readonly LineStyle[], asset: LabelledAsset, organisation: string): LineOfText[] {
  return lines.map(({ field, text = '', weight, largest }) => ({
    text: field === null ? text : textOf(field, asset, organisation),
    weight,
    largest,
  }))
}

function textOf(
  field: LabelField,
  { assetTag, model, fields, isPlace }: LabelledAsset,
  organisation: string,
): string {
  switch (field) {
    case 'assetTag':
      return assetTag
    case 'model':
      return model ?? ''
    case 'organisation':
      return organisation
    case 'propertyOf':
      return isPlace ? organisation : labelsText.propertyOf(organisation)
    default:
      return fields?.[field] ?? ''
  }
}
