import Autocomplete from '@mui/material/Autocomplete'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useReducer, useState } from 'react'
import type { KeptDesign } from '../../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsWindowText } from '../../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import { type Frame, keptWithin } from '../../../../../src-shared/features/labels/designs/snap.ts'
import type {
  LabelElement,
  TemplateValue,
} from '../../../../../src-shared/features/labels/designs/template-entity.ts'
import { type Resolution, resolutions } from '../../../../../src-shared/features/labels/printer-dots.ts'
import { stockName } from '../../../../../src-shared/features/labels/stock.ts'
import { Icon } from '../../../../components/icons/icon.tsx'
import { KeyHint } from '../../../../components/keys/key-hint.tsx'
import { useKey } from '../../../../components/keys/use-key.ts'
import { Page } from '../../../../components/page/page.tsx'
import { Problem } from '../../../../components/problem/problem.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { ChoiceField } from './choice-field.tsx'
import { ElementFields } from './element-fields.tsx'
import { nameOfElement } from './element-name.ts'
import { Findings } from './findings.tsx'
import { afterStep, startHistory } from './history.ts'
import { LabelCanvas } from './label-canvas.tsx'
import { newElement } from './new-elements.ts'
import { NumberField } from './number-field.tsx'
import styles from './template-editor.module.css'

const text = labelDesignsWindowText.editor
const kinds = [
  { kind: 'code', label: text.addCode, keys: 'C' },
  { kind: 'text', label: text.addText, keys: 'T' },
  { kind: 'logo', label: text.addLogo, keys: 'L' },
  { kind: 'band', label: text.addBand, keys: 'B' },
] as const

interface TemplateEditorProps {
  /** null: one that is not kept yet */
  kept: KeptDesign | null
  value: TemplateValue
  onBack: () => void
  onSaved: (kept: KeptDesign) => void
}

/** What stands where on a label: moved by pointer or keys, with a picture of the label of a real asset beneath. */
export function TemplateEditor({ kept, value, onBack, onSaved }: TemplateEditorProps) {
  const { client, calls } = useEngine()
  const [history, step] = useReducer(afterStep, value, startHistory)
  const { past, now, future } = history
  const [saved, setSaved] = useState(value)
  const [chosenId, setChosenId] = useState<string | null>(now.elements[0]?.id ?? null)
  const [snap, setSnap] = useState(true)
  const [assetTag, setAssetTag] = useState('')
  const [dpi, setDpi] = useState<Resolution>(300)
  const { data: ownFields } = useQuery(calls.customFields.list.queryOptions())
  const { data: settings } = useQuery(calls.labelDesigns.settings.queryOptions())
  const own = new Map(ownFields?.fields.map((field) => [`custom.${field.id}`, field.name]))
  const nameOf = (element: LabelElement) => nameOfElement(element, own)
  const chosen = now.elements.find(({ id }) => id === chosenId)

  const change = (next: TemplateValue, what: string | null = null) =>
    step({ does: 'change', value: next, step: what })
  const put = (element: LabelElement, what: string) =>
    change({ ...now, elements: now.elements.map((one) => (one.id === element.id ? element : one)) }, what)
  const place = (id: string, frame: Frame, what: string) => {
    const element = now.elements.find((one) => one.id === id)
    if (element && !isAt(element, frame)) put({ ...element, ...frame }, what)
  }
  const add = (element: LabelElement) => {
    change({ ...now, elements: [...now.elements, element] })
    setChosenId(element.id)
  }
  const remove = (id: string) => {
    if (now.elements.length === 1) return
    const at = now.elements.findIndex((one) => one.id === id)
    const rest = now.elements.filter((one) => one.id !== id)
    change({ ...now, elements: rest })
    setChosenId(rest[Math.min(at, rest.length - 1)]?.id ?? null)
  }
  const resize = (size: { width: number; height: number }, what: string | null) =>
    change(
      { ...now, ...size, elements: now.elements.map((one) => ({ ...one, ...keptWithin(one, size) })) },
      what,
    )

  const preview = useQuery({
    ...calls.labels.preview.queryOptions({
      input: { template: { ...now, name: now.name || ' .' }, dpi, assetTag: assetTag.trim() || undefined },
    }),
    placeholderData: keepPreviousData,
    gcTime: 1000,
  })
  // What was opened: were it read anew after somebody else has saved, theirs would be overwritten unseen.
  const [revision, setRevision] = useState(kept?.revision)
  const save = useMutation({
    mutationFn: () =>
      client.labelDesigns.save({
        id: kept?.id,
        revision,
        design: { kind: 'template', value: now },
      }),
    onSuccess: (answer) => {
      setSaved(now)
      setRevision(answer.revision)
      onSaved(answer)
    },
  })
  const canSave = now.name.trim() !== '' && now !== saved && !save.isPending
  useKey('Ctrl+S', labelDesignsWindowText.save, () => canSave && save.mutate())
  useKey('Ctrl+Z', text.undo, () => step({ does: 'undo' }), { when: past.length > 0 })
  useKey('Ctrl+Y', text.redo, () => step({ does: 'redo' }), { when: future.length > 0 })
  useKey('Escape', text.back, onBack)

  return (
    <Page
      title={text.title(now.name)}
      about={now === saved ? undefined : text.unsaved}
      filled
      back={{ label: text.back, run: onBack }}
      actions={
        <Button variant="contained" disabled={!canSave} onClick={() => save.mutate()}>
          {labelDesignsWindowText.save}
          <KeyHint keys="Ctrl+S" />
        </Button>
      }
    >
      <div className={styles.editor}>
        <section className={styles.desk} aria-label={text.canvas}>
          <div role="toolbar" aria-label={text.elements} className={styles.tools}>
            {kinds.map(({ kind, label, keys }) => (
              <AddButton
                key={kind}
                word={text.addWords[kind]}
                label={label}
                keys={keys}
                onAdd={() => add(newElement(now, kind))}
              />
            ))}
            <span className={styles.gap} />
            <Button
              size="small"
              variant="outlined"
              disabled={past.length === 0}
              onClick={() => step({ does: 'undo' })}
              startIcon={<Icon name="undo" size={16} />}
            >
              {text.undo}
              <KeyHint keys="Ctrl+Z" />
            </Button>
            <Button
              size="small"
              variant="outlined"
              disabled={future.length === 0}
              onClick={() => step({ does: 'redo' })}
            >
              {text.redo}
              <KeyHint keys="Ctrl+Y" />
            </Button>
            <FormControlLabel
              label={text.snap}
              control={<Checkbox checked={snap} onChange={(_, checked) => setSnap(checked)} />}
            />
          </div>
          <LabelCanvas
            template={now}
            preview={preview.data}
            chosen={chosenId}
            snap={snap}
            nameOf={nameOf}
            onChoose={setChosenId}
            onPlace={place}
            onRemove={remove}
          />
          <p className={styles.note}>{text.keys}</p>
          <Problem error={preview.error} />
        </section>
        <aside className={styles.side}>
          <Problem error={save.error} />
          <Findings template={now} preview={preview.data} nameOf={nameOf} onChoose={setChosenId} />
          <h2>{chosen ? nameOf(chosen) : text.nothing}</h2>
          {chosen && (
            <>
              <ElementFields
                key={chosen.id}
                element={chosen}
                template={now}
                hasLogo={Boolean(settings?.logo)}
                own={own}
                onChange={put}
              />
              <div className={styles.row}>
                <Button
                  size="small"
                  variant="outlined"
                  onClick={() =>
                    add({
                      ...chosen,
                      ...keptWithin({ ...chosen, x: chosen.x + 2, y: chosen.y + 2 }, now),
                      id: newElement(now, chosen.kind).id,
                    })
                  }
                >
                  {text.duplicate}
                </Button>
                <Button
                  size="small"
                  variant="outlined"
                  color="error"
                  disabled={now.elements.length === 1}
                  onClick={() => remove(chosen.id)}
                >
                  {text.remove}
                </Button>
              </div>
            </>
          )}
          <h2>{text.label}</h2>
          <div className={styles.fields}>
            <TextField
              size="small"
              label={labelDesignsWindowText.name}
              value={now.name}
              onChange={(event) => change({ ...now, name: event.target.value }, 'name')}
              slotProps={{ htmlInput: { maxLength: 100 } }}
            />
            <StockSize onSize={(size) => resize(size, null)} />
            <NumberField
              label={text.width}
              value={now.width}
              least={5}
              most={500}
              places={2}
              onChange={(width) => resize({ width, height: now.height }, 'label width')}
            />
            <NumberField
              label={text.height}
              value={now.height}
              least={5}
              most={500}
              places={2}
              onChange={(height) => resize({ width: now.width, height }, 'label height')}
            />
            <TextField
              size="small"
              label={text.asset}
              helperText={text.assetHint}
              value={assetTag}
              onChange={(event) => setAssetTag(event.target.value)}
              slotProps={{ htmlInput: { maxLength: 200, spellCheck: false } }}
            />
            <ChoiceField
              label={text.dpi}
              value={String(dpi)}
              choices={resolutions.map((one) => ({ value: String(one), label: text.dpiOf(one) }))}
              onChange={(one) => setDpi(resolutions.find((other) => String(other) === one) ?? 300)}
            />
          </div>
        </aside>
      </div>
    </Page>
  )
}

const isAt = (element: LabelElement, { x, y, width, height }: Frame) =>
  element.x === x && element.y === y && element.width === width && element.height === height

interface AddButtonProps {
  word: string
  /** the same in more words */
  label: string
  keys: string
  onAdd: () => void
}

function AddButton({ word, label, keys, onAdd }: AddButtonProps) {
  useKey(keys, label, onAdd)
  return (
    <Button
      size="small"
      variant="outlined"
      title={label}
      onClick={onAdd}
      startIcon={<Icon name="plus" size={16} />}
    >
      {word}
      <KeyHint keys={keys} />
    </Button>
  )
}

/** Takes over the size of a stock. */
function StockSize({ onSize }: { onSize: (size: { width: number; height: number }) => void }) {
  const { calls } = useEngine()
  const { data } = useQuery(calls.labels.stocks.queryOptions({ input: {} }))
  return (
    <Autocomplete
      size="small"
      options={data?.stocks ?? []}
      getOptionLabel={stockName}
      getOptionKey={stockName}
      onChange={(_, stock) => {
        if (!stock) return
        // on a roll a label that is higher than wide is read from the side
        const isTurned = (stock.form === 'roll' || stock.form === 'continuous') && stock.height > stock.width
        onSize(
          isTurned
            ? { width: stock.height, height: stock.width }
            : { width: stock.width, height: stock.height },
        )
      }}
      renderInput={(input) => <TextField {...input} label={text.stock} />}
    />
  )
}
