import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { AssetDialog } from '../edit/asset-dialog.tsx'
import { lastListPath } from '../list/list-place.ts'
import { AssetFacts } from './asset-facts.tsx'
import styles from './asset-page.module.css'
import { Barcode } from './barcode.tsx'
import { Timeline } from './timeline.tsx'

/** One asset: what is known of it, its tag to scan from the screen, and what happened to it. */
export default function AssetPage() {
  const { assetId = '' } = useParams()
  const { calls } = useEngine()
  const navigate = useNavigate()
  const [editing, setEditing] = useState(false)
  const { data: asset, error } = useQuery(calls.assets.show.queryOptions({ input: { asset: assetId } }))
  const back = () => void navigate(lastListPath())
  useKey('Escape', text.backToList, back)
  useKey('E', text.edit, () => setEditing(true), { when: asset !== undefined })

  const backToList = { label: text.backToList, run: back }
  if (!asset)
    return (
      <Page title={text.title} back={backToList}>
        <Problem error={error} />
      </Page>
    )
  return (
    <Page
      title={asset.assetTag}
      back={backToList}
      heading={<span className="code">{asset.assetTag}</span>}
      about={asset.name ?? asset.model ?? asset.category ?? ''}
      actions={
        <Button
          variant="contained"
          onClick={() => setEditing(true)}
          startIcon={<Icon name="edit" size={17} />}
        >
          {text.edit}
          <KeyHint keys="E" />
        </Button>
      }
    >
      <Problem error={error} />
      <div className={styles.columns}>
        <AssetFacts asset={asset} />
        <div className={styles.side}>
          <Barcode tag={asset.assetTag} />
          <Timeline assetId={asset.id} />
        </div>
      </div>
      {editing && (
        <AssetDialog asset={asset} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />
      )}
    </Page>
  )
}
