import TextField from '@mui/material/TextField'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { locationCode } from '../../../../src-shared/features/locations/location-code.ts'
import {
  formatLocationPath,
  parseLocationPath,
} from '../../../../src-shared/features/locations/location-path.ts'
import type { LocationInTree } from '../../../../src-shared/features/locations/locations-contract.ts'
import { locationsWindowText as text } from '../../../../src-shared/features/locations/locations-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import type { Notice } from '../../../components/notice/notice-line.tsx'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { codeOf } from '../../../components/problem/sentence-of.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { Barcode } from '../../assets/show/barcode.tsx'
import { jobFailure } from '../../jobs/job-failure.ts'
import { useJob } from '../../jobs/use-job.ts'
import { MergeProgress } from '../../registers/merge-progress.tsx'
import { LocationField } from '../location-field.tsx'

interface Asking {
  location: LocationInTree
  /** @param goTo where to go then */
  onDone: (notice: Notice, goTo: string) => void
  onClose: () => void
}

export function AddLocationDialog({
  parent,
  onDone,
  onClose,
}: Omit<Asking, 'location'> & { parent: LocationInTree | null }) {
  const { client } = useEngine()
  const [name, setName] = useState('')
  const path = formatLocationPath([...(parent ? parseLocationPath(parent.path) : []), name])
  const add = useMutation({
    mutationFn: () => client.locations.add({ path }),
    onSuccess: (added) =>
      onDone(
        { says: text.added(added.path), undo: () => client.locations.remove({ location: added.id }) },
        added.id,
      ),
  })
  return (
    <FormDialog
      title={parent ? text.addBelowTitle(parent.path) : text.addTitle}
      submit={text.addButton}
      busy={add.isPending}
      canSubmit={name.trim() !== ''}
      error={add.error}
      onSubmit={() => add.mutate()}
      onClose={onClose}
    >
      <TextField
        label={text.name}
        value={name}
        helperText={text.nameHint}
        autoFocus
        required
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  )
}

export function MoveLocationDialog({ location, onDone, onClose }: Asking) {
  const { client } = useEngine()
  const [to, setTo] = useState('')
  const move = useMutation({
    mutationFn: () => client.locations.move({ location: location.id, to: to.trim() || null }),
    onSuccess: (moved) => onDone(movedNotice(client, location, moved), moved.id),
  })
  return (
    <FormDialog
      title={text.moveTitle(location.name)}
      submit={text.moveButton}
      busy={move.isPending}
      error={move.error}
      onSubmit={() => move.mutate()}
      onClose={onClose}
    >
      <LocationField
        label={text.moveTo}
        value={to}
        helperText={text.moveHint}
        error={move.isError}
        autoFocus
        onChange={setTo}
      />
    </FormDialog>
  )
}

/** Where a location is now, and the way back. */
export function movedNotice(
  client: ReturnType<typeof useEngine>['client'],
  before: LocationInTree,
  now: { id: string; path: string; parentId: string | null },
): Notice {
  const outer = parseLocationPath(now.path).slice(0, -1)
  return {
    says: now.parentId === null ? text.movedToTop(before.name) : text.moved(formatLocationPath(outer)),
    undo: () => client.locations.move({ location: now.id, to: before.parentId }),
  }
}

export function MergeLocationDialog({
  location,
  undoOf,
  onDone,
  onClose,
}: Asking & { undoOf: (mergeJobId: string) => () => Promise<void> }) {
  const { calls, client } = useEngine()
  const [into, setInto] = useState('')
  const preview = useQuery({
    ...calls.locations.previewMerge.queryOptions({ input: { location: location.id, into: into.trim() } }),
    enabled: into.trim() !== '',
    retry: false,
  })
  const merge = useMutation({
    mutationFn: (goal: string) => client.locations.merge({ location: location.id, into: goal }),
  })
  const jobId = merge.data?.jobId ?? null
  const { job } = useJob(jobId)
  const goal = preview.data?.into
  const isWorking = merge.isPending || job?.state === 'running' || (merge.isSuccess && !job)
  // While a path is typed, it is not one yet: that is no failure to tell.
  const refused = codeOf(preview.error) === 'LOCATION_UNKNOWN' ? null : preview.error
  return (
    <FormDialog
      title={text.mergeTitle(location.name)}
      submit={text.mergeButton}
      busy={isWorking}
      canSubmit={goal !== undefined}
      error={merge.error ?? jobFailure(job) ?? refused}
      onSubmit={() => goal && merge.mutate(goal.id)}
      onClose={onClose}
    >
      <LocationField
        label={text.mergeInto}
        value={into}
        helperText={text.mergeHint}
        autoFocus
        required
        onChange={setInto}
      />
      {preview.data && (
        <p role="status">
          {text.mergeExplained(
            formatNumber(preview.data.assets),
            formatNumber(preview.data.merged),
            formatNumber(preview.data.moved),
          )}
        </p>
      )}
      {jobId !== null && goal && (
        <MergeProgress
          jobId={jobId}
          onDone={({ assets }) =>
            onDone(
              {
                says: text.merged(location.path, goal.path, formatNumber(assets)),
                undo: undoOf(jobId),
              },
              goal.id,
            )
          }
        />
      )}
    </FormDialog>
  )
}

export function BarcodeDialog({ location, onDone, onClose }: Asking) {
  const { client } = useEngine()
  const [own, setOwn] = useState(location.barcode ?? '')
  const save = useMutation({
    mutationFn: () => client.locations.setBarcode({ location: location.id, barcode: own.trim() || null }),
    onSuccess: () =>
      onDone(
        {
          says: text.barcodeSaved(location.name),
          undo: () => client.locations.setBarcode({ location: location.id, barcode: location.barcode }),
        },
        location.id,
      ),
  })
  return (
    <FormDialog
      title={text.barcodeTitle(location.name)}
      submit={text.save}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <p style={{ color: 'var(--ink-2)' }}>{text.barcodeExplained}</p>
      <Barcode tag={locationCode(location.id)} />
      <TextField
        label={text.ownBarcode}
        value={own}
        helperText={text.ownBarcodeHint}
        autoFocus
        onChange={(event) => setOwn(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200, spellCheck: false, autoComplete: 'off' } }}
      />
    </FormDialog>
  )
}
