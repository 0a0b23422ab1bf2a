import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { formatMoment, formatNumber } from '../../../../components/format/format.ts'
import { Card, CardActions } from '../../../../components/page/card.tsx'
import { Column, Columns } from '../../../../components/page/columns.tsx'
import { Line, Lines } from '../../../../components/page/lines.tsx'
import { WordField } from '../../../../components/page/word-field.tsx'
import { Problem } from '../../../../components/problem/problem.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import casePage from '../case-page.module.css'
import { gapsByWords } from './gaps-by-words.ts'
import { VendorCard } from './vendor-card.tsx'
import { VendorCertificatesCard } from './vendor-certificates-card.tsx'

const text = caseWindowText.release
const shownTags = 6

/** What stands in the way of the release, who approves it, and each step that assets take on their way out. */
export function ReleasePart({ disposal }: { disposal: CaseView }) {
  const gaps = gapsByWords(disposal.assetList)
  return (
    <div className={casePage.flowing}>
      <Columns>
        <Card title={text.gaps}>
          {gaps.length === 0 && <p className={casePage.good}>{text.noGaps}</p>}
          <Lines>
            {gaps.map(({ says, tags }) => (
              <Line
                key={says}
                what={<span className={casePage.bad}>{says}</span>}
                says={text.gapOf(tags.slice(0, shownTags).join(', '), tags.length - shownTags)}
              />
            ))}
          </Lines>
        </Card>
        <Column>
          <VendorCard disposal={disposal} />
          <ApprovalCard disposal={disposal} />
          <StepsCard disposal={disposal} />
          {disposal.mediumList.some(({ unsanitized }) => unsanitized !== null) && (
            <VendorCertificatesCard disposal={disposal} />
          )}
        </Column>
      </Columns>
    </div>
  )
}

function ApprovalCard({ disposal }: { disposal: CaseView }) {
  const { client } = useEngine()
  const [by, setBy] = useState('')
  const approve = useMutation({
    mutationFn: () => client.disposals.approve({ caseId: disposal.caseId, by: by.trim() }),
    onSuccess: () => setBy(''),
  })
  return (
    <Card title={text.approval}>
      {disposal.approvals.length === 0 && <p>{text.notApproved}</p>}
      {disposal.approvals.map(({ by: name, at }) => (
        <p key={at}>{text.approvedBy(name, formatMoment(at))}</p>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          approve.mutate()
        }}
      >
        <TextField
          label={text.approver}
          value={by}
          fullWidth
          onChange={(event) => setBy(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <CardActions>
          <Button type="submit" variant="outlined" disabled={by.trim() === '' || approve.isPending}>
            {text.approve}
          </Button>
        </CardActions>
      </form>
      <Problem error={approve.error} />
    </Card>
  )
}

/** Clearing, releasing, disposing: of every asset that is as far as the step before. */
function StepsCard({ disposal }: { disposal: CaseView }) {
  const { client } = useEngine()
  const [reference, setReference] = useState('')
  const { states, assetList } = disposal
  const tagsIn = (state: string) => assetList.filter((asset) => asset.state === state).map(({ tag }) => tag)
  const ready = assetList.filter(({ state, gaps }) => state === 'retired' && gaps.length === 0)
  const advance = useMutation({
    mutationFn: (order: { to: 'cleared' | 'released' | 'disposed'; tags: string[] }) =>
      client.disposals.advance({
        caseId: disposal.caseId,
        ...order,
        ...(order.to !== 'cleared' && reference.trim() !== '' && { reference: reference.trim() }),
      }),
    onSuccess: () => setReference(''),
  })
  const numbers = Object.values(states).map(formatNumber)
  const [retired = '', cleared = '', released = '', disposed = ''] = numbers
  const asksForProof = states.cleared === 0 && states.released > 0
  return (
    <Card title={text.steps}>
      <p data-testid="steps">{text.stepsExplained(retired, cleared, released, disposed)}</p>
      {(states.cleared > 0 || states.released > 0) && (
        <WordField
          label={asksForProof ? text.proof : text.releaseTo}
          value={reference}
          helperText={asksForProof ? text.proofHint : undefined}
          onChange={setReference}
        />
      )}
      <CardActions>
        {ready.length > 0 && (
          <Button
            variant="contained"
            disabled={advance.isPending}
            onClick={() => advance.mutate({ to: 'cleared', tags: ready.map(({ tag }) => tag) })}
          >
            {text.clear(formatNumber(ready.length))}
          </Button>
        )}
        {states.cleared > 0 && (
          <Button
            variant="contained"
            disabled={advance.isPending || reference.trim() === ''}
            onClick={() => advance.mutate({ to: 'released', tags: tagsIn('cleared') })}
          >
            {text.release(cleared)}
          </Button>
        )}
        {states.released > 0 && states.cleared === 0 && (
          <Button
            variant="contained"
            disabled={advance.isPending || reference.trim() === ''}
            onClick={() => advance.mutate({ to: 'disposed', tags: tagsIn('released') })}
          >
            {text.dispose(released)}
          </Button>
        )}
      </CardActions>
      <Problem error={advance.error} />
    </Card>
  )
}
