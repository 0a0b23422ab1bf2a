import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { AssetDialog } from '../../assets/edit/asset-dialog.tsx'

const text = labelsWindowText.tags

/** What is known of a tag that no asset has; a blank is claimed here by the asset that gets it. */
export function UnknownTag({ tag }: { tag: string }) {
  const { calls } = useEngine()
  const navigate = useNavigate()
  const [creating, setCreating] = useState(false)
  const { data } = useQuery(calls.tags.whatIs.queryOptions({ input: { code: tag } }))
  const blank = data?.kind === 'blank' ? data.assetTag : null
  useKey('N', text.createAsset, () => setCreating(true), { when: blank !== null && !creating })
  if (!data || data.kind === 'unknown' || data.kind === 'asset') return null
  return (
    <>
      {blank !== null && (
        <Button variant="contained" onClick={() => setCreating(true)}>
          {text.createAsset}
          <KeyHint keys="N" />
        </Button>
      )}
      <p>{data.sentence}</p>
      {creating && blank !== null && (
        <AssetDialog
          assetTag={blank}
          onClose={() => setCreating(false)}
          onSaved={({ id }) => void navigate(`/assets/${id}`)}
        />
      )}
    </>
  )
}
