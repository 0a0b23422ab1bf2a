import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutcomeItem } from '../../../../src-shared/features/audits/audits-message.ts'
import {
  type DecisionKind,
  decisionsFor,
  type ItemKind,
  needsApproval,
} from '../../../../src-shared/features/audits/reconcile.ts'
import { reconcileWindowText as text } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { ColumnHead } from '../../../components/rows/cells.tsx'
import { useChosenRows } from '../../../components/rows/use-chosen-rows.ts'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { RetireButton } from '../../disposals/new/retire-button.tsx'
import { AskPinDialog } from '../../pins/ask-pin-dialog.tsx'
import { useSession } from '../../session/session-context.ts'
import { DecisionBar } from './decision-bar.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { ItemCells } from './item-cells.tsx'
import { asksFirst, useDecisions } from './use-decisions.ts'

const columns =
  '32px minmax(112px, 1fr) minmax(140px, 1.4fr) minmax(120px, 1.4fr) minmax(120px, 1.4fr) minmax(180px, 1.6fr)'

interface ItemListProps {
  auditId: string
  kind: ItemKind
  items: readonly OutcomeItem[]
  /** nothing can be decided any more */
  isEnded: boolean
}

/** The items of one kind. Arrow keys lead through them, Space chooses, a letter decides about the chosen ones or the one. */
export function ItemList({ auditId, kind, items, isEnded }: ItemListProps) {
  const [active, setActive] = useState(0)
  const { worker } = useSession()
  const { calls } = useEngine()
  const pin = useQuery(calls.pins.show.queryOptions({ input: { personId: worker.id } }))
  const rows = useChosenRows(
    items.map(({ key }) => key),
    active,
  )
  const { chosen, meant: keys } = rows
  const { asked, setAsked, proving, setProving, decide, approve } = useDecisions(auditId, () => {
    if (chosen.length === 0) setActive((index) => Math.min(items.length - 1, index + 1))
    rows.clear()
  })

  const take = (decision: DecisionKind) => {
    decide.reset()
    if (asksFirst(kind, decision)) setAsked(decision)
    else decide.mutate({ keys, decision })
  }

  return (
    <>
      <DecisionBar
        kind={kind}
        chosen={chosen.length}
        canDecide={!isEnded && keys.length > 0}
        canApprove={decisionsFor[kind].some(needsApproval)}
        onDecide={take}
        onApprove={() => {
          approve.reset()
          if (pin.data?.hasPin) setProving(true)
          else approve.mutate({ keys })
        }}
      >
        {kind === 'shouldBeGone' && <RetireButton assets={{ tags: tagsOf(items, keys) }} shortcut="G" />}
      </DecisionBar>
      <Problem error={(asked === null ? decide.error : null) ?? (proving ? null : approve.error)} />
      <VirtualGrid
        label={text.list(text.kinds[kind])}
        columns={columns}
        narrowLines={6}
        total={items.length}
        active={active}
        autoFocus
        onActive={setActive}
        chosen={rows.isChosen}
        onChoose={rows.choose}
        onKey={rows.onKey}
        head={
          <>
            <ColumnHead>
              <span className="unseen">{text.chooseAll}</span>
            </ColumnHead>
            {Object.values(text.heads).map((head) => (
              <ColumnHead key={head}>{head}</ColumnHead>
            ))}
          </>
        }
        row={(index) => <ItemCells item={items[index]} chosen={rows.isChosen(index)} />}
      />
      {proving && (
        <AskPinDialog
          name={worker.name}
          submit={text.approve}
          busy={approve.isPending}
          error={approve.error}
          onPin={(given) => approve.mutate({ keys, pin: given })}
          onClose={() => setProving(false)}
        />
      )}
      {asked !== null && (
        <DecisionDialog
          decision={asked}
          busy={decide.isPending}
          error={decide.error}
          onDecide={(details) => decide.mutate({ keys, decision: asked, ...details })}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

/** The tags of what is meant; what has none is no asset. */
function tagsOf(items: readonly OutcomeItem[], keys: readonly string[]): string[] {
  const meant = new Set(keys)
  return items.flatMap(({ key, assetTag }) => (meant.has(key) && assetTag !== null ? [assetTag] : []))
}
