import { NavLink, useNavigate } from 'react-router'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { syncWindowText } from '../../../src-shared/features/sync/sync-window-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import type { IconName } from '../../components/icons/icon-paths.ts'
import { useKey } from '../../components/keys/use-key.ts'
import styles from './rail.module.css'

const entries: { to: string; icon: IconName; label: string }[] = [
  { to: '/today', icon: 'clock', label: appText.rail.today },
  { to: '/assets', icon: 'assets', label: appText.rail.assets },
  { to: '/audits', icon: 'audits', label: appText.rail.audits },
  { to: '/labels', icon: 'labels', label: appText.rail.labels },
  { to: '/disposals', icon: 'archive', label: appText.rail.disposals },
  { to: '/imports', icon: 'imports', label: appText.rail.imports },
  { to: '/more', icon: 'more', label: appText.rail.more },
]

export function Rail() {
  const navigate = useNavigate()
  const { keys } = appText
  useKey('G T', keys.goToday, () => void navigate('/today'), { scope: 'everywhere' })
  useKey('G A', keys.goAssets, () => void navigate('/assets'), { scope: 'everywhere' })
  useKey('G U', keys.goAudits, () => void navigate('/audits'), { scope: 'everywhere' })
  useKey('G L', keys.goLabels, () => void navigate('/labels'), { scope: 'everywhere' })
  useKey('G D', keys.goDisposals, () => void navigate('/disposals'), { scope: 'everywhere' })
  useKey('G I', keys.goImports, () => void navigate('/imports'), { scope: 'everywhere' })
  useKey('G S', syncWindowText.go, () => void navigate('/more/sync'), { scope: 'everywhere' })
  useKey('G M', keys.goMore, () => void navigate('/more'), { scope: 'everywhere' })
  return (
    <nav aria-label={appText.rail.label} className={styles.rail}>
      <img src="/favicon.svg" alt={appText.name} width={32} height={32} className={styles.mark} />
      {entries.map(({ to, icon, label }) => (
        <NavLink key={to} to={to} className={styles.entry ?? ''}>
          <Icon name={icon} size={22} />
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
