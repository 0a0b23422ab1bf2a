import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import { FormDialog } from '../../../../components/page/form-dialog.tsx'
import { WordField } from '../../../../components/page/word-field.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { SignaturePad } from '../../../audits/close/signature-pad.tsx'
import { isWhole, noProof, type Proof, useKeepProof } from '../proof/proof.ts'
import { ProofFields } from '../proof/proof-fields.tsx'
import { useRefreshedCase } from '../use-case.ts'

const text = caseWindowText.custody

interface TransferDialogProps {
  caseId: string
  /** who had it last, and who is likely to take it */
  from: string
  to: string
  onClose: () => void
}

/** Records that what belongs to a case went from one hand to another. */
export function TransferDialog({ caseId, from: first, to: likely, onClose }: TransferDialogProps) {
  const { client } = useEngine()
  const refreshed = useRefreshedCase()
  const [from, setFrom] = useState(first)
  const [to, setTo] = useState(likely === first ? '' : likely)
  const [place, setPlace] = useState('')
  const [seal, setSeal] = useState('')
  const [proof, setProof] = useState<Proof>(noProof)
  const keepProof = useKeepProof(caseId)
  const [signature, setSignature] = useState<string | undefined>(undefined)
  const record = useMutation({
    mutationFn: async () => {
      const { photoId, videoId } = await keepProof(proof)
      return client.disposals.transfer({
        caseId,
        from: from.trim(),
        to: to.trim(),
        ...(place.trim() !== '' && { place: place.trim() }),
        ...(seal.trim() !== '' && { seal: seal.trim() }),
        ...(signature !== undefined && { signature }),
        ...(photoId !== undefined && { evidenceId: photoId }),
        ...(videoId !== undefined && { videoId }),
      })
    },
    onSuccess: async () => {
      await refreshed()
      onClose()
    },
  })
  const field = (label: string, value: string, set: (value: string) => void, required = false) => (
    <WordField label={label} value={value} required={required} autoFocus={label === text.to} onChange={set} />
  )
  return (
    <FormDialog
      title={text.add}
      submit={text.submit}
      busy={record.isPending}
      canSubmit={from.trim() !== '' && to.trim() !== '' && isWhole(proof)}
      error={record.error}
      onSubmit={() => record.mutate()}
      onClose={onClose}
    >
      {field(text.from, from, setFrom, true)}
      {field(text.to, to, setTo, true)}
      {field(text.place, place, setPlace)}
      {field(text.seal, seal, setSeal)}
      <ProofFields proof={proof} onProof={setProof} />
      <SignaturePad role={to.trim() || text.to} onDrawn={setSignature} />
    </FormDialog>
  )
}
