import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { shareOfAmount } from '../../../../src-shared/features/assets/amount-sum.ts'
import {
  chartOf,
  expectedParts,
  type PartsOfPlace,
  sumOfParts,
  type ValueOfParts,
} from '../../../../src-shared/features/audits/accuracy.ts'
import type { AccuracyView } from '../../../../src-shared/features/audits/after-contract.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { reportText as text } from '../../../../src-shared/features/audits/report-text.ts'
import { formatAmount, formatMoment, formatNumber, formatPercent } from '../../../components/format/format.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { VerdictBar } from '../counts.tsx'
import styles from './accuracy-section.module.css'
import { BooksSection } from './books-section.tsx'

/** Rows that the eye takes in at once, as in the PDF. */
const mostRows = 24
const words = auditsText.countWords
const changes = ['foundAgain', 'newlyMissing', 'stillMissing'] as const

/** How accurate the list was: location by location, by cost in each currency, and against the audit before and the books. */
export function AccuracySection({ auditId, isClosed }: { auditId: string; isClosed: boolean }) {
  const { calls } = useEngine()
  const { data, error } = useQuery(calls.audits.accuracy.queryOptions({ input: { auditId } }))
  return (
    <div className={styles.page}>
      <Problem error={error} />
      {data && (
        <>
          <Chart places={data.places} elsewhere={data.elsewhere} />
          <Costs values={data.values} />
          {data.previous && <Before previous={data.previous} />}
          <BooksSection auditId={auditId} isClosed={isClosed} />
        </>
      )}
    </div>
  )
}

function Chart({ places, elsewhere }: Pick<AccuracyView, 'places' | 'elsewhere'>) {
  const rows: PartsOfPlace[] = [
    ...chartOf(places, mostRows, text.otherLocations),
    ...(elsewhere ? [{ place: text.nowhere, parts: elsewhere }] : []),
  ]
  return (
    <section aria-label={text.byLocation}>
      <h2>{text.byLocation}</h2>
      <p className={styles.explained}>{text.chartExplained}</p>
      <ul className={styles.chart}>
        {rows.map(({ place, parts }) => (
          <li key={place}>
            <span>{place}</span>
            <VerdictBar counts={parts} thin />
            <strong>{formatPercent(parts.found, sumOfParts(parts))}</strong>
            <span className={styles.soft}>
              {text.foundOf(formatNumber(parts.found), formatNumber(sumOfParts(parts)))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Costs({ values: { currencies, withoutCost } }: Pick<AccuracyView, 'values'>) {
  return (
    <section aria-label={text.accuracy}>
      <h2>{text.accuracy}</h2>
      <p className={styles.explained}>{text.accuracyExplained}</p>
      {currencies.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.measure}</th>
              <th scope="col">{words.expected}</th>
              {expectedParts.map((part) => (
                <th key={part} scope="col">
                  {words[part]}
                </th>
              ))}
              <th scope="col">{text.accuracy}</th>
            </tr>
          </thead>
          <tbody>
            {currencies.map((value) => (
              <CostRow key={value.currency ?? ''} value={value} />
            ))}
          </tbody>
        </table>
      )}
      {withoutCost > 0 && <p className={styles.explained}>{text.withoutCost(formatNumber(withoutCost))}</p>}
    </section>
  )
}

function CostRow({ value: { currency, expected, parts } }: { value: ValueOfParts }) {
  return (
    <tr>
      <th scope="row">{text.byValue(currency)}</th>
      <td>{formatAmount(expected)}</td>
      {expectedParts.map((part) => (
        <td key={part}>{formatAmount(parts[part])}</td>
      ))}
      <td>{formatPercent(shareOfAmount(parts.found, expected), 1)}</td>
    </tr>
  )
}

function Before({ previous }: { previous: NonNullable<AccuracyView['previous']> }) {
  const { id, name, closedAt, startedAt, before, now } = previous
  const said = closedAt ? text.comparedWith : text.comparedWithOpen
  return (
    <section aria-label={text.comparison}>
      <h2>{text.comparison}</h2>
      <p className={styles.explained}>
        <Link to={`/audits/${id}`}>{name}</Link>: {said(name, formatMoment(closedAt ?? startedAt))}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.measure}</th>
            <th scope="col">{text.before}</th>
            <th scope="col">{text.now}</th>
          </tr>
        </thead>
        <tbody>
          {expectedParts.map((part) => (
            <tr key={part}>
              <th scope="row">{words[part]}</th>
              <td>{formatNumber(before[part])}</td>
              <td>{formatNumber(now[part])}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{text.accuracy}</th>
            <td>{formatPercent(before.found, sumOfParts(before))}</td>
            <td>{formatPercent(now.found, sumOfParts(now))}</td>
          </tr>
        </tbody>
      </table>
      <dl className={styles.changes}>
        {changes.map((list) => (
          <div key={list}>
            <dt>{text.changes[list]}</dt>
            <dd className="code">
              {previous[list].map(({ assetTag }) => assetTag).join(', ') || auditsText.report.noItems}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
