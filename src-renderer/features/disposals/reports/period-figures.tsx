import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { disposalsText } from '../../../../src-shared/features/disposals/disposals-text.ts'
import type { DisposalReport } from '../../../../src-shared/features/disposals/reports/reports-contract.ts'
import { reportsText } from '../../../../src-shared/features/disposals/reports/reports-text.ts'
import { reportsWindowText as text } from '../../../../src-shared/features/disposals/reports/reports-window-text.ts'
import { kilograms } from '../../../../src-shared/features/disposals/shipments/shipment.ts'
import { shipmentsText } from '../../../../src-shared/features/disposals/shipments/shipments-text.ts'
import { formatDay, formatNumber } from '../../../components/format/format.ts'
import { Card } from '../../../components/page/card.tsx'
import { Column } from '../../../components/page/columns.tsx'
import { Facts } from '../../../components/page/facts.tsx'
import { Line, Lines } from '../../../components/page/lines.tsx'
import styles from './reports-page.module.css'

const { sections, summary } = reportsText
/** More lines of a kind are left to the PDF. */
const mostLines = 50

/** What a period of disposals comes to: what is well, what is lacking, and which demand it answers. */
export function PeriodFigures({ report }: { report: DisposalReport }) {
  const { media, sampling, certificates, pastCertificates } = report
  return (
    <Column>
      <Card title={sections.summary}>
        <Facts
          facts={[
            [summary.cleared, formatNumber(media.clear)],
            [summary.purged, formatNumber(media.purge)],
            [summary.destroyed, formatNumber(media.destroy)],
            [summary.failed, formatNumber(media.failed)],
            [summary.notVerified, formatNumber(media.notVerified)],
            [summary.belowPolicy, formatNumber(media.belowPolicy)],
            [summary.certificates, formatNumber(certificates)],
            [summary.past, formatNumber(pastCertificates)],
          ]}
        />
      </Card>
      <Listed
        title={sections.withoutEvidence}
        of={report.withoutEvidence.map(({ caseId, tag, serial, model, outcome, operator, date }) => (
          <Line
            key={`${caseId} ${serial}`}
            what={<Link to={`/disposals/${caseId}`}>{serial}</Link>}
            says={`${text.without(tag, model)} · ${text.withoutSays(
              outcome === null ? text.failed : disposalsText.outcomes[outcome],
              operator,
              formatDay(date),
            )}`}
          />
        ))}
      />
      <Listed
        title={sections.openTooLong}
        of={report.openTooLong.map(({ caseId, reason, days }) => (
          <Line
            key={caseId}
            what={<Link to={`/disposals/${caseId}`}>{reason}</Link>}
            says={text.openFor(formatNumber(days))}
          />
        ))}
      />
      <Listed
        title={sections.weights}
        of={report.weights.map(({ vendor, country, category, gross, tare, net }) => (
          <Line
            key={`${vendor} ${country} ${category}`}
            what={text.destination(vendor, country)}
            says={text.goods(
              shipmentsText.categories[category],
              kilograms(gross),
              kilograms(tare),
              kilograms(net),
            )}
          />
        ))}
      />
      <Card title={sections.sampling}>
        <p>
          {reportsText.sampling(
            formatNumber(sampling.lots),
            formatNumber(sampling.media),
            formatNumber(sampling.tried),
            formatNumber(sampling.failed),
          )}
        </p>
      </Card>
      <Card title={sections.map}>
        <p className={styles.quiet}>{reportsText.noStatement}</p>
        <Lines>
          {report.map.map(({ standard, clause, facts }) => (
            <Line
              key={`${standard} ${clause}`}
              what={`${standard}, ${clause}`}
              says={facts
                .map(({ fact, count }) => `${formatNumber(count)} ${reportsText.facts[fact]}`)
                .join('; ')}
            />
          ))}
        </Lines>
      </Card>
    </Column>
  )
}

/** A list of a kind, or that there is nothing of it. */
function Listed({ title, of: lines }: { title: string; of: ReactNode[] }) {
  return (
    <Card title={title}>
      {lines.length === 0 ? (
        <p className={styles.quiet}>{reportsText.nothing}</p>
      ) : (
        <Lines>{lines.slice(0, mostLines)}</Lines>
      )}
      {lines.length > mostLines && <p>{text.more(formatNumber(lines.length - mostLines))}</p>}
    </Card>
  )
}
