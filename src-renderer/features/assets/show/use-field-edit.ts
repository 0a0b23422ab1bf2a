import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import { assetFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import type { Notice } from '../../../components/notice/notice-line.tsx'
import { codeOf } from '../../../components/problem/sentence-of.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { changedFields, type FormField, isClear, valuesOf } from '../edit/asset-form.ts'
import { changeNotice } from './change-notice.ts'

/**
 * The state of one field that is edited in its place.
 * @param onSaved hears what was done and how it is undone; null where nothing was changed
 */
export function useFieldEdit(asset: AssetDetail, field: FormField, onSaved: (notice: Notice | null) => void) {
  const { client } = useEngine()
  const [shown, setShown] = useState(asset)
  const [value, set] = useState(() => textOf(asset, field))
  const [news, setNews] = useState<string | null>(null)

  const write = async (to: AssetDetail, typed: string) => {
    const before = valuesOf(to, '')
    const fields = changedFields(before, { ...before, [field]: typed })
    if (Object.keys(fields).length === 0) return null
    await client.assets.update({ id: to.id, revision: to.revision, fields })
    return changeNotice(client, to.id)
  }
  const save = useMutation({
    mutationFn: async (typed: string) => {
      try {
        return await write(shown, typed)
      } catch (error) {
        if (codeOf(error) !== 'ASSET_CHANGED') throw error
        const newest = await client.assets.show({ asset: shown.id })
        setShown(newest)
        // Another field was changed meanwhile: nothing is overwritten unseen.
        if (textOf(newest, field) === textOf(shown, field)) return await write(newest, typed)
        setNews(textOf(newest, field))
        throw error
      }
    },
    onSuccess: onSaved,
  })
  return {
    value,
    set,
    /** what the field is now, where somebody else changed it meanwhile */
    news,
    isClear: !(field in assetFields) || isClear(field as keyof typeof assetFields, value),
    save,
  }
}

const textOf = (asset: AssetDetail, field: FormField) => valuesOf(asset, '')[field] ?? ''
