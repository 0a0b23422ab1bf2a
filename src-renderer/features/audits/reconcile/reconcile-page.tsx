import Button from '@mui/material/Button'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { type ItemKind, isProposal } from '../../../../src-shared/features/audits/reconcile.ts'
import { reconcileWindowText as text } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Page } from '../../../components/page/page.tsx'
import { PartTabs } from '../../../components/page/part-tabs.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { ItemList } from './item-list.tsx'
import { useAllItems } from './use-all-items.ts'

/** What an audit found is decided here, kind by kind, by keyboard alone if one likes. */
export default function ReconcilePage() {
  const { auditId = '' } = useParams()
  const { calls } = useEngine()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const audit = useQuery(calls.audits.show.queryOptions({ input: { auditId } }))
  const figures = useQuery({
    ...calls.audits.reconciliation.queryOptions({ input: { auditId } }),
    placeholderData: keepPreviousData,
  })
  const kinds = figures.data?.kinds ?? []
  const shown = kinds.find(({ kind }) => kind === params.get('kind')) ?? kinds[0]
  const items = useAllItems(auditId, shown?.kind)
  const isEnded = audit.data?.state === 'closed' || audit.data?.state === 'abandoned'

  const show = (kind: ItemKind | undefined) => kind && setParams({ kind }, { replace: true })
  const step = (by: 1 | -1) => {
    const at = kinds.findIndex(({ kind }) => kind === shown?.kind)
    show(kinds[(at + by + kinds.length) % kinds.length]?.kind)
  }
  useKey(']', text.nextKind, () => step(1), { when: kinds.length > 1 })
  useKey('[', text.previousKind, () => step(-1), { when: kinds.length > 1 })
  const back = { label: text.toReport, run: () => void navigate(`/audits/${auditId}`) }
  useKey('Escape', back.label, back.run)
  const close = () => void navigate(`/audits/${auditId}/close`)
  useKey('X', text.close, close, { when: !isEnded })

  const sum = (of: 'undecided' | 'unapproved') =>
    formatNumber(kinds.reduce((all, one) => all + (isProposal(one.kind) ? 0 : one[of]), 0))
  return (
    <Page
      title={text.title(audit.data?.name ?? '')}
      about={<span data-testid="open-items">{text.figures(sum('undecided'), sum('unapproved'))}</span>}
      back={back}
      filled
      actions={
        !isEnded && (
          <Button variant="contained" onClick={close}>
            {text.close}
            <KeyHint keys="X" />
          </Button>
        )
      }
    >
      <Problem error={audit.error ?? figures.error ?? items.error} />
      {figures.data && kinds.length === 0 && (
        <EmptyState icon="check" title={text.nothing} next={text.nothingNext} />
      )}
      {shown && (
        <PartTabs
          label={text.kindsLabel}
          shown={shown.kind}
          onShow={show}
          parts={kinds.map(({ kind, total, undecided }) => ({
            name: kind,
            label: text.kinds[kind],
            figure: undecided === 0 ? '✓' : formatNumber(undecided),
            explained: text.figure(formatNumber(undecided), formatNumber(total)),
          }))}
        >
          {items.data && (
            <ItemList
              key={shown.kind}
              auditId={auditId}
              kind={shown.kind}
              items={items.data}
              isEnded={isEnded}
            />
          )}
        </PartTabs>
      )}
    </Page>
  )
}
