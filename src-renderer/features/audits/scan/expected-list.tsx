import { useInfiniteQuery } from '@tanstack/react-query'
import { memo, useCallback, useMemo } from 'react'
import type { ExpectedAsset } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { EmptyState } from '../../../components/page/empty-state.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { Cell } from '../../../components/rows/cells.tsx'
import { VirtualGrid } from '../../../components/rows/virtual-grid.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import styles from './expected-list.module.css'
import { useDesk } from './use-desk.ts'

const pageSize = 200
const columns = '24px minmax(120px, 1fr) minmax(120px, 1fr) minmax(160px, 2fr)'

interface ExpectedListProps {
  auditId: string
  locationId: string
  /** as the answers to scans tell it */
  expected: number
  seen: number
  /** counted: what was not seen is missing */
  counted: boolean
}

/** What is still expected in the room, and below it what was seen. A scan moves its asset without a question to the engine. */
export function ExpectedList({ auditId, locationId, expected, seen, counted }: ExpectedListProps) {
  const { calls } = useEngine()
  const seenSince = useDesk('seen')
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    calls.audits.expectedIn.infiniteOptions({
      input: (offset: number) => ({ auditId, locationId, offset, limit: pageSize }),
      initialPageParam: 0,
      getNextPageParam: (last, all) => {
        const loaded = all.reduce((sum, page) => sum + page.rows.length, 0)
        return loaded < last.total ? loaded : undefined
      },
    }),
  )
  const loaded = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const rows = useMemo(() => {
    const isSeen = (asset: ExpectedAsset) => asset.seen || seenSince.has(asset.assetId)
    return [
      ...loaded.filter((asset) => !isSeen(asset)),
      ...loaded.filter(isSeen).map((asset) => (asset.seen ? asset : { ...asset, seen: true })),
    ]
  }, [loaded, seenSince])
  const onView = useCallback(
    (_first: number, last: number) => {
      if (last > loaded.length - 40 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
    },
    [loaded.length, hasNextPage, isFetchingNextPage, fetchNextPage],
  )

  const still = Math.max(0, expected - seen)
  return (
    <section aria-labelledby="still-expected" className={styles.list}>
      <h2 id="still-expected" data-testid="still-expected">
        {headOf(expected, still, counted)}
      </h2>
      <Problem error={error} />
      {data && rows.length === 0 ? (
        <EmptyState icon="check" title={text.nothingExpected} next={text.nothingExpectedNext} />
      ) : (
        <VirtualGrid
          label={text.expectedList}
          columns={columns}
          total={rows.length}
          onView={onView}
          row={(index) => <Cells asset={rows[index]} />}
        />
      )}
    </section>
  )
}

function headOf(expected: number, still: number, counted: boolean): string {
  if (expected === 0) return text.nothingExpected
  if (still === 0) return text.allSeen
  return counted ? text.missingHere(formatNumber(still)) : text.stillExpected(formatNumber(still))
}

const Cells = memo(function Cells({ asset }: { asset: ExpectedAsset | undefined }) {
  if (!asset) return null
  const look = asset.seen ? styles.seen : undefined
  return (
    <>
      <Cell className={styles.mark} data-seen={asset.seen}>
        {asset.seen ? <Icon name="check" size={18} weight={2.4} /> : <span className={styles.open} />}
        {asset.seen && <span className="unseen">{text.seen}</span>}
      </Cell>
      <Cell className={`code ${styles.tag} ${look ?? ''}`}>{asset.assetTag}</Cell>
      <Cell className={`code ${styles.soft} ${look ?? ''}`}>{asset.serialNumber}</Cell>
      <Cell className={look}>{asset.description}</Cell>
    </>
  )
})
