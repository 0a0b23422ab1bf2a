import { useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { LocationInTree } from '../../../../src-shared/features/locations/locations-contract.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { type TreeRow, treeRows } from './tree-rows.ts'

/** What is open stays so while the window is: coming back from the assets of a place, one is where one was. */
let openBefore: ReadonlySet<string> = new Set()
let activeBefore: string | null = null

const mostFound = 500

/** The rows to show: the tree as far as it is opened, or the locations that a text finds, with their whole paths. */
export function useTree(search: string) {
  const { calls, client } = useEngine()
  const [open, setOpen] = useState(openBefore)
  const [activeId, setActiveId] = useState(activeBefore)
  const parents = useMemo(() => [null, ...open], [open])
  const answers = useQueries({
    queries: parents.map((parentId) => calls.locations.children.queryOptions({ input: { parentId } })),
  })
  const found = useQuery({
    ...calls.locations.list.queryOptions({ input: { search, limit: mostFound } }),
    enabled: search !== '',
  })
  const known = new Map(parents.map((parentId, index) => [parentId, answers[index]?.data?.locations ?? []]))
  const rows: TreeRow[] =
    search === ''
      ? treeRows((parentId) => known.get(parentId) ?? [], open)
      : (found.data?.locations ?? []).map((location) => ({ location, level: 1, isOpen: false }))
  const at = rows.findIndex(({ location }) => location.id === activeId)

  const choose = useCallback((id: string | null) => {
    activeBefore = id
    setActiveId(id)
  }, [])
  const change = (next: ReadonlySet<string>) => {
    openBefore = next
    setOpen(next)
  }
  return {
    rows,
    active: Math.max(0, at),
    isRead: search === '' ? answers[0]?.data !== undefined : found.data !== undefined,
    error: answers.find(({ error }) => error)?.error ?? found.error,
    choose,
    expand: ({ id }: Pick<LocationInTree, 'id'>) => change(new Set([...open, id])),
    collapse: ({ id }: Pick<LocationInTree, 'id'>) => change(new Set([...open].filter((one) => one !== id))),
    /** Opens all above a location and goes there. */
    reveal: async (location: string) => {
      const { id, within } = await client.locations.show({ location })
      change(new Set([...open, ...within]))
      choose(id)
    },
  }
}
