import Button from '@mui/material/Button'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { caseWindowText } from '../../../../src-shared/features/disposals/case-window-text.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { DisposalsFrame } from '../disposals-frame.tsx'
import { AttestDialog } from './attest-dialog.tsx'
import { CertificateGrid } from './certificate-grid.tsx'
import { KeysDialog } from './keys-dialog.tsx'

const text = caseWindowText.certificates

/** Every certificate that was issued, with the lists by which somebody else can verify them. */
export default function CertificatesPage() {
  const { calls, client, files } = useEngine()
  const navigate = useNavigate()
  const [isAttesting, setIsAttesting] = useState(false)
  const [showsKeys, setShowsKeys] = useState(false)
  const { data, error } = useQuery(calls.certificates.list.queryOptions({ input: { limit: 1 } }))
  const hand = useMutation({
    mutationFn: async (what: 'keys' | 'status') =>
      files.save(await (what === 'keys' ? client.disposals.exportKeys() : client.disposals.exportStatus())),
  })
  const isEmpty = data?.total === 0
  return (
    <DisposalsFrame
      filled
      actions={
        <>
          <Button variant="outlined" onClick={() => setIsAttesting(true)}>
            {text.attest}
          </Button>
          {data && !isEmpty && (
            <>
              <Button variant="outlined" onClick={() => setShowsKeys(true)}>
                {text.keysOpen}
              </Button>
              <Button variant="outlined" onClick={() => hand.mutate('keys')}>
                {text.keys}
              </Button>
              <Button variant="outlined" onClick={() => hand.mutate('status')}>
                {text.status}
              </Button>
            </>
          )}
        </>
      }
    >
      <Problem error={error ?? hand.error} />
      {isEmpty && <EmptyState icon="check" title={text.empty} next={text.emptyNext} />}
      {data && !isEmpty && (
        <CertificateGrid onOpen={(caseId) => void navigate(`/disposals/${caseId}?part=certificates`)} />
      )}
      {showsKeys && <KeysDialog onClose={() => setShowsKeys(false)} />}
      {isAttesting && <AttestDialog onClose={() => setIsAttesting(false)} />}
    </DisposalsFrame>
  )
}
