import { useEffect, useEffectEvent, useState } from 'react'
import type { AssetRow } from '../../../../src-shared/features/assets/assets-contract.ts'
import { useEngine } from '../../../host/engine-context.ts'
import {
  allChosen,
  type ChosenRows,
  chosenCount,
  isChosen,
  noneChosen,
  selectionOf,
  toggled,
  withRange,
} from './chosen-rows.ts'
import { type ListView, writeView } from './list-address.ts'
import { rememberedPlace, rememberPlace } from './list-place.ts'
import { SeenRows } from './seen-rows.ts'
import { scopeOf } from './use-ready-view.ts'

/** Rows that are chosen one by one, or copied, at most; what is more is chosen as "all", or exported. */
export const mostAtOnce = 10_000
const fetchedAtOnce = 500

interface ListRows {
  total: number | undefined
  rowAt: (index: number) => AssetRow | undefined
}

export type AssetListState = ReturnType<typeof useAssetList>

/** Where somebody is in a list of assets, and what of it is chosen. */
export function useAssetList(view: ListView, { total = 0, rowAt }: ListRows) {
  const { client } = useEngine()
  const address = writeView(view)
  const [place] = useState(() => rememberedPlace(address))
  const [active, setActive] = useState(place.row)
  const [anchor, setAnchor] = useState(place.row)
  const [chosen, setChosen] = useState<ChosenRows>(noneChosen)
  const [isTooMuch, setIsTooMuch] = useState(false)
  const [seen] = useState(() => new SeenRows())

  const moveTo = (row: number) => {
    setActive(row)
    const assetId = rowAt(row)?.id ?? null
    // An answer that comes late knows less of the row than what is shown of it by then.
    if (assetId !== null || rememberedPlace(address).row !== row) rememberPlace(address, { row, assetId })
  }
  const toPlace = useEffectEvent((row: number | null) => {
    if (row !== null && row !== place.row && active === place.row) moveTo(row)
  })
  useEffect(() => {
    // The asset that one comes back from may stand elsewhere by now.
    if (place.assetId === null) return
    client.assets
      .positionOf({ ...scopeOf(view), of: { id: place.assetId } })
      .then(({ position }) => toPlace(position))
      .catch(() => undefined) // the row where it stood will do
  }, [client, view, place])

  const activeId = rowAt(active)?.id ?? null
  useEffect(() => {
    // A jump may lead to a row that is read only then.
    if (activeId !== null) rememberPlace(address, { row: active, assetId: activeId })
  }, [address, active, activeId])

  const rowsFrom = async (from: number, to: number): Promise<AssetRow[]> => {
    const known = Array.from({ length: to - from + 1 }, (_, n) => rowAt(from + n))
    if (known.every((row) => row !== undefined)) return known
    const rows: AssetRow[] = []
    for (let offset = from; offset <= to; offset += fetchedAtOnce) {
      const limit = Math.min(fetchedAtOnce, to - offset + 1)
      rows.push(...(await client.assets.list({ ...scopeOf(view), offset, limit })).rows)
    }
    return rows
  }
  const chooseTo = async (index: number) => {
    const [from, to] = [Math.min(anchor, index), Math.max(anchor, index)]
    setIsTooMuch(to - from >= mostAtOnce)
    if (to - from >= mostAtOnce) return
    const range = await rowsFrom(from, to)
    setChosen((before) => withRange(before, range))
  }
  const choose = (index: number, extend: boolean) => {
    moveTo(index)
    if (extend) return void chooseTo(index)
    setAnchor(index)
    setIsTooMuch(false)
    const row = rowAt(index)
    if (row) setChosen((before) => toggled(before, row))
  }
  return {
    active,
    seen,
    isTooMuch,
    goTo: (index: number, extend = false) => {
      moveTo(index)
      if (extend) void chooseTo(index)
      else setAnchor(index)
    },
    choose,
    chooseAll: () => {
      setIsTooMuch(false)
      setChosen(allChosen)
    },
    chooseNone: () => {
      setIsTooMuch(false)
      setChosen(noneChosen)
    },
    isChosen: (assetId: string) => isChosen(chosen, assetId),
    count: chosenCount(chosen, total),
    /** What is chosen, to be edited; null: it is more than can be named one by one. */
    selectionToEdit: () => {
      const selection = selectionOf(chosen, view)
      setIsTooMuch(selection === null)
      return selection
    },
    /** What is chosen; null: it is more than can be named one by one. */
    chosenSelection: () => selectionOf(chosen, view),
    /** The chosen rows, or the active one where none is chosen; null: they are more than can be copied. */
    rowsToCopy: async (): Promise<AssetRow[] | null> => {
      const count = chosenCount(chosen, total)
      setIsTooMuch(count > mostAtOnce)
      if (count > mostAtOnce) return null
      if (count === 0) return [rowAt(active)].filter((row) => row !== undefined)
      if (!chosen.all) return [...chosen.rows.values()]
      return (await rowsFrom(0, total - 1)).filter((row) => !chosen.rows.has(row.id))
    },
  }
}
