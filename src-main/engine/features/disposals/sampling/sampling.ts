import { createHash, randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { sampledOf, sampleSize } from '../../../../../src-shared/features/disposals/sampling/sampling.ts'
import { samplingProblems } from '../../../../../src-shared/features/disposals/sampling/sampling-problems-contract.ts'
import { identifierKey } from '../../../../../src-shared/identity/identifier-key.ts'
import type { Transaction } from '../../../database/transaction.ts'
import { people } from '../../people/people.ts'
import { type CaseMedium, isLogical, mediaStandingIn } from '../case-media.ts'
import { disposals } from '../disposals.ts'
import { policies } from '../policy/policies.ts'
import { lotsInCase, type StandingLot, standingLotOf } from './lots.ts'
import { insertLot, insertLotMedium, insertSample, lastLotNumber } from './sampling-store.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * Makes a lot of the media of cases that were sanitized logically, are verified and stand in none, and draws the sample.
 * @returns the id of the lot
 * @throws CASE_UNKNOWN, NOTHING_TO_SAMPLE
 */
export function openLot(
  tx: Transaction,
  order: { caseIds: readonly string[]; percent?: number | undefined; seed?: string | undefined },
): string {
  const { database } = tx
  const media = [...new Set(order.caseIds)].flatMap((caseId) => unsampled(database, caseId))
  if (media.length === 0) throw failure(samplingProblems, 'NOTHING_TO_SAMPLE', {})
  const percent = order.percent ?? policies.inForce(database).samplingPercent
  const seed = order.seed ?? randomBytes(16).toString('hex')
  const ids = media.map(({ medium }) => medium.id)
  const drawn = new Set(sampledOf(ids, seed, sampleSize(ids.length, percent), sha256))
  const lotId = tx.newId()
  const site_id = media[0]?.medium.site_id ?? 'org'
  insertLot.run(database, {
    id: lotId,
    site_id,
    number: (lastLotNumber.get(database, {})?.number ?? 0) + 1,
    seed,
    percent,
    actor_id: tx.actorId,
    at: tx.at,
  })
  for (const { medium, sanitization } of media)
    insertLotMedium.run(database, {
      id: tx.newId(),
      site_id: medium.site_id,
      lot_id: lotId,
      case_id: medium.case_id,
      medium_id: medium.id,
      sanitization_id: sanitization?.id ?? '',
      is_sampled: drawn.has(medium.id) ? 1 : 0,
    })
  tx.touch('disposals')
  return lotId
}

function unsampled(database: Database, caseId: string): CaseMedium[] {
  disposals.get(database, caseId)
  const lots = lotsInCase(database, caseId)
  return mediaStandingIn(database, caseId).filter(
    (one) => one.state === 'verified' && isLogical(one) && !lots.has(one.sanitization?.id ?? ''),
  )
}

/** @throws LOT_UNKNOWN */
export function lotMeant(database: Database, lotId: string): StandingLot {
  const lot = standingLotOf(database, lotId)
  if (!lot) throw failure(samplingProblems, 'LOT_UNKNOWN', {})
  return lot
}

export interface SampleOrder {
  lotId: string
  serial?: string | undefined
  mediumId?: string | undefined
  by: string
  competence?: string | undefined
  method: string
  passed: boolean
}

/**
 * Records what was found on a medium that was drawn, by somebody who neither sanitized nor verified it.
 * @throws LOT_UNKNOWN, MEDIUM_NOT_SAMPLED, SAMPLE_TAKEN, SAMPLER_TOOK_PART
 */
export function recordSample(tx: Transaction, order: SampleOrder): void {
  const { database } = tx
  const { media, samples } = lotMeant(database, order.lotId)
  const named = order.mediumId ?? order.serial ?? ''
  const cases = new Map(
    [...new Set(media.map(({ case_id }) => case_id))].map((id) => [id, mediaById(database, id)]),
  )
  const drawn = media.filter(({ is_sampled, medium_id, case_id }) => {
    const medium = cases.get(case_id)?.get(medium_id)?.medium
    const isMeant =
      order.mediumId === undefined
        ? medium?.serial_key === identifierKey(order.serial ?? '')
        : medium_id === order.mediumId
    return is_sampled === 1 && isMeant
  })
  const [one, ...others] = drawn
  if (!one || others.length > 0) throw failure(samplingProblems, 'MEDIUM_NOT_SAMPLED', { serial: named })
  const standing = cases.get(one.case_id)?.get(one.medium_id)
  const serial = standing?.medium.serial ?? named
  if (samples.has(one.medium_id)) throw failure(samplingProblems, 'SAMPLE_TAKEN', { serial })
  // it was sanitized again since it was drawn
  if (standing?.state !== 'verified' || standing.sanitization?.id !== one.sanitization_id)
    throw failure(samplingProblems, 'MEDIUM_NOT_SAMPLED', { serial })
  const person = people.ensure(tx, order.by)
  const tookPart = [standing.sanitization.operator_id, standing.verification?.person_id].map(
    (id) => id && people.byId(database, id)?.id,
  )
  if (tookPart.includes(person.id))
    throw failure(samplingProblems, 'SAMPLER_TOOK_PART', { serial, name: person.name })
  insertSample.run(database, {
    id: tx.newId(),
    site_id: one.site_id,
    lot_id: one.lot_id,
    case_id: one.case_id,
    medium_id: one.medium_id,
    sanitization_id: one.sanitization_id,
    passed: order.passed ? 1 : 0,
    method: order.method,
    competence: order.competence ?? null,
    person_id: person.id,
    actor_id: tx.actorId,
    at: tx.at,
  })
  tx.touch('disposals')
}

const mediaById = (database: Database, caseId: string) =>
  new Map(mediaStandingIn(database, caseId).map((one) => [one.medium.id, one]))
