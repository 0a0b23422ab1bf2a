import type { Database } from 'better-sqlite3'
import { type LotState, lotStateOf } from '../../../../../src-shared/features/disposals/sampling/sampling.ts'
import type {
  DisposalSampleRow,
  SamplingLotMediumRow,
  SamplingLotRow,
} from '../../../database/schema-disposal-programme.ts'
import { everyLot, lotById, lotMediaOfCase, mediaOfLot, samplesOfLot } from './sampling-store.ts'

/** A lot with what was found on the media that were drawn. */
export interface StandingLot {
  lot: SamplingLotRow
  state: LotState
  media: readonly SamplingLotMediumRow[]
  /** by medium */
  samples: ReadonlyMap<string, DisposalSampleRow>
}

/** Every lot, the newest first. */
export const everyStandingLot = (database: Database): StandingLot[] =>
  everyLot.all(database, {}).map((lot) => standingLot(database, lot))

export function standingLotOf(database: Database, lotId: string): StandingLot | undefined {
  const lot = lotById.get(database, { id: lotId })
  return lot && standingLot(database, lot)
}

/** The lot in which a sanitization of a case stands, by the id of the sanitization. */
export function lotsInCase(database: Database, caseId: string): ReadonlyMap<string, StandingLot> {
  const lots = new Map<string, StandingLot | undefined>()
  const found = new Map<string, StandingLot>()
  for (const { lot_id, sanitization_id } of lotMediaOfCase.all(database, { caseId })) {
    if (!lots.has(lot_id)) lots.set(lot_id, standingLotOf(database, lot_id))
    const lot = lots.get(lot_id)
    const known = found.get(sanitization_id)
    // two laptops may each have made a lot of it: one that is quarantined counts, else the first
    if (lot && (!known || (known.state !== 'quarantined' && lot.state === 'quarantined')))
      found.set(sanitization_id, lot)
  }
  return found
}

function standingLot(database: Database, lot: SamplingLotRow): StandingLot {
  const lotId = lot.id
  const media = mediaOfLot.all(database, { lotId })
  const samples = new Map<string, DisposalSampleRow>()
  for (const row of samplesOfLot.all(database, { lotId })) {
    const known = samples.get(row.medium_id)
    if (!known || row.passed < known.passed) samples.set(row.medium_id, row)
  }
  const results = media
    .filter(({ is_sampled }) => is_sampled === 1)
    .map(({ medium_id }) => {
      const sample = samples.get(medium_id)
      return sample === undefined ? null : sample.passed === 1
    })
  return { lot, media, samples, state: lotStateOf(results) }
}
