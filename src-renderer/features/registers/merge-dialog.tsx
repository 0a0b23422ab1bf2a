import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { registersWindowText as text } from '../../../src-shared/features/registers/registers-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { jobFailure } from '../jobs/job-failure.ts'
import { useJob } from '../jobs/use-job.ts'
import { MergeProgress } from './merge-progress.tsx'
import { mergeRow, pageQuery } from './register-calls.ts'
import type { ListName, ListRow, RowForm } from './register-definitions.ts'

interface MergeDialogProps {
  register: ListName
  row: ListRow
  /** how many assets refer to it */
  assets: number
  onMerged: (says: string, jobId: string) => void
  onClose: () => void
}

interface Choice {
  id: string
  name: string
  detail: string
}

/** Asks which row another one goes on as, says what that will do, and does it. */
export function MergeDialog({ register, row, assets, onMerged, onClose }: MergeDialogProps) {
  const engine = useEngine()
  const [search, setSearch] = useState('')
  const [into, setInto] = useState<Choice | null>(null)
  const asked = { name: register, search: into ? '' : search, archived: false }
  const { data } = useQuery({
    ...pageQuery(engine, asked)({ offset: 0, limit: 50 }),
    placeholderData: keepPreviousData,
  })
  const merge = useMutation({
    mutationFn: (goal: Choice) => mergeRow(engine, register, row, goal.id),
  })
  const jobId = merge.data?.jobId ?? null
  const { job } = useJob(jobId)
  const choices = (data?.rows ?? [])
    .filter(
      (other) => other.id !== row.id && (register !== 'customFields' || other.form.type === row.form.type),
    )
    .map(({ id, name, form }) => ({ id, name, detail: detailOf(form) }))
  const isWorking = merge.isPending || job?.state === 'running' || (merge.isSuccess && !job)
  return (
    <FormDialog
      title={text.mergeTitle(row.name)}
      submit={text.mergeButton}
      busy={isWorking}
      canSubmit={into !== null}
      error={merge.error ?? jobFailure(job)}
      onSubmit={() => into && merge.mutate(into)}
      onClose={onClose}
    >
      <Autocomplete
        options={choices}
        filterOptions={(options) => options}
        getOptionLabel={({ name }) => name}
        getOptionKey={({ id }) => id}
        isOptionEqualToValue={(one, other) => one.id === other.id}
        autoHighlight
        openOnFocus
        value={into}
        disabled={isWorking}
        onChange={(_event, choice) => setInto(choice)}
        onInputChange={(_event, typed, reason) => {
          if (reason === 'input') setSearch(typed)
        }}
        renderOption={({ key, ...props }, { id, name, detail }) => (
          <li key={id} {...props}>
            {name}
            <span style={{ marginInlineStart: 12, color: 'var(--ink-3)' }}>{detail}</span>
          </li>
        )}
        renderInput={(input) => <TextField {...input} label={text.mergeInto} autoFocus required />}
      />
      <p style={{ color: 'var(--ink-2)' }}>
        {register === 'customFields'
          ? text.mergeFieldExplained(row.name, formatNumber(assets))
          : text.mergeExplained(row.name, formatNumber(assets))}
      </p>
      {jobId !== null && (
        <MergeProgress
          jobId={jobId}
          onDone={(result) =>
            onMerged(text.merged(row.name, into?.name ?? '', formatNumber(result.assets)), jobId)
          }
        />
      )}
    </FormDialog>
  )
}

/** What tells rows of one name apart. */
function detailOf({ manufacturer, modelNumber, username, email }: RowForm): string {
  return [manufacturer, modelNumber, username, email].filter((part) => part).join(' · ')
}
