import Button from '@mui/material/Button'
import FormControl from '@mui/material/FormControl'
import FormControlLabel from '@mui/material/FormControlLabel'
import FormLabel from '@mui/material/FormLabel'
import LinearProgress from '@mui/material/LinearProgress'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import {
  type Backup,
  type BackupSource,
  restorePreviewSchema,
} from '../../../src-shared/features/backups/backups-contract.ts'
import { backupsWindowText } from '../../../src-shared/features/backups/backups-window-text.ts'
import { formatBytes, formatMoment } from '../../components/format/format.ts'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { jobFailure } from '../jobs/job-failure.ts'
import { useJob } from '../jobs/use-job.ts'
import { RestorePreviewTable } from './restore-preview-table.tsx'

const { dialog: text, kinds } = backupsWindowText
const anotherFile = ''

/** Restores in two steps: first what would change, then, on that word, the restore. */
export default function RestoreDialog({ backups, onClose }: { backups: Backup[]; onClose: () => void }) {
  const { client, files } = useEngine()
  const [name, setName] = useState(backups[0]?.name ?? anotherFile)
  const [file, setFile] = useState<File | null>(null)
  const chosen = name === anotherFile ? file : name

  const source = async (): Promise<BackupSource> =>
    name !== anotherFile || !file ? { name } : { stagingId: await files.stage(file), fileName: file.name }
  const preview = useMutation({ mutationFn: async () => client.backups.preview({ source: await source() }) })
  const restore = useMutation({ mutationFn: async () => client.backups.restore({ source: await source() }) })
  const looking = useJob(preview.data?.jobId ?? null)
  const restoring = useJob(restore.data?.jobId ?? null)
  const seen = looking.job?.state === 'done' ? restorePreviewSchema.parse(looking.job.result) : null
  const isLooking =
    preview.isPending || (preview.isSuccess && !looking.job) || looking.job?.state === 'running'
  const isRestoring =
    restore.isPending || (restore.isSuccess && !restoring.job) || restoring.job?.state === 'running'
  const isDone = restoring.job?.state === 'done'

  useEffect(() => {
    // Whoever is working may be nobody in the restored data: the window begins anew and asks.
    if (isDone) window.location.reload()
  }, [isDone])

  const choose = (next: string) => {
    setName(next)
    preview.reset()
  }
  return (
    <FormDialog
      title={text.title}
      submit={seen ? text.restore : text.preview}
      busy={isLooking || isRestoring || isDone}
      canSubmit={chosen !== null}
      error={preview.error ?? restore.error ?? jobFailure(looking.job) ?? jobFailure(restoring.job)}
      maxWidth="md"
      onSubmit={() => (seen ? restore.mutate() : preview.mutate())}
      onClose={onClose}
    >
      <p>{text.explained}</p>
      <FormControl disabled={isLooking || isRestoring}>
        <FormLabel id="which-backup">{text.which}</FormLabel>
        <RadioGroup aria-labelledby="which-backup" value={name} onChange={(_, value) => choose(value)}>
          {backups.map((backup) => (
            <FormControlLabel
              key={backup.name}
              value={backup.name}
              control={<Radio />}
              label={`${formatMoment(backup.at)} · ${kinds[backup.kind]} · ${formatBytes(backup.size)}`}
            />
          ))}
          <FormControlLabel value={anotherFile} control={<Radio />} label={text.another} />
        </RadioGroup>
      </FormControl>
      {name === anotherFile && (
        <FileChoice
          file={file}
          onFile={(next) => {
            setFile(next)
            preview.reset()
          }}
        />
      )}
      {(isLooking || isRestoring) && (
        <LinearProgress aria-label={isRestoring ? text.restoring : text.looking} />
      )}
      {seen && <RestorePreviewTable preview={seen} />}
      <p role="status">{isDone ? text.done : isRestoring ? text.restoring : seen ? text.unchanged : ''}</p>
    </FormDialog>
  )
}

function FileChoice({ file, onFile }: { file: File | null; onFile: (file: File | null) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <Button variant="outlined" onClick={() => input.current?.click()}>
        {text.choose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".db"
        aria-label={text.choose}
        onChange={(event) => onFile(event.target.files?.[0] ?? null)}
      />
      {file && <span> {text.chosen(file.name)}</span>}
    </div>
  )
}
