import type { Database } from 'better-sqlite3'
import type { TemplateValue } from '../../../../src-shared/features/labels/designs/template-entity.ts'
import type { LabelPreview } from '../../../../src-shared/features/labels/labels-message.ts'
import { labelsText } from '../../../../src-shared/features/labels/labels-text.ts'
import type { PlacedElement } from '../../../../src-shared/features/labels/place-elements.ts'
import { isRefusal, type Placement } from '../../../../src-shared/features/labels/placement.ts'
import { millimetresOf } from '../../../../src-shared/features/labels/printer-dots.ts'
import { isTurned, type LabelStock } from '../../../../src-shared/features/labels/stock.ts'
import { isDrawn } from '../../../../src-shared/features/labels/template.ts'
import { documentFonts } from '../../documents/document-fonts.ts'
import { Lettering } from '../../documents/label-lettering.ts'
import type { LabelLibrary } from './designs/label-library.ts'
import { alternativesTo } from './label-alternatives.ts'
import { type Design, designLabel, drawnElements, placementOf, refusedByDesign } from './label-design.ts'
import { fieldReader } from './label-fields.ts'
import type { LabelLook } from './label-look.ts'
import { assetToShow, type LabelledAsset, labelledSubjects } from './labels-query.ts'
import { labelSvg } from './labels-svg.ts'
import { subjectOfCode } from './queue/unqueued-labels-query.ts'

/** Where nothing is in the register yet. */
const anyAsset: LabelledAsset = { assetTag: 'LT-000123', model: 'Model' }

let lettering: Lettering | undefined

/** What a label of an asset looks like, and what of it could not be read. */
export function previewLabel(
  database: Database,
  design: Design,
  assetTag: string | undefined,
  look: LabelLook,
  library: LabelLibrary,
): LabelPreview {
  const { template, stock, dpi } = design
  const asset = assetOf(database, design, assetTag)
  lettering ??= new Lettering(documentFonts())
  const elements = isDrawn(template) ? drawnElements(design, template, asset.assetTag) : []
  const refusedWhole = refusedByDesign(design)
  const placed = isDrawn(template) ? placementOf(elements) : designLabel(design, asset.assetTag)
  const refusal =
    refusedWhole ??
    (isRefusal(placed) ? placed : (elements.find((one) => one.placed === 'refused')?.refusal ?? null))
  const shown: Placement = isRefusal(placed) ? { codes: [], texts: [], bands: [], logos: [] } : placed
  return {
    assetTag: asset.assetTag,
    svg: labelSvg(design, shown, asset, look, lettering),
    ...(isTurned(stock)
      ? { width: stock.height, height: stock.width }
      : { width: stock.width, height: stock.height }),
    dpi,
    reason: refusal && labelsText.refused(refusal),
    elements: elements.map((one) => shownElement(one, design)),
    alternatives: refusal ? alternativesTo(design, asset.assetTag, library) : null,
  }
}

/** The label that a template was drawn for, as a stock of its own. */
export function stockOfTemplate({ name, width, height }: TemplateValue): LabelStock {
  const sizes = { width, height, left: 0, top: 0, pitchX: width, pitchY: height }
  return { brand: '', part: name, also: [], paper: 'A4', columns: 1, rows: 1, ...sizes, cut: false }
}

function assetOf(database: Database, { template }: Design, assetTag: string | undefined): LabelledAsset {
  const subject =
    assetToShow(database, assetTag) ??
    (assetTag === undefined ? undefined : subjectOfCode(database, assetTag))
  if (!subject) return assetTag === undefined ? anyAsset : { assetTag, model: null }
  const [asset] = labelledSubjects(database, [subject], fieldReader(database, template))
  return asset ?? anyAsset
}

function shownElement(element: PlacedElement, { dpi }: Design): LabelPreview['elements'][number] {
  const module = element.placed === 'code' ? element.code.module : null
  return {
    id: element.id,
    refused: element.placed === 'refused' ? labelsText.refused(element.refusal) : null,
    module: module === null ? null : Math.round(millimetresOf(module, dpi) * 1000) / 1000,
    dots: module,
  }
}
