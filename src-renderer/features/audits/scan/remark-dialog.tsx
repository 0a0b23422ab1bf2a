import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { attachmentsWindowText } from '../../../../src-shared/features/attachments/attachments-window-text.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import type { Condition } from '../../../../src-shared/features/audits/capture.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { CameraDialog } from '../../attachments/camera-dialog.tsx'
import { thumbnailOf } from '../../attachments/thumbnail.ts'
import { ConditionField } from './condition-field.tsx'
import type { ScanRow } from './desk-state.ts'

interface RemarkDialogProps {
  auditId: string
  scan: ScanRow
  onClose: () => void
}

/** Says something of the last scan: a condition, a note, a photo. The scan itself stays as it is. */
export function RemarkDialog({ auditId, scan, onClose }: RemarkDialogProps) {
  const { client, files } = useEngine()
  const [condition, setCondition] = useState<Condition | ''>('')
  const [note, setNote] = useState('')
  const [photo, setPhoto] = useState<File | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const [aiming, setAiming] = useState(false)
  const staged = async (picture: File) => {
    const thumbnail = await thumbnailOf(picture)
    return {
      fileName: picture.name,
      stagingId: await files.stage(picture),
      ...(thumbnail && { thumbnailStagingId: await files.stage(thumbnail) }),
    }
  }
  const remark = useMutation({
    mutationFn: async () =>
      client.audits.remark({
        auditId,
        scanId: scan.scanId,
        ...(condition !== '' && { condition }),
        ...(note.trim() !== '' && { note: note.trim() }),
        ...(photo && { photo: await staged(photo) }),
      }),
    onSuccess: onClose,
  })
  if (aiming)
    return (
      <CameraDialog
        busy={false}
        error={null}
        onTaken={(taken) => {
          setPhoto(taken)
          setAiming(false)
        }}
        onClose={() => setAiming(false)}
      />
    )
  return (
    <FormDialog
      title={text.remarkTitle(scan.assetTag ?? scan.code)}
      submit={text.record}
      busy={remark.isPending}
      canSubmit={condition !== '' || note.trim() !== '' || photo !== null}
      error={remark.error}
      onSubmit={() => remark.mutate()}
      onClose={onClose}
    >
      <TextField
        label={text.note}
        value={note}
        autoFocus
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      <ConditionField value={condition} onChange={setCondition} />
      <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 }}>
        <Button
          variant="outlined"
          size="large"
          startIcon={<Icon name="camera" size={18} />}
          onClick={() => setAiming(true)}
        >
          {attachmentsWindowText.camera.take}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept="image/jpeg,image/png,image/webp"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) setPhoto(file)
            event.target.value = ''
          }}
        />
        <Button variant="outlined" size="large" onClick={() => input.current?.click()}>
          {text.photoFile}
        </Button>
        <span role="status">{photo?.name}</span>
      </div>
    </FormDialog>
  )
}
