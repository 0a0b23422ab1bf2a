import { appText } from '../../../src-shared/features/app/app-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { chooseScheme, schemeIcons, schemes, useScheme } from '../theme/scheme.ts'
import styles from './status-line.module.css'

/** Goes round the three: as the system, light, dark. */
export function SchemeButton() {
  const scheme = useScheme()
  const next = schemes[(schemes.indexOf(scheme) + 1) % schemes.length] ?? 'system'
  return (
    <button
      type="button"
      className={styles.item}
      onClick={() => chooseScheme(next)}
      title={appText.scheme.label}
    >
      <Icon name={schemeIcons[scheme]} size={16} />
      <span className="unseen">{appText.scheme.label}: </span>
      {appText.scheme[scheme]}
    </button>
  )
}
