import { appText } from '../../../src-shared/features/app/app-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { Card } from '../../components/page/card.tsx'
import { chooseScheme, schemeIcons, schemes, useScheme } from '../theme/scheme.ts'
import styles from './colours-section.module.css'

export function ColoursSection() {
  const chosen = useScheme()
  return (
    <Card title={appText.scheme.label}>
      <fieldset className={styles.schemes}>
        <legend className="unseen">{appText.scheme.label}</legend>
        {schemes.map((scheme) => (
          <label key={scheme} className={styles.scheme}>
            <input
              type="radio"
              name="scheme"
              checked={scheme === chosen}
              onChange={() => chooseScheme(scheme)}
            />
            <Icon name={schemeIcons[scheme]} size={18} />
            {appText.scheme[scheme]}
          </label>
        ))}
      </fieldset>
      <p>{appText.scheme.explained}</p>
    </Card>
  )
}
