import type { z } from 'zod'
import type { checked } from '../../../../src-shared/features/labels/labels-message.ts'
import { labelsText } from '../../../../src-shared/features/labels/labels-text.ts'
import { isRefusal } from '../../../../src-shared/features/labels/placement.ts'
import { millimetresOf } from '../../../../src-shared/features/labels/printer-dots.ts'
import type { LabelLibrary } from './designs/label-library.ts'
import { alternativesTo } from './label-alternatives.ts'
import { type Design, designLabel } from './label-design.ts'

/** Whether a label can be read when it is printed so; if not, why, and what would fit. */
export function checkLabel(design: Design, text: string, library?: LabelLibrary): z.output<typeof checked> {
  const placed = designLabel(design, text)
  if (isRefusal(placed))
    return {
      fits: false,
      reason: labelsText.refused(placed),
      modules: [],
      alternatives: alternativesTo(design, text, library),
    }
  const modules = placed.codes.map(({ symbology, module }) => ({
    symbology,
    module: Math.round(millimetresOf(module, design.dpi) * 1000) / 1000,
  }))
  return { fits: true, reason: null, modules, alternatives: { templates: [], stocks: [], longestText: null } }
}
