import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import type { Notice } from '../../../components/notice/notice-line.tsx'
import type { Engine } from '../../../host/engine.ts'

/**
 * Says what the newest change of an asset was, and how it is undone.
 * @param says what to say instead of the fields
 */
export async function changeNotice(client: Engine['client'], id: string, says?: string): Promise<Notice> {
  const { entries } = await client.assets.timeline({ assetId: id, limit: 1 })
  const [newest] = entries
  if (!newest) return { says: says ?? '' }
  const words = newest.fields.map(({ field, from, to }) =>
    text.fieldChanged(wordOf(field), from ?? text.empty, to ?? text.empty),
  )
  return { says: says ?? words.join('; '), undo: () => client.assets.undo({ id, n: newest.n }) }
}

/** What a field of a timeline is called; one of the organisation's own by its name. */
export function wordOf(field: string): string {
  const words = { ...assetsText.fields, ...assetsText.attached }
  return Object.entries(words).find(([name]) => name === field)?.[1] ?? field
}
