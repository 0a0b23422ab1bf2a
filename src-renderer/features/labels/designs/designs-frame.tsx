import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { DesignKind } from '../../../../src-shared/features/labels/designs/design.ts'
import type { KeptDesign } from '../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsWindowText as text } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../../components/notice/notice-line.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { LabelsFrame } from '../labels-frame.tsx'
import { ImportDesign } from './design-files.tsx'
import { useArchive } from './use-archive.ts'

interface DesignsFrameProps {
  kind: DesignKind
  /** what the main action is called */
  add: string
  onAdd: () => void
  /** while a dialog is open, a key adds nothing */
  isAdding?: boolean
  /** what else the page asked the engine for, in vain */
  error?: Error | null
  children: (designs: Designs) => ReactNode
  /** what stands over the designs: a search, other actions */
  bar?: ReactNode
}

export interface Designs {
  /** undefined before they are known */
  kept: KeptDesign[] | undefined
  archive: (kept: KeptDesign) => void
  /** says that a design was saved */
  saved: (name: string) => void
}

/** A page of designs of one kind: made here or imported from a file, and archived with an undo. */
export function DesignsFrame({
  kind,
  add,
  onAdd,
  isAdding = false,
  error,
  bar,
  children,
}: DesignsFrameProps) {
  const { calls } = useEngine()
  const [notice, setNotice] = useState<Notice | null>(null)
  const list = useQuery(calls.labelDesigns.list.queryOptions({ input: { kind } }))
  const archive = useArchive(setNotice)
  useKey('N', add, onAdd, { when: !isAdding })
  return (
    <LabelsFrame
      actions={
        <>
          <ImportDesign kind={kind} onImported={(name) => setNotice({ says: text.imported(name) })} />
          <Button variant="contained" onClick={onAdd} startIcon={<Icon name="plus" size={18} />}>
            {add}
            <KeyHint keys="N" />
          </Button>
        </>
      }
    >
      {bar}
      <Problem error={error ?? list.error ?? archive.error} />
      {children({
        kept: list.data?.designs,
        archive: archive.mutate,
        saved: (name) => setNotice({ says: text.saved(name) }),
      })}
      <NoticeLine notice={notice} onClose={() => setNotice(null)} />
    </LabelsFrame>
  )
}
