import { ORPCError } from '@orpc/client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { changedFields, differingFields, type FormField, type FormValues, valuesOf } from './asset-form.ts'

interface Saved {
  id: string
}

/**
 * The state of the form for one asset, or a new one. When somebody else changed the asset meanwhile, what was typed
 * stays, and `news` holds the fields that now have other values; saving again is then a decision made knowingly.
 */
export function useAssetForm(
  asset: AssetDetail | undefined,
  begin: { status: string; assetTag: string },
  onSaved: (saved: Saved) => void,
) {
  const { client } = useEngine()
  const [shown, setShown] = useState(() => ({ asset, values: valuesOf(asset, begin.status) }))
  const [values, setValues] = useState(asset ? shown.values : { ...shown.values, assetTag: begin.assetTag })
  const [news, setNews] = useState<Partial<FormValues>>({})

  const takeNews = async () => {
    if (!shown.asset) return
    const newest = await client.assets.show({ asset: shown.asset.id })
    const newValues = valuesOf(newest, begin.status)
    const differing = differingFields(newValues, shown.values)
    setNews(Object.fromEntries(differing.map((field) => [field, newValues[field] ?? ''])))
    // A field that was not touched takes the new value; one that was keeps what was typed.
    setValues((typed) => {
      const touched = differingFields(typed, shown.values)
      return { ...newValues, ...Object.fromEntries(touched.map((field) => [field, typed[field] ?? ''])) }
    })
    setShown({ asset: newest, values: newValues })
  }

  const save = useMutation({
    mutationFn: async (): Promise<Saved> => {
      if (shown.asset) {
        const fields = changedFields(shown.values, values)
        if (Object.keys(fields).length === 0) return shown.asset
        return client.assets.update({ id: shown.asset.id, revision: shown.asset.revision, fields })
      }
      const fields = changedFields(valuesOf(undefined, ''), values)
      return client.assets.create({ fields: { ...fields, assetTag: values.assetTag?.trim() ?? '' } })
    },
    onSuccess: onSaved,
    onError: async (error) => {
      if (error instanceof ORPCError && error.code === 'ASSET_CHANGED') await takeNews()
    },
  })

  return {
    values,
    news,
    save,
    set: (field: FormField, text: string) => setValues((old) => ({ ...old, [field]: text })),
  }
}
