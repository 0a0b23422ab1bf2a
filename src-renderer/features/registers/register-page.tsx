import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { registersWindowText as text } from '../../../src-shared/features/registers/registers-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { KeyHint } from '../../components/keys/key-hint.tsx'
import { useKey } from '../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../components/notice/notice-line.tsx'
import { EmptyState } from '../../components/page/empty-state.tsx'
import { Page } from '../../components/page/page.tsx'
import { RowFooter } from '../../components/page/row-footer.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useCalmText } from '../../components/rows/use-calm-text.ts'
import { usePagedRows } from '../../components/rows/use-paged-rows.ts'
import { useEngine } from '../../host/engine-context.ts'
import { useSession } from '../session/session-context.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { MergesDialog } from './merges-dialog.tsx'
import { archiveRow, pageQuery } from './register-calls.ts'
import { type ListDefinition, type ListName, type ListRow, listDefinitions } from './register-definitions.ts'
import { RegisterEditor } from './register-editor.tsx'
import { RegisterGrid } from './register-grid.tsx'
import styles from './register-page.module.css'
import { useMergeUndo } from './use-merge-undo.tsx'

type Doing = { what: 'add' } | { what: 'edit' | 'merge' | 'merges'; row: ListRow } | null

/** One of the lists that people manage: its rows with their assets, to be named, put in order and merged. */
export default function RegisterPage({ list }: { list: ListName }) {
  return <ManagedList key={list} definition={listDefinitions[list]} />
}

function ManagedList({ definition }: { definition: ListDefinition }) {
  const engine = useEngine()
  const navigate = useNavigate()
  const { worker } = useSession()
  const [typed, setTyped] = useState('')
  const { asked: search } = useCalmText(typed)
  const [archived, setArchived] = useState(false)
  const [active, setActive] = useState(0)
  const [doing, setDoing] = useState<Doing>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({})
  const { name, archiveWord } = definition
  const rows = usePagedRows(pageQuery(engine, { name, search, archived }), (answer) => answer.rows)
  const row = rows.rowAt(active)
  const mayChange = !definition.byAdministrator || worker.role === 'administrator'
  const goBack = () => void navigate('/more')
  const archive = useMutation({
    mutationFn: (of: ListRow) => archiveRow(engine, name, of, !of.isArchived),
    onSuccess: (_, of) =>
      done({
        says: of.isArchived ? text.isBack(of.name) : text.isArchived(of.name),
        undo: () => archiveRow(engine, name, of, of.isArchived),
      }),
  })
  const backToGrid = () => {
    setDoing(null)
    document.querySelector<HTMLElement>('#page [role=grid]')?.focus({ preventScroll: true })
  }
  const done = (said: Notice) => {
    setNotice(said)
    backToGrid()
  }
  const mergeUndo = useMergeUndo(backToGrid)
  const showAssets = (of: ListRow) => {
    const filter = definition.filterOf(of)
    const params = new URLSearchParams({
      filter: JSON.stringify(filter),
      names: JSON.stringify({ [of.id]: of.name }),
    })
    void navigate(`/assets?${params}`)
  }
  const edit = (of: ListRow | undefined) => of && mayChange && setDoing({ what: 'edit', row: of })
  const isFree = doing === null
  useKey('N', text.add, () => setDoing({ what: 'add' }), { when: isFree && mayChange })
  useKey('J', text.merge, () => row && setDoing({ what: 'merge', row }), {
    when: isFree && !archived,
  })
  useKey('U', text.mergesOf, () => row && setDoing({ what: 'merges', row }), { when: isFree })
  useKey('A', text.showAssets, () => row && showAssets(row))
  useKey('Escape', text.backToMore, goBack)
  const titles = text.lists[name]

  return (
    <Page
      title={titles.title}
      about={<span role="status">{rows.total === undefined ? '' : formatNumber(rows.total)}</span>}
      filled
      back={{ label: text.backToMore, run: goBack }}
      actions={
        mayChange && (
          <Button
            variant="contained"
            onClick={() => setDoing({ what: 'add' })}
            startIcon={<Icon name="plus" size={18} />}
          >
            {text.add}
            <KeyHint keys="N" />
          </Button>
        )
      }
    >
      <div className={styles.bar}>
        <TextField
          className={styles.search ?? ''}
          size="small"
          label={text.search}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
          }}
          slotProps={{ htmlInput: { maxLength: 500, spellCheck: false } }}
        />
        <FormControlLabel
          label={text.showArchived}
          control={
            <Checkbox
              checked={archived}
              onChange={(_, checked) => {
                setArchived(checked)
                setActive(0)
              }}
            />
          }
        />
        {!mayChange && <span className={styles.soft}>{text.byAdministrator}</span>}
      </div>
      <Problem error={rows.error ?? archive.error} />
      {rows.total === 0 ? (
        <EmptyState {...emptyOf(search, archived)} />
      ) : (
        <RegisterGrid
          definition={definition}
          rows={rows}
          active={active}
          onActive={setActive}
          onOpen={(index) => edit(rows.rowAt(index))}
          onCounts={setCounts}
        />
      )}
      <div className={styles.notice}>
        <NoticeLine notice={notice} onClose={() => setNotice(null)} />
      </div>
      {row && rows.total !== 0 && (
        <RowFooter name={row.name}>
          {mayChange && (
            <Button variant="outlined" onClick={() => edit(row)}>
              {text.edit}
              <KeyHint keys="Enter" />
            </Button>
          )}
          <Button variant="outlined" onClick={() => showAssets(row)}>
            {text.showAssets}
            <KeyHint keys="A" />
          </Button>
          {!archived && (
            <Button variant="outlined" onClick={() => setDoing({ what: 'merge', row })}>
              {text.merge}
              <KeyHint keys="J" />
            </Button>
          )}
          <Button variant="outlined" onClick={() => setDoing({ what: 'merges', row })}>
            {text.mergesOf}
            <KeyHint keys="U" />
          </Button>
          {mayChange && (
            <Button variant="outlined" disabled={archive.isPending} onClick={() => archive.mutate(row)}>
              {row.isArchived ? text.takeBack : archiveWord}
            </Button>
          )}
        </RowFooter>
      )}
      {(doing?.what === 'add' || doing?.what === 'edit') && (
        <RegisterEditor
          definition={definition}
          row={doing.what === 'edit' ? doing.row : null}
          onClose={() => setDoing(null)}
          onSaved={(saved) => done({ says: text.saved(saved) })}
        />
      )}
      {doing?.what === 'merge' && (
        <MergeDialog
          register={name}
          row={doing.row}
          assets={counts[doing.row.id] ?? 0}
          onClose={() => setDoing(null)}
          onMerged={(says, jobId) => done({ says, undo: mergeUndo.undoOf(jobId) })}
        />
      )}
      {doing?.what === 'merges' && (
        <MergesDialog register={name} id={doing.row.id} name={doing.row.name} onClose={backToGrid} />
      )}
      {mergeUndo.dialog}
    </Page>
  )
}

function emptyOf(search: string, archived: boolean) {
  if (search !== '') return { icon: 'search' as const, title: text.nothingFound, next: text.nothingFoundNext }
  if (archived) return { icon: 'archive' as const, title: text.noneArchived, next: text.noneArchivedNext }
  return { icon: 'assets' as const, title: text.empty, next: text.emptyNext }
}
