import type { Database } from 'better-sqlite3'
import type { Lot, LotView } from '../../../../../src-shared/features/disposals/sampling/sampling-contract.ts'
import { people } from '../../people/people.ts'
import { mediaStandingIn } from '../case-media.ts'
import { certificateNumbersIn } from '../certificate-numbers.ts'
import { disposals } from '../disposals.ts'
import type { StandingLot } from './lots.ts'

/** A lot in figures. */
export function lotSummaryOf(database: Database, { lot, state, media, samples }: StandingLot): Lot {
  const passed = [...samples.values()].filter((sample) => sample.passed === 1).length
  return {
    lotId: lot.id,
    number: lot.number,
    state,
    seed: lot.seed,
    percent: lot.percent,
    media: media.length,
    sampled: media.filter(({ is_sampled }) => is_sampled === 1).length,
    passed,
    failed: samples.size - passed,
    openedAt: lot.at,
    openedBy: people.byId(database, lot.actor_id)?.name ?? '',
  }
}

/** A lot with each of its media, those that were drawn first. */
export function lotViewOf(database: Database, standing: StandingLot): LotView {
  const { media, samples } = standing
  const caseIds = [...new Set(media.map(({ case_id }) => case_id))]
  const known = new Map(
    caseIds.flatMap((caseId) => mediaStandingIn(database, caseId)).map((one) => [one.medium.id, one]),
  )
  const tags = new Map(
    caseIds
      .flatMap((caseId) => disposals.assets(database, caseId))
      .map(({ case_id, asset_id, asset_tag }) => [`${case_id} ${asset_id}`, asset_tag]),
  )
  const certificates = new Map(caseIds.flatMap((caseId) => [...certificateNumbersIn(database, caseId)]))
  const name = (personId: string | undefined) =>
    personId === undefined ? '' : (people.byId(database, personId)?.name ?? '')
  const mediaList = media.map((row): LotView['mediaList'][number] => {
    const one = known.get(row.medium_id)
    const sample = samples.get(row.medium_id)
    const sanitization = one?.sanitizations.find(({ id }) => id === row.sanitization_id)
    return {
      mediumId: row.medium_id,
      caseId: row.case_id,
      tag: tags.get(`${row.case_id} ${one?.medium.asset_id}`) ?? '',
      serial: one?.medium.serial ?? '',
      model: one?.medium.model ?? '',
      operator: name(sanitization?.operator_id),
      isSampled: row.is_sampled === 1,
      isSuperseded: one?.sanitization?.id !== row.sanitization_id,
      result: sample
        ? {
            passed: sample.passed === 1,
            by: name(sample.person_id),
            competence: sample.competence,
            method: sample.method,
            at: sample.at,
          }
        : null,
      certificates: certificates.get(row.medium_id) ?? [],
    }
  })
  return {
    ...lotSummaryOf(database, standing),
    mediaList: mediaList.sort((one, other) => Number(other.isSampled) - Number(one.isSampled)),
  }
}
