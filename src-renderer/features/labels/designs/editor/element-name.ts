import { assetsText } from '../../../../../src-shared/features/assets/assets-text.ts'
import { labelDesignsWindowText } from '../../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import type {
  LabelElement,
  LabelField,
} from '../../../../../src-shared/features/labels/designs/template-entity.ts'
import { labelsText } from '../../../../../src-shared/features/labels/labels-text.ts'

const text = labelDesignsWindowText.editor
const titles: Readonly<Record<string, string>> = {
  ...assetsText.fields,
  ...assetsText.derived,
  organisation: text.organisation,
  propertyOf: text.propertyOf,
}

/** What a field of a label is called. @param own names of the organisation's own fields, by `custom.ID` */
export const nameOfField = (field: LabelField, own: ReadonlyMap<string, string>) =>
  titles[field] ?? own.get(field) ?? field

/** What people call an element. */
export function nameOfElement(element: LabelElement, own: ReadonlyMap<string, string>): string {
  switch (element.kind) {
    case 'code':
      return labelsText.symbologies[element.symbology]
    case 'text':
      return element.field === null ? `“${element.text}”` : nameOfField(element.field, own)
    default:
      return text.kinds[element.kind]
  }
}
