import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import { type AnyAssetColumn, assetColumn } from '../../../../src-shared/features/assets/asset-columns.ts'

export const densities = ['dense', 'roomy'] as const
export type Density = (typeof densities)[number]

export const narrowest = 64
export const widest = 1200

/** How somebody wants the list on this computer. */
const listLook = z.object({
  columns: z.array(assetColumn).min(1).max(200),
  /** pixels, of columns that were sized by hand */
  widths: z.record(z.string(), z.number().min(narrowest).max(widest)),
  density: z.enum(densities),
})
export type ListLook = z.output<typeof listLook>

const usualColumns: AnyAssetColumn[] = [
  'assetTag',
  'serialNumber',
  'name',
  'model',
  'location',
  'status',
  'checkedOutTo',
]
const usualLook: ListLook = { columns: usualColumns, widths: {}, density: 'dense' }

const storageKey = 'assetwalk.assetList'
const listeners = new Set<() => void>()
let look = stored()

function stored(): ListLook {
  const text = localStorage.getItem(storageKey)
  if (text === null) return usualLook
  try {
    return listLook.parse(JSON.parse(text))
  } catch {
    return usualLook // written by a later version, or by hand
  }
}

export function changeLook(change: Partial<ListLook>): void {
  look = { ...look, ...change }
  localStorage.setItem(storageKey, JSON.stringify(look))
  for (const listener of listeners) listener()
}

export const resetLook = (): void => changeLook(usualLook)

/** Columns, widths and density of the list, kept on this computer. */
export function useListLook(): ListLook {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => look,
  )
}

const usualWidths: Partial<Record<string, number>> = {
  assetTag: 128,
  serialNumber: 132,
  name: 168,
  model: 150,
  location: 190,
  status: 132,
  checkedOutTo: 128,
  notes: 240,
  company: 150,
  department: 150,
  owner: 150,
  supplier: 150,
}
const widthOf = (column: string, widths: ListLook['widths']) => widths[column] ?? usualWidths[column] ?? 120
const [boxWidth, gap, padding] = [24, 16, 40]

/** Pixels that the columns need at least. */
export function gridWidth({ columns, widths }: ListLook): number {
  const all = columns.reduce((sum, column) => sum + widthOf(column, widths) + gap, 0)
  return boxWidth + all + padding
}

const growing = new Set<string>(['name', 'model', 'location', 'notes'])

/** `grid-template-columns` of the list: what was sized by hand has that width, the others share what is left. */
export function gridColumns({ columns, widths }: ListLook): string {
  const tracks = columns.map((column) => {
    const width = `${widthOf(column, widths)}px`
    return widths[column] === undefined ? `minmax(${width}, ${growing.has(column) ? 2 : 1}fr)` : width
  })
  return [`${boxWidth}px`, ...tracks, ...(columns.every((column) => widths[column]) ? ['1fr'] : [])].join(' ')
}
