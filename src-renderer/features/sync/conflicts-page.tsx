import Button from '@mui/material/Button'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { syncWindowText } from '../../../src-shared/features/sync/sync-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { KeyHint } from '../../components/keys/key-hint.tsx'
import { useKey } from '../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../components/notice/notice-line.tsx'
import { EmptyState } from '../../components/page/empty-state.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { Cell, ColumnHead } from '../../components/rows/cells.tsx'
import choosing from '../../components/rows/choosing.module.css'
import { useChosenRows } from '../../components/rows/use-chosen-rows.ts'
import { VirtualGrid } from '../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../host/engine-context.ts'
import styles from './attention.module.css'
import { type Conflict, ConflictSides } from './conflict-sides.tsx'
import { SyncFrame } from './sync-frame.tsx'
import { TypeValueDialog } from './type-value-dialog.tsx'

const text = syncWindowText.conflicts
const columns = '32px minmax(140px, 1fr) minmax(110px, 0.8fr) minmax(140px, 1.4fr) minmax(140px, 1.4fr)'

type Choice = { take: 'kept' | 'offered' } | { take: 'typed'; value: string | null }

/** What two people changed without knowing of each other. Space chooses, a letter decides about the chosen ones or the one. */
export default function ConflictsPage() {
  const { client, calls } = useEngine()
  const queries = useQueryClient()
  const { data, error } = useQuery(calls.sync.conflicts.queryOptions())
  const conflicts = data?.conflicts ?? []
  const [wanted, setActive] = useState(0)
  const [isTyping, setTyping] = useState(false)
  const [notice, setNotice] = useState<Notice | null>(null)
  const active = Math.min(wanted, conflicts.length - 1)
  const here = conflicts[active]
  const rows = useChosenRows(
    conflicts.map(({ id }) => id),
    active,
  )
  const areMeant = new Set(rows.meant)
  const meant = conflicts.filter(({ id }) => areMeant.has(id))
  const canType = meant.length > 0 && meant.every(({ canBeTyped }) => canBeTyped)

  const decide = useMutation({
    mutationFn: (choice: Choice) => client.sync.resolve({ ...choice, ids: rows.meant }),
    onSuccess: async ({ resolved }) => {
      await queries.invalidateQueries({ queryKey: calls.sync.key() })
      rows.clear()
      setTyping(false)
      setNotice({ says: text.resolved(formatNumber(resolved)) })
    },
  })
  const take = (side: 'kept' | 'offered') => {
    if (meant.length > 0 && !decide.isPending) decide.mutate({ take: side })
  }
  const type = () => {
    decide.reset()
    setTyping(true)
  }
  useKey('K', text.keep, () => take('kept'), { when: meant.length > 0 })
  useKey('O', text.take, () => take('offered'), { when: meant.length > 0 })
  useKey('W', text.type, type, { when: canType })

  return (
    <SyncFrame filled>
      <Problem error={error ?? (isTyping ? null : decide.error)} />
      {data && conflicts.length === 0 && (
        <EmptyState icon="check" title={text.emptyTitle} next={text.emptyNext} />
      )}
      {here && (
        <>
          <div role="toolbar" aria-label={text.decide} className={choosing.bar}>
            <Button variant="outlined" disabled={decide.isPending} onClick={() => take('kept')}>
              {text.keep}
              <KeyHint keys="K" />
            </Button>
            <Button variant="outlined" disabled={decide.isPending} onClick={() => take('offered')}>
              {text.take}
              <KeyHint keys="O" />
            </Button>
            <Button variant="outlined" disabled={!canType || decide.isPending} onClick={type}>
              {text.type}
              <KeyHint keys="W" />
            </Button>
            {here.entity === 'asset' && (
              <Button variant="text" component={Link} to={`/assets/${here.entityId}`}>
                {text.open}
              </Button>
            )}
            {rows.chosen.length > 0 && (
              <span className={choosing.said}>{text.chosen(formatNumber(rows.chosen.length))}</span>
            )}
          </div>
          <VirtualGrid
            label={text.list}
            columns={columns}
            rowHeight={40}
            narrowLines={5}
            total={conflicts.length}
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
                {Object.values(text.columns).map((head) => (
                  <ColumnHead key={head}>{head}</ColumnHead>
                ))}
              </>
            }
            row={(index) => <ConflictCells conflict={conflicts[index]} isChosen={rows.isChosen(index)} />}
          />
          <ConflictSides conflict={here} />
        </>
      )}
      <NoticeLine notice={notice} onClose={() => setNotice(null)} />
      {isTyping && here && (
        <TypeValueDialog
          title={
            meant.length > 1
              ? text.typeTitleOfMany(formatNumber(meant.length))
              : text.typeTitle(nameOf(here), here.words.field)
          }
          fields={[{ name: 'value', label: text.value, value: here.words.offered ?? '' }]}
          explained={text.valueEmpty}
          submit={text.save}
          busy={decide.isPending}
          error={decide.error}
          onSubmit={({ value = null }) => decide.mutate({ take: 'typed', value })}
          onClose={() => setTyping(false)}
        />
      )}
    </SyncFrame>
  )
}

const nameOf = ({ title, entity }: Conflict) => title ?? syncWindowText.kinds[entity] ?? entity

function ConflictCells({ conflict, isChosen }: { conflict: Conflict | undefined; isChosen: boolean }) {
  if (!conflict) return null
  const { words, field, kept } = conflict
  return (
    <>
      <Cell className={choosing.mark}>
        <span className={choosing.box} data-chosen={isChosen ? '' : undefined} />
      </Cell>
      <Cell className={styles.what}>{nameOf(conflict)}</Cell>
      <Cell>{words.field}</Cell>
      <Cell>{field === 'assetTag' && kept === null ? text.contested : (words.kept ?? text.empty)}</Cell>
      <Cell>{words.offered ?? text.empty}</Cell>
    </>
  )
}
