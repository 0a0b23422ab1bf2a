import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { AssetDisposition } from '../../../../src-shared/features/disposals/asset-disposition.ts'
import type { Outcome } from '../../../../src-shared/features/disposals/medium.ts'
import type { MediumState } from '../../../../src-shared/features/disposals/medium-state.ts'
import { statement } from '../../database/statement.ts'
import { inOrder } from '../../database/synced-fact.ts'
import { stateAfter } from './medium-standing.ts'

type None = Record<never, never>
type MediumCounts = Record<MediumState, number>

/** What a list says of a case beside the case itself. */
export interface CaseFigures {
  assets: number
  /** how many assets stand where */
  states: Record<AssetDisposition, number>
  media: MediumCounts
}

const noFigures = (): CaseFigures => ({
  assets: 0,
  states: { retired: 0, cleared: 0, released: 0, disposed: 0 },
  media: { pending: 0, sanitized: 0, verified: 0, failed: 0 },
})

/** No step is left out: what was released was cleared before. */
const assetCounts = statement<None, AssetCounts>(
  () => sql<AssetCounts>`SELECT one.case_id AS caseId, count(DISTINCT one.asset_id) AS assets,
      count(DISTINCT CASE step.state WHEN 'cleared' THEN step.asset_id END) AS everCleared,
      count(DISTINCT CASE step.state WHEN 'released' THEN step.asset_id END) AS everReleased,
      count(DISTINCT CASE step.state WHEN 'disposed' THEN step.asset_id END) AS disposed
    FROM disposal_asset AS one LEFT JOIN disposal_step AS step ON step.case_id = one.case_id
      AND step.asset_id = one.asset_id
    GROUP BY one.case_id`,
)
interface AssetCounts {
  caseId: string
  assets: number
  everCleared: number
  everReleased: number
  disposed: number
}

/** A medium with one of its sanitizations, in the order in which they were noted; without any it stands once. */
interface MediumFact {
  caseId: string
  mediumId: string
  /** null where it was never sanitized */
  sanitizationId: string | null
  outcome: Outcome | null
  passed: 0 | 1 | null
  recovered: 0 | 1
}
const mediumFacts = statement<None, MediumFact>(
  () => sql<MediumFact>`SELECT medium.case_id AS caseId, medium.id AS mediumId, sanitization.id AS sanitizationId,
      sanitization.outcome,
      (SELECT min(passed) FROM disposal_verification WHERE sanitization_id = sanitization.id) AS passed,
      EXISTS (SELECT 1 FROM disposal_sample WHERE sanitization_id = sanitization.id AND passed = 0) AS recovered
    FROM disposal_medium AS medium
    LEFT JOIN disposal_sanitization AS sanitization ON sanitization.medium_id = medium.id
    ORDER BY ${inOrder('medium')}, ${inOrder('sanitization')}`,
)

/** The figures of every case, read in two queries however many there are. */
export function caseFigures(database: Database): (caseId: string) => CaseFigures {
  const figures = new Map<string, CaseFigures>()
  for (const { caseId, assets, everCleared, everReleased, disposed } of assetCounts.all(database, {}))
    figures.set(caseId, {
      ...noFigures(),
      assets,
      states: {
        retired: assets - everCleared,
        cleared: everCleared - everReleased,
        released: everReleased - disposed,
        disposed,
      },
    })
  const media = Map.groupBy(mediumFacts.all(database, {}), ({ mediumId }) => mediumId)
  for (const facts of media.values()) {
    const own = figures.get(facts[0]?.caseId ?? '')
    if (own) own.media[stateAfter(facts.filter(({ sanitizationId }) => sanitizationId !== null)).state]++
  }
  return (caseId) => figures.get(caseId) ?? noFigures()
}
