import TextField from '@mui/material/TextField'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { ShownMedium } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsText } from '../../../../../src-shared/features/disposals/disposals-text.ts'
import { hiddenAreas } from '../../../../../src-shared/features/disposals/erasure.ts'
import { isAtLeast, outcomes } from '../../../../../src-shared/features/disposals/medium.ts'
import {
  isDestruction,
  leavesFragments,
  methodsFor,
  writesOver,
} from '../../../../../src-shared/features/disposals/methods.ts'
import { encryptedSinceAnswers } from '../../../../../src-shared/features/disposals/sanitization.ts'
import { ChoiceField, choicesOf } from '../../../../components/page/choice-field.tsx'
import { WordField } from '../../../../components/page/word-field.tsx'
import styles from './media-part.module.css'
import { mostOf, type SanitizeForm, withMethod } from './sanitize-form.ts'

const text = caseWindowText.sanitize

interface SanitizeFieldsProps {
  form: SanitizeForm
  medium: ShownMedium
  /** mm²; the largest fragment that the policy allows */
  largest: string
  onForm: (form: SanitizeForm) => void
}

/** How a medium was sanitized: the methods that its type allows, and what each has to be asked. */
export function SanitizeFields({ form, medium, largest, onForm }: SanitizeFieldsProps) {
  const { type, demanded } = medium
  const { method } = form
  const change = (part: Partial<SanitizeForm>) => onForm({ ...form, ...part })
  const most = mostOf(method, type)
  // What failed is destroyed or nothing.
  const offered = methodsFor(type, demanded).filter(
    (one) => medium.state !== 'failed' || isDestruction(one.method),
  )
  const word = (name: TextName, label: string, props: { helperText?: string; required?: boolean } = {}) => (
    <WordField label={label} value={form[name]} {...props} onChange={(value) => change({ [name]: value })} />
  )
  return (
    <>
      <div className={styles.row}>
        <ChoiceField
          label={text.method}
          value={method}
          choices={offered.map((one) => ({
            value: one.method,
            label: `${disposalsText.methods[one.method]} (${one.isEnough ? text.meets : text.tooLittle})`,
          }))}
          autoFocus
          required
          onChange={(next) => onForm(withMethod(form, next, type))}
        />
        <ChoiceField
          label={text.outcome}
          value={form.outcome}
          choices={choicesOf(
            outcomes.filter((outcome) => isAtLeast(most, outcome)),
            disposalsText.outcomes,
          )}
          required
          onChange={(outcome) => change({ outcome })}
        />
      </div>
      {word('tool', text.tool, { helperText: text.toolHint, required: true })}
      <div className={styles.row}>
        {word('operator', text.operator, { required: true })}
        <TextField
          label={text.date}
          type="date"
          value={form.date}
          required
          onChange={(event) => change({ date: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </div>
      {type === 'hdd' && writesOver(method) && (
        <ChoiceField<SanitizeForm['hiddenAreas'] & string>
          label={text.hiddenAreas}
          value={form.hiddenAreas ?? ''}
          choices={[
            { value: '', label: text.notStated },
            ...choicesOf(hiddenAreas, disposalsText.hiddenAreas),
          ]}
          showEmpty
          onChange={(found) => change({ hiddenAreas: found })}
        />
      )}
      {method === 'cryptographicErase' && (
        <>
          <ChoiceField<SanitizeForm['encrypted']>
            label={text.encrypted}
            value={form.encrypted}
            choices={[
              { value: '', label: text.notStated },
              ...choicesOf(encryptedSinceAnswers, text.answers),
            ]}
            showEmpty
            onChange={(encrypted) => change({ encrypted })}
          />
          <div className={styles.row}>
            {word('keyErased', text.keyErased)}
            {word('keyHolders', text.keyHolders)}
          </div>
        </>
      )}
      {method === 'degauss' && (
        <>
          {word('degausser', text.degausser)}
          <div className={styles.row}>
            {word('degausserField', text.degausserField)}
            {word('coercivity', text.coercivity)}
          </div>
        </>
      )}
      {leavesFragments(method) &&
        word('fragmentArea', text.fragmentArea, { helperText: text.fragmentHint(largest) })}
      {isDestruction(method) && (
        <div className={styles.row}>
          {word('place', text.place)}
          {word('machine', text.machine)}
        </div>
      )}
    </>
  )
}

type TextName = {
  [Name in keyof SanitizeForm]: string extends SanitizeForm[Name] ? Name : never
}[keyof SanitizeForm]
