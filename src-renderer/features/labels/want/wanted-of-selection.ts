import type { AssetSelection } from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import type { WantedLabels } from '../../../../src-shared/features/labels/wanted-labels-selection.ts'

/** The labels of assets that are chosen in a list. */
export const wantedOfSelection = (selection: AssetSelection): WantedLabels =>
  'ids' in selection ? selection : { ...selection.scope, except: selection.except }
