import type { AmendingView } from '../../../../src-shared/features/audits/amendment-contract.ts'
import { amendmentText as text } from '../../../../src-shared/features/audits/amendment-text.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Card } from '../../../components/page/card.tsx'
import styles from '../close/close-page.module.css'

/** What an amendment says otherwise, thing by thing. */
export function Corrections({ corrections }: Pick<AmendingView, 'corrections'>) {
  return (
    <Card title={`${text.corrections}: ${formatNumber(corrections.length)}`}>
      {corrections.length === 0 && <p>{text.noCorrections}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <ul className={styles.list} tabIndex={0} aria-label={text.corrections}>
        {corrections.map(({ item, description, from, to }) => (
          <li key={item}>
            <span className="code">{item}</span> {description} · {wordOf(from)} → {wordOf(to)}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function wordOf(section: AmendingView['corrections'][number]['from']): string {
  return section === null ? text.inNone : auditsText.report.sections[section]
}
