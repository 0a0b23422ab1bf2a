import Button from '@mui/material/Button'
import { useState } from 'react'
import type { RowGroup } from '../../../src-shared/features/quality/quality-contract.ts'
import { qualityWindowText as text } from '../../../src-shared/features/quality/quality-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { FirstOf } from './first-of.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import styles from './quality-page.module.css'

interface RowGroupsProps {
  register: 'models' | 'people'
  groups: readonly RowGroup[]
  onMended: (mergeJobId: string) => void
}

/** Rows that are likely one, each group with a way to make one of it. */
export function RowGroups({ register, groups, onMended }: RowGroupsProps) {
  const [merging, setMerging] = useState<RowGroup | null>(null)
  return (
    <>
      <FirstOf
        items={groups}
        row={(group) => (
          <li key={group.rows[0]?.id}>
            <span className={styles.links}>
              {group.rows.map(({ id, name, about, assets }) => (
                <span key={id}>
                  {name}{' '}
                  <small>{[about, formatNumber(assets)].filter((part) => part !== '').join(' · ')}</small>
                </span>
              ))}
            </span>
            <Button
              size="small"
              variant="outlined"
              aria-label={`${text.mergeShort} ${group.rows.map(({ name }) => name).join(', ')}`}
              onClick={() => setMerging(group)}
            >
              {text.mergeShort}
            </Button>
          </li>
        )}
      />
      {merging && (
        <MergeDialog
          register={register}
          group={merging}
          onMerged={(jobId) => {
            setMerging(null)
            onMended(jobId)
          }}
          onClose={() => setMerging(null)}
        />
      )}
    </>
  )
}
