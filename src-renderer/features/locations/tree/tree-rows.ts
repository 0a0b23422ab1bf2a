import type { LocationInTree } from '../../../../src-shared/features/locations/locations-contract.ts'

/** A row of the tree, as it is drawn. */
export interface TreeRow {
  location: LocationInTree
  /** 1 for a site */
  level: number
  isOpen: boolean
}

/** The rows of a tree in their order: below each location that is open what stands in it, as far as it is read. */
export function treeRows(
  childrenOf: (parentId: string | null) => readonly LocationInTree[],
  open: ReadonlySet<string>,
): TreeRow[] {
  const rows: TreeRow[] = []
  const walk = (parentId: string | null, level: number) => {
    for (const location of childrenOf(parentId)) {
      const isOpen = open.has(location.id) && location.children > 0
      rows.push({ location, level, isOpen })
      if (isOpen) walk(location.id, level + 1)
    }
  }
  walk(null, 1)
  return rows
}
