import FormControlLabel from '@mui/material/FormControlLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import { useState } from 'react'
import type { RowGroup } from '../../../src-shared/features/quality/quality-contract.ts'
import { qualityWindowText as text } from '../../../src-shared/features/quality/quality-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { useMending } from './use-mending.ts'

interface MergeDialogProps {
  register: 'models' | 'people'
  group: RowGroup
  onMerged: (mergeJobId: string) => void
  onClose: () => void
}

/** Asks which of several rows stays, and says what will happen to the others. */
export function MergeDialog({ register, group: { rows }, onMerged, onClose }: MergeDialogProps) {
  const { client } = useEngine()
  const [intoId, setIntoId] = useState(rows[0]?.id ?? '')
  const into = rows.find(({ id }) => id === intoId)
  const others = rows.filter(({ id }) => id !== intoId)
  const merging = useMending(
    () => client.registers.merge({ register, from: others.map(({ id }) => id), into: intoId }),
    onMerged,
  )
  const moved = others.reduce((sum, { assets }) => sum + assets, 0)
  return (
    <FormDialog
      title={text.mergeTitle}
      submit={text.merge(into?.name ?? '')}
      busy={merging.isWorking}
      error={merging.error}
      onSubmit={() => merging.begin(undefined)}
      onClose={onClose}
    >
      <RadioGroup
        aria-label={text.mergeKeep}
        value={intoId}
        onChange={(event) => setIntoId(event.target.value)}
      >
        {rows.map(({ id, name, about, assets }) => (
          <FormControlLabel
            key={id}
            value={id}
            control={<Radio size="small" />}
            label={[name, about, text.assets(formatNumber(assets))].filter((part) => part !== '').join(' · ')}
          />
        ))}
      </RadioGroup>
      <p>
        {text.mergeSays(
          others.map(({ name }) => `“${name}”`).join(', '),
          into?.name ?? '',
          text.assets(formatNumber(moved)),
        )}
      </p>
    </FormDialog>
  )
}
