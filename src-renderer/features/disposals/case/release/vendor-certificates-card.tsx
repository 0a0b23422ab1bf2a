import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { vendorsWindowText as text } from '../../../../../src-shared/features/disposals/vendors/vendors-window-text.ts'
import { formatDay, formatNumber } from '../../../../components/format/format.ts'
import { Card, CardActions } from '../../../../components/page/card.tsx'
import { ChoiceField } from '../../../../components/page/choice-field.tsx'
import { FormDialog } from '../../../../components/page/form-dialog.tsx'
import { WordField } from '../../../../components/page/word-field.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import casePage from '../case-page.module.css'

/** What the vendor of a case certifies to have destroyed, held against its media by serial number. */
export function VendorCertificatesCard({ disposal }: { disposal: CaseView }) {
  const [recording, setRecording] = useState(false)
  const { vendorCertificates } = disposal
  return (
    <Card title={text.certificates}>
      {vendorCertificates.length === 0 && <p>{text.noCertificates}</p>}
      {vendorCertificates.map(({ number, destroyedOn, serials, at }) => {
        const unmatched = serials.filter(({ match }) => match !== 'matched')
        return (
          <div key={at}>
            <p>
              {text.certificate(
                number,
                formatDay(destroyedOn),
                formatNumber(serials.length - unmatched.length),
                formatNumber(serials.length),
              )}
            </p>
            {unmatched.length > 0 && (
              <p className={casePage.bad}>
                {text.unmatched(unmatched.map(({ serial }) => serial).join(', '))}
              </p>
            )}
          </div>
        )
      })}
      <CardActions>
        <Button variant="outlined" onClick={() => setRecording(true)}>
          {text.record}
        </Button>
      </CardActions>
      {recording && <RecordDialog disposal={disposal} onClose={() => setRecording(false)} />}
    </Card>
  )
}

function RecordDialog({ disposal, onClose }: { disposal: CaseView; onClose: () => void }) {
  const { client } = useEngine()
  const [number, setNumber] = useState('')
  const [destroyedOn, setDestroyedOn] = useState('')
  const [typed, setTyped] = useState(() =>
    disposal.mediumList.flatMap((one) => (one.unsanitized ? [one.serial] : [])).join('\n'),
  )
  const [evidenceId, setEvidenceId] = useState('')
  const serials = typed
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const record = useMutation({
    mutationFn: () =>
      client.disposals.recordVendorCertificate({
        caseId: disposal.caseId,
        number: number.trim(),
        destroyedOn,
        serials,
        ...(evidenceId !== '' && { evidenceId }),
      }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={text.recordTitle}
      submit={text.save}
      busy={record.isPending}
      canSubmit={number.trim() !== '' && destroyedOn !== '' && serials.length > 0}
      error={record.error}
      onSubmit={() => record.mutate()}
      onClose={onClose}
    >
      <WordField label={text.certificateNumber} value={number} required autoFocus onChange={setNumber} />
      <TextField
        label={text.destroyedOn}
        type="date"
        value={destroyedOn}
        required
        onChange={(event) => setDestroyedOn(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        label={text.serials}
        value={typed}
        required
        multiline
        minRows={3}
        maxRows={10}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ChoiceField
        label={text.evidence}
        value={evidenceId}
        choices={[
          { value: '', label: text.noEvidence },
          ...disposal.evidence.map((one) => ({ value: one.evidenceId, label: one.fileName })),
        ]}
        showEmpty
        onChange={setEvidenceId}
      />
    </FormDialog>
  )
}
