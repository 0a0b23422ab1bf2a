import Button from '@mui/material/Button'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import { assetsWindowText } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { defaultStatusLabel } from '../../../../src-shared/features/status-labels/status-type.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import type { Notice } from '../../../components/notice/notice-line.tsx'
import { Card, CardActions } from '../../../components/page/card.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { changeNotice } from './change-notice.ts'

const text = assetsWindowText.next

interface NextActionsProps {
  asset: AssetDetail
  onEditLocation: () => void
  onDone: (notice: Notice) => void
}

/** What a person would do next with an asset, as it stands. */
export function NextActions({ asset, onEditLocation, onDone }: NextActionsProps) {
  const { client, calls } = useEngine()
  const { data: choices } = useQuery(calls.assets.choices.queryOptions())
  const setStatus = useMutation({
    mutationFn: async (status: string) => {
      await client.assets.update({ id: asset.id, revision: asset.revision, fields: { status } })
      return changeNotice(client, asset.id, text.status(asset.status, status))
    },
    onSuccess: onDone,
  })
  const labelOf = (type: 'lost' | 'deployable') => {
    const labels = choices?.statuses.filter((label) => label.type === type) ?? []
    return labels.find(({ name }) => name === defaultStatusLabel) ?? labels[0]
  }
  const isLost = asset.statusType === 'lost'
  const next = asset.statusType === 'archived' ? undefined : labelOf(isLost ? 'deployable' : 'lost')
  return (
    <Card title={text.title}>
      <CardActions>
        <Button size="small" startIcon={<Icon name="place" size={16} />} onClick={onEditLocation}>
          {asset.location === null ? text.setLocation : text.move}
        </Button>
        {asset.location !== null && (
          <Button
            size="small"
            component={Link}
            to={`/audits?${new URLSearchParams({ start: asset.location })}`}
            startIcon={<Icon name="audits" size={16} />}
          >
            {text.audit}
          </Button>
        )}
        {next && (
          <Button
            size="small"
            startIcon={<Icon name={isLost ? 'check' : 'question'} size={16} />}
            disabled={setStatus.isPending}
            onClick={() => setStatus.mutate(next.name)}
          >
            {isLost ? text.found : text.lost}
          </Button>
        )}
      </CardActions>
      <Problem error={setStatus.error} small />
    </Card>
  )
}
