import TextField from '@mui/material/TextField'
import { disposalsText } from '../../../../src-shared/features/disposals/disposals-text.ts'
import { disposalsWindowText } from '../../../../src-shared/features/disposals/disposals-window-text.ts'
import {
  type Confidentiality,
  confidentialities,
  dispositions,
} from '../../../../src-shared/features/disposals/medium.ts'
import { ChoiceField, choicesOf } from '../../../components/page/choice-field.tsx'
import { WordField } from '../../../components/page/word-field.tsx'
import { VendorField } from '../vendors/vendor-field.tsx'
import type { CaseForm } from './use-case-form.ts'

const text = disposalsWindowText.fresh

interface CaseFieldsProps {
  form: CaseForm
  onChange: (part: Partial<CaseForm>) => void
}

/** Why assets leave, where they go, and how much harm what is stored could do. */
export function CaseFields({ form, onChange }: CaseFieldsProps) {
  return (
    <>
      <WordField
        label={text.reason}
        value={form.reason}
        helperText={text.reasonHint}
        required
        onChange={(reason) => onChange({ reason })}
        longest={1000}
      />
      <ChoiceField
        label={text.disposition}
        value={form.disposition}
        choices={choicesOf(dispositions, disposalsText.dispositions)}
        required
        onChange={(disposition) => onChange({ disposition })}
      />
      <ChoiceField<Confidentiality | ''>
        label={text.confidentiality}
        value={form.confidentiality}
        choices={[
          { value: '', label: text.notStated },
          ...choicesOf(confidentialities, disposalsText.confidentialities),
        ]}
        showEmpty
        onChange={(confidentiality) => onChange({ confidentiality })}
      />
      <VendorField label={text.vendor} value={form.vendor} onChange={(vendor) => onChange({ vendor })} />
      <TextField
        label={text.pickUpOn}
        type="date"
        value={form.pickUpOn}
        onChange={(event) => onChange({ pickUpOn: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </>
  )
}
