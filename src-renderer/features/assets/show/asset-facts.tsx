import Button from '@mui/material/Button'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import type { Notice } from '../../../components/notice/notice-line.tsx'
import type { FormField } from '../edit/asset-form.ts'
import styles from './asset-facts.module.css'
import { type Fact, groupsOf } from './asset-fields.tsx'
import pageStyles from './asset-page.module.css'
import { FieldEditor } from './field-editor.tsx'

interface AssetFactsProps {
  asset: AssetDetail
  /** the field that is edited in its place */
  editing: FormField | null
  onEdit: (field: FormField | null) => void
  onDone: (notice: Notice) => void
}

/**
 * Everything that is known of an asset. A field is edited where it stands: by a click, or by Enter or E once the arrow keys
 * have led to it. What is empty is left out until it is asked for.
 */
export function AssetFacts({ asset, editing, onEdit, onDone }: AssetFactsProps) {
  const [showsEmpty, setShowsEmpty] = useState(false)
  const [last, setLast] = useState<FormField>('status')
  const groups = groupsOf(asset)
    .map(({ title, facts }) => ({
      title,
      facts: facts.filter(({ value, field }) => value || (field && (showsEmpty || field === editing))),
    }))
    .filter(({ facts }) => facts.length > 0)
  const left = useRef<FormField | null>(null)
  const leave = () => {
    left.current = editing
    onEdit(null)
  }
  useEffect(() => {
    // The value stands where the editor was; one that is empty again is left out.
    if (editing === null && left.current) (shownValueOf(left.current) ?? shownValueOf('status'))?.focus()
    left.current = null
  }, [editing])
  return (
    <section aria-label={text.facts} className={pageStyles.card}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys lead through the buttons in it */}
      <div onKeyDown={walk}>
        {groups.map(({ title, facts }) => (
          <div key={title} className={styles.group}>
            <h2>{title}</h2>
            <dl className={pageStyles.facts}>
              {facts.map((fact) => (
                <div key={fact.name}>
                  <dt>{fact.name}</dt>
                  <dd>
                    {fact.field && fact.field === editing ? (
                      <FieldEditor asset={asset} field={fact.field} onDone={onDone} onLeave={leave} />
                    ) : (
                      <FactValue
                        fact={fact}
                        isNext={fact.field === last}
                        onEdit={(field) => {
                          setLast(field)
                          onEdit(field)
                        }}
                        onReached={setLast}
                      />
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
      <Button
        variant="text"
        size="small"
        className={styles.more ?? ''}
        onClick={() => setShowsEmpty(!showsEmpty)}
      >
        {showsEmpty ? text.hideEmpty : text.showEmpty}
      </Button>
    </section>
  )
}

interface FactValueProps {
  fact: Fact
  /** whether Tab leads to it */
  isNext: boolean
  onEdit: (field: FormField) => void
  onReached: (field: FormField) => void
}

function FactValue({ fact: { name, value, field }, isNext, onEdit, onReached }: FactValueProps) {
  if (!field) return <span className={styles.derived}>{value}</span>
  return (
    <button
      type="button"
      className={styles.value}
      data-field={field}
      tabIndex={isNext ? 0 : -1}
      title={text.editField(name)}
      onClick={() => onEdit(field)}
      onFocus={() => onReached(field)}
    >
      <span>{value || <span className={styles.empty}>{text.empty}</span>}</span>
      <Icon name="edit" size={15} />
    </button>
  )
}

const shownValueOf = (field: FormField) => document.querySelector<HTMLElement>(`[data-field="${field}"]`)

/** The field whose value has the keyboard. */
export function focusedField(): FormField | null {
  const { activeElement } = document
  return activeElement instanceof HTMLElement
    ? ((activeElement.dataset.field as FormField | undefined) ?? null)
    : null
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined || focusedField() === null) return
  const values = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-field]')]
  const next = values[values.indexOf(document.activeElement as HTMLElement) + by]
  event.preventDefault()
  next?.focus()
}
