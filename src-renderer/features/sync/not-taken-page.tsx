import Button from '@mui/material/Button'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { syncWindowText } from '../../../src-shared/features/sync/sync-window-text.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { formatMoment, formatNumber } from '../../components/format/format.ts'
import { KeyHint } from '../../components/keys/key-hint.tsx'
import { useKey } from '../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../components/notice/notice-line.tsx'
import { EmptyState } from '../../components/page/empty-state.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../components/rows/cells.tsx'
import choosing from '../../components/rows/choosing.module.css'
import { VirtualGrid } from '../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { ReasonDialog } from '../audits/reason-dialog.tsx'
import styles from './attention.module.css'
import { SyncFrame } from './sync-frame.tsx'
import { TypeValueDialog } from './type-value-dialog.tsx'

const text = syncWindowText.quarantine
const columns = 'minmax(140px, 0.8fr) minmax(180px, 1.6fr) minmax(180px, 1.4fr) 150px'

type Change = Awaited<ReturnType<EngineClient['sync']['quarantine']>>['changes'][number]

/** Changes that the server did not take: each is mended, sent again, or given up with a reason. */
export default function NotTakenPage() {
  const { client, calls } = useEngine()
  const queries = useQueryClient()
  const { data, error } = useQuery(calls.sync.quarantine.queryOptions())
  const changes = data?.changes ?? []
  const [wanted, setActive] = useState(0)
  const [asked, setAsked] = useState<'mend' | 'discard' | null>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  const active = Math.min(wanted, changes.length - 1)
  const here = changes[active]
  const written = here?.words.filter(({ canBeTyped }) => canBeTyped) ?? []
  const canMend = here?.canBeDiscarded === true && written.length > 0
  const done = async (says: string) => {
    // What is shown next is the list without it.
    await queries.invalidateQueries({ queryKey: calls.sync.key() })
    setAsked(null)
    setNotice({ says })
  }
  const resend = useMutation({
    mutationFn: (numbers: number[] | undefined) => client.sync.resend({ numbers }),
    onSuccess: ({ resent }) => done(text.resent(formatNumber(resent))),
  })
  const mend = useMutation({
    mutationFn: (order: { n: number; values: Record<string, string | null> }) => client.sync.mend(order),
    onSuccess: () => done(text.resent('1')),
  })
  const ask = (what: 'mend' | 'discard') => {
    mend.reset()
    setAsked(what)
  }
  const send = () => here && !resend.isPending && resend.mutate([here.n])
  useKey('A', text.resend, send, { when: here !== undefined })
  useKey('M', text.mend, () => ask('mend'), { when: canMend })
  useKey('D', text.discard, () => ask('discard'), { when: here?.canBeDiscarded === true })

  return (
    <SyncFrame filled>
      <Problem error={error ?? resend.error} />
      {data && changes.length === 0 && (
        <EmptyState icon="check" title={text.emptyTitle} next={text.emptyNext} />
      )}
      {here && (
        <>
          <div role="toolbar" aria-label={text.list} className={choosing.bar}>
            <Button variant="outlined" disabled={!canMend} onClick={() => ask('mend')}>
              {text.mend}
              <KeyHint keys="M" />
            </Button>
            <Button variant="outlined" disabled={resend.isPending} onClick={send}>
              {text.resend}
              <KeyHint keys="A" />
            </Button>
            <Button variant="outlined" disabled={!here.canBeDiscarded} onClick={() => ask('discard')}>
              {text.discard}
              <KeyHint keys="D" />
            </Button>
            {changes.length > 1 && (
              <Button variant="text" disabled={resend.isPending} onClick={() => resend.mutate(undefined)}>
                {text.resendAll}
              </Button>
            )}
          </div>
          <VirtualGrid
            label={text.list}
            columns={columns}
            rowHeight={40}
            narrowLines={6}
            total={changes.length}
            active={active}
            autoFocus
            onActive={setActive}
            head={Object.values(text.columns).map((head) => <ColumnHead key={head}>{head}</ColumnHead>)}
            row={(index) => <ChangeCells change={changes[index]} />}
          />
          <div className={styles.sides}>
            <section className={styles.side} aria-label={nameOf(here)}>
              <h3>{nameOf(here)}</h3>
              <p className={styles.value}>{wordsOf(here).join('\n')}</p>
              <p className={styles.by}>{text.reasons[here.reason]}</p>
            </section>
          </div>
        </>
      )}
      <NoticeLine notice={notice} onClose={() => setNotice(null)} />
      {asked === 'mend' && here && (
        <TypeValueDialog
          title={text.mendTitle(nameOf(here))}
          explained={text.mendExplained}
          fields={written.map(({ name, field, to }) => ({ name, label: field, value: to ?? '' }))}
          submit={text.mendSave}
          busy={mend.isPending}
          error={mend.error}
          onSubmit={(values) => mend.mutate({ n: here.n, values })}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'discard' && here && (
        <ReasonDialog
          title={text.discardTitle(nameOf(here))}
          explained={text.discardExplained}
          label={text.reason}
          longest={500}
          submit={text.discardSubmit}
          act={(reason) => client.sync.discard({ numbers: [here.n], reason })}
          onDone={() => void done(text.discarded)}
          onClose={() => setAsked(null)}
        />
      )}
    </SyncFrame>
  )
}

const nameOf = ({ title, kind }: Change) => title ?? syncWindowText.kinds[kind] ?? kind

const wordsOf = ({ words }: Change) =>
  words.length === 0
    ? [text.fact]
    : words.map(({ field, from, to }) =>
        text.changed(field, from ?? syncWindowText.conflicts.empty, to ?? syncWindowText.conflicts.empty),
      )

function ChangeCells({ change }: { change: Change | undefined }) {
  if (!change) return null
  return (
    <>
      <Cell className={styles.what}>{nameOf(change)}</Cell>
      <Cell>{wordsOf(change).join('; ')}</Cell>
      <Cell className={styles.soft}>{text.reasons[change.reason]}</Cell>
      <Cell className={styles.soft}>{formatMoment(change.at)}</Cell>
    </>
  )
}
