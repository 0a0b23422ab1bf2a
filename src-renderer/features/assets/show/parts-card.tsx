import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { AssetDetail, AssetPart } from '../../../../src-shared/features/assets/assets-contract.ts'
import { assetsWindowText } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import type { Notice } from '../../../components/notice/notice-line.tsx'
import { Card } from '../../../components/page/card.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { StatusMark } from '../status-mark.tsx'
import { changeNotice } from './change-notice.ts'
import styles from './parts-card.module.css'

const text = assetsWindowText.parts

/** What an asset is a part of, and its own parts: a dock in a bundle, a drive in a server. */
export function PartsCard({ asset, onDone }: { asset: AssetDetail; onDone: (notice: Notice) => void }) {
  const { client, calls } = useEngine()
  const { data, error } = useQuery(calls.assets.parts.queryOptions({ input: { assetId: asset.id } }))
  const [code, setCode] = useState('')

  const add = useMutation({
    mutationFn: async (tag: string): Promise<Notice> => {
      const part = await client.assets.show({ asset: tag })
      if (part.parentId === asset.id) return { says: text.alreadyPart(part.assetTag) }
      const fields = { parent: asset.assetTag }
      await client.assets.update({ id: part.id, revision: part.revision, fields })
      const says = part.parent === null ? text.added(part.assetTag) : text.moved(part.assetTag, part.parent)
      return changeNotice(client, part.id, says)
    },
    onSuccess: (notice) => {
      setCode('')
      onDone(notice)
    },
  })
  const takeOut = useMutation({
    mutationFn: async ({ id, assetTag }: AssetPart): Promise<Notice> => {
      const { revision } = await client.assets.show({ asset: id })
      await client.assets.update({ id, revision, fields: { parent: null } })
      return changeNotice(client, id, text.takenOut(assetTag))
    },
    onSuccess: onDone,
  })

  const parts = data?.parts ?? []
  const total = data?.total ?? 0
  return (
    <Card title={total === 0 ? text.title : text.count(formatNumber(total))}>
      {asset.parentId && (
        <p>
          {text.partOf}{' '}
          <Link to={`/assets/${asset.parentId}`} className="code">
            {asset.parent}
          </Link>
        </p>
      )}
      {data && total === 0 && <p>{text.none}</p>}
      {parts.length > 0 && (
        <ul className={styles.parts}>
          {parts.map((part) => (
            <li key={part.id}>
              <Link to={`/assets/${part.id}`}>
                <span className="code">{part.assetTag}</span> {part.name ?? part.model}
              </Link>
              {part.parts > 0 && <small>{text.ofItself(formatNumber(part.parts))}</small>}
              <StatusMark status={part.status} type={part.statusType} />
              <button
                type="button"
                className={styles.takeOut}
                aria-label={text.takeOut(part.assetTag)}
                title={text.takeOut(part.assetTag)}
                disabled={takeOut.isPending}
                onClick={() => takeOut.mutate(part)}
              >
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
          {total > parts.length && <li>{text.more(formatNumber(total - parts.length))}</li>}
        </ul>
      )}
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim() !== '' && !add.isPending) add.mutate(code.trim())
        }}
      >
        <TextField
          size="small"
          label={text.code}
          value={code}
          error={add.isError}
          onChange={(event) => setCode(event.target.value)}
          slotProps={{ htmlInput: { className: 'code', maxLength: 200, spellCheck: false } }}
        />
        <Button type="submit" disabled={add.isPending || code.trim() === ''}>
          {text.add}
        </Button>
      </form>
      <Problem error={error ?? add.error ?? takeOut.error} small />
    </Card>
  )
}
