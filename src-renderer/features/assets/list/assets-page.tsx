import Button from '@mui/material/Button'
import { type ReactNode, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { usePagedRows } from '../../../components/rows/use-paged-rows.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { FileJobButton } from '../../jobs/file-job-button.tsx'
import { AssetDialog } from '../edit/asset-dialog.tsx'
import { AssetGrid } from './asset-grid.tsx'
import { rememberSearch } from './list-place.ts'
import { useReadySearch } from './use-ready-search.ts'

/**
 * The register as a plain list: any number of rows, found by typing, walked by the arrow keys.
 * @param whenEmpty what else can be done with a register that is empty
 */
export function AssetsPage({ whenEmpty }: { whenEmpty: ReactNode }) {
  const { calls, client } = useEngine()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const { search, isSearching } = useReadySearch((params.get('search') ?? '').trim())
  const [adding, setAdding] = useState(false)
  const rows = usePagedRows(
    (page) => calls.assets.list.queryOptions({ input: { search, ...page } }),
    (answer) => answer.rows,
  )
  const isEmpty = rows.total === 0 && search === ''
  rememberSearch(search)

  const open = (assetId: string) => void navigate(`/assets/${assetId}`)
  useKey('N', text.add, () => setAdding(true), { when: !isEmpty })
  useKey('I', text.importList, () => void navigate('/imports'), { when: isEmpty })

  return (
    <Page
      title={text.title}
      about={
        <span role="status">{isSearching ? text.searching : isEmpty ? '' : countOf(rows.total, search)}</span>
      }
      filled
      actions={
        isEmpty ? (
          <Button
            onClick={() => setAdding(true)}
            variant="outlined"
            startIcon={<Icon name="plus" size={18} />}
          >
            {text.add}
          </Button>
        ) : (
          <>
            <FileJobButton
              key={search}
              label={text.exportCsv}
              start={() => client.assets.export({ search })}
            />
            <Button
              variant="contained"
              onClick={() => setAdding(true)}
              startIcon={<Icon name="plus" size={18} />}
            >
              {text.add}
              <KeyHint keys="N" />
            </Button>
          </>
        )
      }
    >
      <Problem error={rows.error} />
      {isEmpty ? (
        <EmptyState icon="assets" title={text.emptyTitle} next={text.emptyNext}>
          <Button variant="contained" size="large" onClick={() => void navigate('/imports')}>
            {text.importList}
            <KeyHint keys="I" />
          </Button>
          {whenEmpty}
        </EmptyState>
      ) : rows.total === 0 ? (
        <EmptyState icon="search" title={text.nothingFound(search)} next={text.nothingFoundNext} />
      ) : (
        <AssetGrid key={search} search={search} rows={rows} onOpen={open} />
      )}
      {adding && (
        <AssetDialog
          onClose={() => setAdding(false)}
          onSaved={(saved) => {
            setAdding(false)
            open(saved.id)
          }}
        />
      )}
    </Page>
  )
}

function countOf(total: number | undefined, search: string): string {
  if (total === undefined) return ''
  return search === '' ? text.count(formatNumber(total)) : text.countFound(formatNumber(total), search)
}
