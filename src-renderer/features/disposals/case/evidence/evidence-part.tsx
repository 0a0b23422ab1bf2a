import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { Link as RouterLink } from 'react-router'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { CaseView, ShownMedium } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { mappingsWindowText } from '../../../../../src-shared/features/disposals/mappings-window-text.ts'
import { formatNumber } from '../../../../components/format/format.ts'
import { isTyping } from '../../../../components/keys/key-registry.ts'
import { Card, CardActions } from '../../../../components/page/card.tsx'
import { ChoiceField } from '../../../../components/page/choice-field.tsx'
import { Column, Columns } from '../../../../components/page/columns.tsx'
import { DropFiles } from '../../../../components/page/drop-files.tsx'
import { WordField } from '../../../../components/page/word-field.tsx'
import { Problem } from '../../../../components/problem/problem.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { useSession } from '../../../session/session-context.ts'
import styles from '../case-page.module.css'
import { erasureIn } from '../media/erasure-in.ts'
import { SanitizeDialog } from '../media/sanitize-dialog.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { HandInProgress } from './hand-in-progress.tsx'
import { useHandIn } from './use-hand-in.ts'

const text = caseWindowText.evidence
const shownRefused = 20
let pastes = 0

/** What is handed in as evidence of a case, and what was read of each file: of which drive it is, or of none. */
export function EvidencePart({ disposal }: { disposal: CaseView }) {
  const { calls } = useEngine()
  const { worker } = useSession()
  const { caseId } = disposal
  const [operator, setOperator] = useState(worker.name)
  const [mapping, setMapping] = useState('')
  const [serial, setSerial] = useState('')
  const [recording, setRecording] = useState<ShownMedium | null>(null)
  const { data: kept } = useQuery(calls.disposals.mappings.queryOptions())
  const handIn = useHandIn(() => setSerial(''))
  const take = (chosen: readonly File[]) =>
    handIn.hand(chosen, {
      caseId,
      ...(operator.trim() !== '' && { operator: operator.trim() }),
      ...(mapping !== '' && { mapping }),
      ...(serial.trim() !== '' && { serial: serial.trim() }),
    })
  usePasted(take)
  const shown = disposal.mediumList.filter(
    ({ mediumId, state }) => state === 'pending' && erasureIn(disposal, mediumId)?.end === 'succeeded',
  )
  return (
    <div className={styles.flowing}>
      <Columns>
        <Column>
          <DropFiles
            title={text.drop}
            over={text.dropNow}
            or={text.or}
            choose={text.choose}
            explained={text.explained}
            onFiles={take}
          />
          {handIn.isPending && <HandInProgress progress={handIn.progress} onStop={handIn.stop} />}
          {handIn.refused.length > 0 && (
            <ul role="alert" className={styles.bad}>
              {handIn.refused.slice(0, shownRefused).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
              {handIn.refused.length > shownRefused && (
                <li>{text.refusedMore(formatNumber(handIn.refused.length - shownRefused))}</li>
              )}
            </ul>
          )}
          <Problem error={handIn.error} />
          <WordField label={text.operator} value={operator} onChange={setOperator} />
          <ChoiceField
            label={text.mapping}
            value={mapping}
            choices={[
              { value: '', label: text.noMapping },
              ...(kept?.mappings ?? []).map(({ name }) => ({ value: name, label: name })),
            ]}
            showEmpty
            onChange={setMapping}
          />
          <Link component={RouterLink} to="/disposals/mappings">
            {mappingsWindowText.edit}
          </Link>
          <WordField label={text.serial} value={serial} helperText={text.serialHint} onChange={setSerial} />
        </Column>
        <Card title={text.list}>
          {shown[0] && (
            <CardActions>
              <Button variant="contained" onClick={() => setRecording(shown[0] ?? null)}>
                {text.record(shown.length)}
              </Button>
            </CardActions>
          )}
          {disposal.evidence.length === 0 && <p>{text.none}</p>}
          <EvidenceList disposal={disposal} />
        </Card>
      </Columns>
      {recording && (
        <SanitizeDialog disposal={disposal} medium={recording} onClose={() => setRecording(null)} />
      )}
    </div>
  )
}

/** Files that are pasted anywhere but into a field, and text as a file. */
function usePasted(onFiles: (files: readonly File[]) => void): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    if (isTyping(event.target) || !event.clipboardData) return
    const pasted = event.clipboardData.getData('text/plain')
    const chosen = [...event.clipboardData.files]
    if (chosen.length === 0 && pasted.trim() !== '')
      chosen.push(new File([pasted], text.pasted(++pastes), { type: 'text/plain' }))
    if (chosen.length === 0) return
    event.preventDefault()
    onFiles(chosen)
  })
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => take(event)
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
}
