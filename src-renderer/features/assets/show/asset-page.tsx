import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../../components/notice/notice-line.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { AddPhoto } from '../../attachments/add-photo.tsx'
import { AttachmentsCard } from '../../attachments/attachments-card.tsx'
import { AssetDialog } from '../edit/asset-dialog.tsx'
import type { FormField } from '../edit/asset-form.ts'
import { lastListPath } from '../list/list-place.ts'
import { AssetFacts, focusedField } from './asset-facts.tsx'
import styles from './asset-page.module.css'
import { Barcode } from './barcode.tsx'
import { NextActions } from './next-actions.tsx'
import { PartsCard } from './parts-card.tsx'
import { Timeline } from './timeline.tsx'

/**
 * One asset: what is known of it, its tag to scan from the screen, and what happened to it.
 * @param more what else is known of an asset
 */
export default function AssetPage({ more }: { more: (assetId: string) => ReactNode }) {
  const { assetId = '' } = useParams()
  const { calls } = useEngine()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [editing, setEditing] = useState<'all' | FormField | null>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  const { data: asset, error } = useQuery(calls.assets.show.queryOptions({ input: { asset: assetId } }))
  const back = () => void navigate(lastListPath())
  useKey('Escape', text.backToList, back)
  useKey('E', text.edit, () => setEditing(focusedField() ?? 'all'), { when: asset !== undefined })
  const page = `/assets/${assetId}`
  const takePhoto = () => void navigate(`${page}/camera`)

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
          onClick={() => setEditing('all')}
          startIcon={<Icon name="edit" size={17} />}
        >
          {text.edit}
          <KeyHint keys="E" />
        </Button>
      }
    >
      <Problem error={error} />
      <div className={styles.columns}>
        <AssetFacts
          asset={asset}
          editing={editing === 'all' ? null : editing}
          onEdit={setEditing}
          onDone={setNotice}
        />
        <div className={styles.side}>
          <NextActions asset={asset} onEditLocation={() => setEditing('location')} onDone={setNotice} />
          <AttachmentsCard
            assetId={asset.id}
            modelPicture={asset.modelPicture}
            onDone={setNotice}
            onCamera={takePhoto}
          />
          <PartsCard key={asset.id} asset={asset} onDone={setNotice} />
          <Barcode tag={asset.assetTag} />
          {more(asset.id)}
          <Timeline assetId={asset.id} />
        </div>
      </div>
      <NoticeLine notice={notice} onClose={() => setNotice(null)} />
      {editing === 'all' && (
        <AssetDialog asset={asset} onClose={() => setEditing(null)} onSaved={() => setEditing(null)} />
      )}
      {pathname === `${page}/camera` && (
        <AddPhoto
          assetId={asset.id}
          onDone={setNotice}
          onClose={() => void navigate(page, { replace: true })}
        />
      )}
    </Page>
  )
}
