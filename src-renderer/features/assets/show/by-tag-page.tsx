import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, Navigate, useParams } from 'react-router'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { codeOf } from '../../../components/problem/sentence-of.ts'
import { useEngine } from '../../../host/engine-context.ts'

/**
 * Where a link with an asset tag leads: to that asset. Neither a serial number nor a part of a tag is enough.
 * @param whenUnknown what else is known of a tag that no asset has
 */
export default function ByTagPage({ whenUnknown }: { whenUnknown: (tag: string) => ReactNode }) {
  const { tag = '' } = useParams()
  const { calls } = useEngine()
  const { data: asset, error } = useQuery(calls.assets.show.queryOptions({ input: { asset: tag } }))
  if (asset && identifierKey(asset.assetTag) === identifierKey(tag))
    return <Navigate to={`/assets/${asset.id}`} replace />
  const isUnknown = asset !== undefined || ['ASSET_UNKNOWN', 'INPUT_INVALID'].includes(codeOf(error) ?? '')
  return (
    <Page title={text.title} filled>
      {isUnknown ? (
        <EmptyState icon="question" title={text.tagUnknown(tag)} next={text.tagUnknownNext}>
          <Button component={Link} to={`/assets?${new URLSearchParams({ search: tag })}`} variant="contained">
            {text.searchFor(tag)}
          </Button>
          {whenUnknown(tag)}
        </EmptyState>
      ) : (
        <Problem error={error} />
      )}
    </Page>
  )
}
