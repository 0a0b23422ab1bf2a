import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { AnyAssetColumn } from '../../../../src-shared/features/assets/asset-columns.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import type { AssetSelection } from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { addressNow } from '../../../components/page/address-now.ts'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { FileJobButton } from '../../jobs/file-job-button.tsx'
import { BulkWorkButton } from '../bulk/bulk-work-button.tsx'
import { BulkWorkPlace } from '../bulk/bulk-work-dialog.tsx'
import { AssetDialog } from '../edit/asset-dialog.tsx'
import { AssetList } from './asset-list.tsx'
import { columnTitle } from './column-values.ts'
import { ColumnsMenu } from './columns-menu.tsx'
import { FilterBar } from './filter/filter-bar.tsx'
import { type ListView, readView, writeView } from './list-address.ts'
import { useListLook } from './list-columns.ts'
import { rememberList } from './list-place.ts'
import { scopeOf, useReadyView } from './use-ready-view.ts'
import { ViewsMenu } from './views-menu.tsx'

interface AssetsPageProps {
  whenEmpty: ReactNode
  onChosen: (selection: AssetSelection | null) => ReactNode
}

/**
 * The register as a list: any number of rows, found by typing, filtered, ordered and walked by the arrow keys.
 * @param whenEmpty what else can be done with a register that is empty
 * @param onChosen what else can be done with chosen assets; null: more are chosen one by one than can be named
 */
export function AssetsPage({ whenEmpty, onChosen }: AssetsPageProps) {
  const { calls, client } = useEngine()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const wanted = useMemo(() => readView(params), [params])
  const { view, total, error, isWaiting } = useReadyView(wanted)
  const address = writeView(view)
  const look = useListLook()
  const [adding, setAdding] = useState(false)
  const { data: own } = useQuery(calls.customFields.list.queryOptions())
  const ownFields = own?.fields ?? []
  const titleOf = (column: AnyAssetColumn) => columnTitle(column, ownFields)
  const isNarrowed = view.search !== '' || Object.keys(view.filter).length > 0
  const isEmpty = total === 0 && !isNarrowed
  rememberList(address)

  const change = (to: (view: ListView) => ListView) => goTo(writeView(to(readView(addressNow()))))
  const sort = (by: ListView['sort']) => change((now) => sorted(now, by))
  const goTo = (to: string) => void navigate({ search: to === '' ? '' : `?${to}` })
  const open = (assetId: string) => void navigate(`/assets/${assetId}`)
  useKey('N', text.add, () => setAdding(true), { when: !isEmpty })
  useKey('I', text.importList, () => void navigate('/imports'), { when: isEmpty })

  return (
    <Page
      title={text.title}
      about={<span role="status">{isWaiting ? text.searching : countOf(total, view, isNarrowed)}</span>}
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
              key={address}
              label={text.exportCsv}
              start={() => client.assets.export(scopeOf(view))}
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
      {!isEmpty && (
        <FilterBar view={wanted} ownFields={ownFields} onChange={change}>
          <ViewsMenu address={address} look={look} onOpen={goTo} />
          <ColumnsMenu look={look} sort={wanted.sort} ownFields={ownFields} titleOf={titleOf} onSort={sort} />
        </FilterBar>
      )}
      {total === 0 && <Problem error={error} />}
      {isEmpty ? (
        <EmptyState icon="assets" title={text.emptyTitle} next={text.emptyNext}>
          <Button variant="contained" size="large" onClick={() => void navigate('/imports')}>
            {text.importList}
            <KeyHint keys="I" />
          </Button>
          {whenEmpty}
        </EmptyState>
      ) : total === 0 ? (
        <EmptyState
          icon="search"
          title={view.search === '' ? text.nothingMatches : text.nothingFound(view.search)}
          next={Object.keys(view.filter).length > 0 ? text.nothingMatchesNext : text.nothingFoundNext}
        >
          <BulkWorkButton />
        </EmptyState>
      ) : (
        <AssetList
          key={address}
          view={view}
          look={look}
          titleOf={titleOf}
          onSort={sort}
          onOpen={open}
          onChosen={onChosen}
        />
      )}
      <BulkWorkPlace />
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

function sorted({ sort: _before, ...view }: ListView, sort: ListView['sort']): ListView {
  return sort ? { ...view, sort } : view
}

function countOf(total: number | undefined, { search, filter }: ListView, isNarrowed: boolean): string {
  if (total === undefined || (total === 0 && !isNarrowed)) return ''
  if (search !== '') return text.countFound(formatNumber(total), search)
  return Object.keys(filter).length > 0
    ? text.countMatching(formatNumber(total))
    : text.count(formatNumber(total))
}
