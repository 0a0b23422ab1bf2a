import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { LocationInTree } from '../../../../src-shared/features/locations/locations-contract.ts'
import { locationsWindowText as text } from '../../../../src-shared/features/locations/locations-window-text.ts'
import { registersWindowText } from '../../../../src-shared/features/registers/registers-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../../components/notice/notice-line.tsx'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Page } from '../../../components/page/page.tsx'
import { RowFooter } from '../../../components/page/row-footer.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useCalmText } from '../../../components/rows/use-calm-text.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { MergesDialog } from '../../registers/merges-dialog.tsx'
import { useMergeUndo } from '../../registers/use-merge-undo.tsx'
import {
  AddLocationDialog,
  BarcodeDialog,
  MergeLocationDialog,
  MoveLocationDialog,
  movedNotice,
} from './location-dialogs.tsx'
import { LocationGrid } from './location-grid.tsx'
import styles from './locations-page.module.css'
import { useTree } from './use-tree.ts'

type Doing = 'addSite' | 'addBelow' | 'move' | 'merge' | 'merges' | 'barcode' | 'rename' | null

/** Every place, as a tree that is put in order: by keys, by dragging, by merging what is the same. */
export default function LocationsPage() {
  const { client } = useEngine()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const { asked } = useCalmText(typed)
  const search = asked.trim()
  const tree = useTree(search)
  const [doing, setDoing] = useState<Doing>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const location = tree.rows[tree.active]?.location
  const focusTree = () =>
    window.requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>('#page [role=treegrid], #page [role=grid]')
        ?.focus({ preventScroll: true }),
    )
  const done = (said: Notice, goTo: string | null) => {
    setDoing(null)
    setNotice(said)
    if (goTo !== null) void tree.reveal(goTo).catch(() => undefined) // it is gone again: the tree shows that
    focusTree()
  }
  const mergeUndo = useMergeUndo(focusTree)
  const rename = useMutation({
    mutationFn: ({ id, name }: { id: string; name: string; before: string }) =>
      client.locations.rename({ location: id, name }),
    onSuccess: ({ path }, { id, before }) =>
      done(
        { says: text.renamed(path), undo: () => client.locations.rename({ location: id, name: before }) },
        id,
      ),
  })
  const move = useMutation({
    mutationFn: ({ id, to }: { id: string; to: string; before: LocationInTree }) =>
      client.locations.move({ location: id, to }),
    onSuccess: (moved, { before }) => done(movedNotice(client, before, moved), moved.id),
  })
  const remove = useMutation({
    mutationFn: ({ id }: LocationInTree) => client.locations.remove({ location: id }),
    onSuccess: (_, { path, parentId }) => done({ says: text.removed(path) }, parentId),
  })
  const showAssets = ({ id, path }: LocationInTree) => {
    const params = new URLSearchParams({
      filter: JSON.stringify({ locations: [id] }),
      names: JSON.stringify({ [id]: path }),
    })
    void navigate(`/assets?${params}`)
  }
  const printLabels = (ids: readonly string[]) =>
    void navigate(`/labels/print?${new URLSearchParams(ids.map((id) => ['location', id]))}`)
  const printed = chosen.size > 0 ? [...chosen] : location ? [location.id] : []
  const printWord = chosen.size > 1 ? text.printLabels(formatNumber(chosen.size)) : text.printLabel
  const goBack = () => void navigate('/more')
  const isFree = doing === null
  const isOn = isFree && location !== undefined
  useKey('N', text.addBelow, () => setDoing('addBelow'), { when: isOn })
  useKey('S', text.addSite, () => setDoing('addSite'), { when: isFree })
  useKey('F2', text.rename, () => setDoing('rename'), { when: isOn })
  useKey('M', text.move, () => setDoing('move'), { when: isOn })
  useKey('J', text.merge, () => setDoing('merge'), { when: isOn })
  useKey('U', registersWindowText.mergesOf, () => setDoing('merges'), { when: isOn })
  useKey('B', text.barcode, () => setDoing('barcode'), { when: isOn })
  useKey('L', printWord, () => printLabels(printed), { when: isOn })
  useKey('Space', text.choose, () => undefined, { when: isOn })
  useKey('Delete', text.remove, () => location && remove.mutate(location), { when: isOn })
  useKey('Escape', registersWindowText.backToMore, goBack, { when: isFree })
  // Only to be listed: the tree takes them before the page does.
  useKey('Enter', text.showAssets, () => undefined, { when: isOn })
  useKey('ArrowRight', text.expand, () => undefined, { when: isOn })
  useKey('ArrowLeft', text.collapse, () => undefined, { when: isOn })

  const asking = location && {
    location,
    onDone: done,
    onClose: () => {
      setDoing(null)
      focusTree()
    },
  }
  const addSite = (
    <Button
      variant="contained"
      onClick={() => setDoing('addSite')}
      startIcon={<Icon name="plus" size={18} />}
    >
      {text.addSite}
      <KeyHint keys="S" />
    </Button>
  )
  const action = (does: Exclude<Doing, null>, word: string, keys: string) => (
    <Button variant="outlined" onClick={() => setDoing(does)}>
      {word}
      <KeyHint keys={keys} />
    </Button>
  )
  return (
    <Page
      title={text.title}
      filled
      back={{ label: registersWindowText.backToMore, run: goBack }}
      actions={addSite}
    >
      <div className={styles.bar}>
        <TextField
          className={styles.search ?? ''}
          size="small"
          label={text.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && typed !== '') setTyped('')
            else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') focusTree()
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
          slotProps={{ htmlInput: { maxLength: 500, spellCheck: false, autoComplete: 'off' } }}
        />
      </div>
      <Problem error={tree.error ?? rename.error ?? move.error ?? remove.error} />
      {tree.isRead && tree.rows.length === 0 ? (
        search === '' ? (
          <EmptyState icon="place" title={text.empty} next={text.emptyNext}>
            {addSite}
          </EmptyState>
        ) : (
          <EmptyState icon="search" title={text.nothingFound} next={text.nothingFoundNext} />
        )
      ) : (
        <LocationGrid
          tree={tree}
          isFound={search !== ''}
          chosen={chosen}
          onChoose={setChosen}
          renaming={doing === 'rename' ? (location?.id ?? null) : null}
          onOpen={showAssets}
          onRename={({ id, name: before }, name) => rename.mutate({ id, name, before })}
          onRenamed={() => {
            setDoing(null)
            focusTree()
          }}
          onDrop={(id, into) => {
            const before = tree.rows.find((row) => row.location.id === id)?.location
            if (before && id !== into.id && before.parentId !== into.id)
              move.mutate({ id, to: into.id, before })
          }}
        />
      )}
      <div className={styles.notice}>
        <NoticeLine notice={notice} onClose={() => setNotice(null)} />
      </div>
      {location && (
        <RowFooter name={location.name} title={location.path}>
          <Button variant="outlined" onClick={() => showAssets(location)}>
            {text.showAssets}
            <KeyHint keys="Enter" />
          </Button>
          {action('rename', text.rename, 'F2')}
          {action('addBelow', text.addBelow, 'N')}
          {action('move', text.move, 'M')}
          {action('merge', text.merge, 'J')}
          {action('merges', registersWindowText.mergesOf, 'U')}
          {action('barcode', text.barcode, 'B')}
          <Button variant="outlined" onClick={() => printLabels(printed)}>
            {printWord}
            <KeyHint keys="L" />
          </Button>
          <Button variant="outlined" disabled={remove.isPending} onClick={() => remove.mutate(location)}>
            {text.remove}
          </Button>
        </RowFooter>
      )}
      {(doing === 'addSite' || doing === 'addBelow') && (
        <AddLocationDialog
          parent={doing === 'addBelow' ? (location ?? null) : null}
          onDone={done}
          onClose={() => {
            setDoing(null)
            focusTree()
          }}
        />
      )}
      {asking && doing === 'move' && <MoveLocationDialog {...asking} />}
      {asking && doing === 'merge' && <MergeLocationDialog {...asking} undoOf={mergeUndo.undoOf} />}
      {asking && doing === 'merges' && (
        <MergesDialog
          register="locations"
          id={asking.location.id}
          name={asking.location.path}
          onClose={asking.onClose}
        />
      )}
      {mergeUndo.dialog}
      {asking && doing === 'barcode' && <BarcodeDialog {...asking} />}
    </Page>
  )
}
