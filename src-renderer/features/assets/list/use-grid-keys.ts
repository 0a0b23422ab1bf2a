import { type KeyboardEvent, use, useEffect, useState } from 'react'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { KeysContext, useKey } from '../../../components/keys/use-key.ts'
import { useEngine } from '../../../host/engine-context.ts'
import type { ListView } from './list-address.ts'
import { TypeAhead } from './type-ahead.ts'
import type { AssetListState } from './use-asset-list.ts'
import { scopeOf } from './use-ready-view.ts'

/**
 * Keys of the list besides those that move in it. What is typed leads to the first row whose value in the column of the
 * order begins so. A letter that does something on the page keeps doing that; with Shift it begins a text, too.
 * @returns takes a key, and answers whether it was one of these
 */
export function useGridKeys(
  view: ListView,
  list: AssetListState,
  copy: () => void,
): (event: KeyboardEvent) => boolean {
  const { client } = useEngine()
  const registry = use(KeysContext)
  const [typed] = useState(() => new TypeAhead())
  const [asked] = useState({ last: 0, isHere: true })
  // Only to be listed: the grid takes them before the page does.
  useKey('Space', text.keys.choose, () => undefined)
  useKey('Shift+Space', text.keys.chooseTo, () => undefined)
  useKey('Shift+Arrows', text.keys.chooseTo, () => undefined)
  useKey('A…Z', text.keys.typeAhead, () => undefined)

  useEffect(() => {
    asked.isHere = true
    return () => {
      asked.isHere = false
    }
  }, [asked])

  const jump = async (startsWith: string) => {
    const turn = ++asked.last
    const { position } = await client.assets.positionOf({ ...scopeOf(view), of: { startsWith } })
    if (position !== null && turn === asked.last && asked.isHere) list.goTo(position)
  }
  const isBound = (key: string) =>
    registry.list().some(({ keys }) => keys.split(' ')[0] === key.toUpperCase())

  return (event) => {
    const { key } = event
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() === 'a') list.chooseAll()
      else if (key.toLowerCase() === 'c') copy()
      else return false
      return true
    }
    const now = event.timeStamp
    if (registry.endsSequence(event)) return false
    const isUnderWay = typed.isUnderWay(now)
    if (key.length !== 1 || event.altKey || (key === ' ' && !isUnderWay)) {
      typed.end()
      return false
    }
    if (!isUnderWay && isBound(key) && !(event.shiftKey && /\p{L}/u.test(key))) return false
    void jump(typed.add(key, now)).catch(() => undefined) // the row stays; the list itself says what is wrong
    return true
  }
}
