import TextField from '@mui/material/TextField'
import { assetColumns } from '../../../../../src-shared/features/assets/asset-columns.ts'
import { labelDesignsWindowText } from '../../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import type {
  LabelElement,
  LabelField,
  TemplateValue,
  TextElement,
} from '../../../../../src-shared/features/labels/designs/template-entity.ts'
import { labelsText } from '../../../../../src-shared/features/labels/labels-text.ts'
import { isBars, isGs1, symbologies } from '../../../../../src-shared/features/labels/symbology.ts'
import { ChoiceField } from './choice-field.tsx'
import { nameOfField } from './element-name.ts'
import { NumberField } from './number-field.tsx'
import styles from './template-editor.module.css'

const text = labelDesignsWindowText.editor
const ownWords = 'own words'
/** Fields that say who has an asset, or where it is. */
const personal: readonly string[] = ['owner', 'checkedOutTo', 'location', 'name', 'department', 'notes']

interface ElementFieldsProps {
  element: LabelElement
  template: TemplateValue
  hasLogo: boolean
  /** names of the organisation’s own fields, by `custom.ID` */
  own: ReadonlyMap<string, string>
  onChange: (element: LabelElement, step: string) => void
}

/** Everything about one element, in fields. */
export function ElementFields({ element, template, hasLogo, own, onChange }: ElementFieldsProps) {
  const { id } = element
  const set = (change: Partial<LabelElement>, what: string) =>
    onChange({ ...element, ...change } as LabelElement, `${what} ${id}`)
  return (
    <div className={styles.fields}>
      {element.kind === 'code' && <CodeFields element={element} set={set} />}
      {element.kind === 'text' && <TextFields element={element} own={own} set={set} />}
      {element.kind === 'logo' && !hasLogo && <p className={styles.note}>{text.noLogo}</p>}
      {element.kind === 'band' && <p className={styles.note}>{text.bandExplained}</p>}
      <NumberField
        label={text.x}
        value={element.x}
        least={0}
        most={template.width}
        onChange={(x) => set({ x }, 'x')}
      />
      <NumberField
        label={text.y}
        value={element.y}
        least={0}
        most={template.height}
        onChange={(y) => set({ y }, 'y')}
      />
      <NumberField
        label={text.width}
        value={element.width}
        least={1}
        most={template.width}
        onChange={(width) => set({ width }, 'width')}
      />
      <NumberField
        label={text.height}
        value={element.height}
        least={1}
        most={template.height}
        onChange={(height) => set({ height }, 'height')}
      />
    </div>
  )
}

interface PartProps<Kind extends LabelElement['kind']> {
  element: Extract<LabelElement, { kind: Kind }>
  set: (change: Partial<Extract<LabelElement, { kind: Kind }>>, what: string) => void
}

function CodeFields({ element, set }: PartProps<'code'>) {
  const holdsAddress = !isBars(element.symbology) && !isGs1(element.symbology)
  return (
    <>
      <ChoiceField
        label={text.symbology}
        value={element.symbology}
        choices={symbologies.map((value) => ({ value, label: labelsText.symbologies[value] }))}
        onChange={(symbology) => set({ symbology, holds: 'tag' }, 'symbology')}
      />
      {holdsAddress && (
        <ChoiceField
          label={text.holds}
          value={element.holds}
          choices={[
            { value: 'tag', label: text.holdsTag },
            { value: 'url', label: text.holdsUrl },
          ]}
          onChange={(holds) => set({ holds }, 'holds')}
        />
      )}
    </>
  )
}

function TextFields({ element, own, set }: PartProps<'text'> & { own: ReadonlyMap<string, string> }) {
  const fields: readonly LabelField[] = [
    'propertyOf',
    'organisation',
    ...assetColumns,
    ...([...own.keys()] as LabelField[]),
  ]
  const choices = fields.map((value) => ({ value: value as string, label: nameOfField(value, own) }))
  const choose = (value: string) => {
    const field = fields.find((one) => one === value) ?? null
    set({ field }, 'field')
  }
  return (
    <>
      <ChoiceField
        label={text.field}
        value={element.field ?? ownWords}
        choices={[{ value: ownWords, label: text.ownText }, ...choices]}
        onChange={choose}
      />
      {element.field === null && (
        <TextField
          size="small"
          label={text.words}
          value={element.text}
          onChange={(event) => set({ text: event.target.value }, 'text')}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
      )}
      <ChoiceField<TextElement['align']>
        label={text.align}
        value={element.align}
        choices={(['left', 'centre', 'right'] as const).map((value) => ({
          value,
          label: text.aligns[value],
        }))}
        onChange={(align) => set({ align }, 'align')}
      />
      <ChoiceField<TextElement['weight']>
        label={text.weight}
        value={element.weight}
        choices={(['regular', 'bold'] as const).map((value) => ({ value, label: text.weights[value] }))}
        onChange={(weight) => set({ weight }, 'weight')}
      />
      <NumberField
        label={text.largest}
        value={element.largest}
        least={5}
        most={72}
        onChange={(largest) => set({ largest }, 'largest')}
      />
      <p className={styles.note}>
        {text.shrinks} {element.field !== null && personal.includes(element.field) && text.private}
      </p>
    </>
  )
}
