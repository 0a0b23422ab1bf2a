import { Link } from 'react-router'
import type { AssetGroup } from '../../../src-shared/features/quality/quality-contract.ts'
import { qualityWindowText as text } from '../../../src-shared/features/quality/quality-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { FirstOf } from './first-of.tsx'
import styles from './quality-page.module.css'

interface AssetGroupsProps {
  groups: readonly AssetGroup[]
  /** whether what they share says more than their tags */
  showsCode: boolean
}

/** Assets that share something, each leading to its page. */
export function AssetGroups({ groups, showsCode }: AssetGroupsProps) {
  return (
    <FirstOf
      items={groups}
      row={({ code, count, assets }) => (
        <li key={`${code}/${assets[0]?.id}`}>
          {showsCode && <span className="code">{code}</span>}
          <span className={styles.links}>
            {assets.map(({ id, assetTag }) => (
              <Link key={id} to={`/assets/${id}`} className="code">
                {assetTag}
              </Link>
            ))}
            {count > assets.length && text.moreAssets(formatNumber(count - assets.length))}
          </span>
        </li>
      )}
    />
  )
}
