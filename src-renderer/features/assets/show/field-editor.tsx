import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import { type AssetField, assetFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import type { Notice } from '../../../components/notice/notice-line.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { type FormField, ownField } from '../edit/asset-form.ts'
import { AssetInput } from '../edit/asset-input.tsx'
import { OwnInput } from '../edit/own-input.tsx'
import styles from './asset-facts.module.css'
import { useFieldEdit } from './use-field-edit.ts'

interface FieldEditorProps {
  asset: AssetDetail
  field: FormField
  onDone: (notice: Notice) => void
  onLeave: () => void
}

/** Kinds that are chosen out of a few: choosing saves. */
const chosen: readonly string[] = ['status', 'ownership']

const isOfAsset = (field: FormField): field is AssetField => field in assetFields

/** Edits one field in its place, with the control of the form. Enter saves, Esc leaves it as it was. */
export function FieldEditor({ asset, field, onDone, onLeave }: FieldEditorProps) {
  const { calls } = useEngine()
  const { data: choices } = useQuery(calls.assets.choices.queryOptions())
  const { data: own } = useQuery(calls.customFields.list.queryOptions())
  const edit = useFieldEdit(asset, field, (notice) => {
    if (notice) onDone(notice)
    onLeave()
  })
  const { value, news, isClear, save } = edit
  const place = useRef<HTMLDivElement>(null)
  const custom = own?.fields.find(({ id }) => ownField(id) === field)
  const isThere = isOfAsset(field) || custom !== undefined
  useEffect(() => {
    if (isThere) takeKeyboard(place.current)
  }, [isThere])

  const kind = isOfAsset(field) ? assetFields[field].kind : 'own'
  const isLong = kind === 'longText'
  const isChosen = chosen.includes(kind) || custom?.type === 'yes-no' || custom?.type === 'choice'
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onLeave()
    }
    const saves = event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)
    if (!saves || isChosen || !isClear) return
    event.preventDefault()
    save.mutate(value)
  }
  const change = (typed: string) => {
    edit.set(typed)
    if (isChosen) save.mutate(typed)
  }
  const newsText =
    news === null ? null : news === '' ? text.changedMeanwhileEmpty : text.changedMeanwhile(news)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the control in it
    <div ref={place} className={styles.editor} onKeyDown={onKeyDown}>
      {isOfAsset(field) ? (
        <AssetInput
          field={field}
          value={value}
          news={newsText}
          choices={choices}
          isRefused={save.isError}
          onChange={change}
        />
      ) : (
        custom && <OwnInput field={custom} value={value} news={newsText} onChange={change} />
      )}
      {!isChosen && <p className={styles.hint}>{isLong ? text.saveText : text.saveField}</p>}
      <Problem error={save.error} small />
    </div>
  )
}

function takeKeyboard(place: HTMLElement | null): void {
  const control = place?.querySelector<HTMLElement>('input:not([aria-hidden]), textarea, [role=combobox]')
  control?.focus()
  if (control instanceof HTMLInputElement) control.select()
}
