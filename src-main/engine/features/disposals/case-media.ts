import type { Database } from 'better-sqlite3'
import { isDestruction } from '../../../../src-shared/features/disposals/methods.ts'
import type { StatedSanitization } from '../../../../src-shared/features/disposals/sanitization.ts'
import type {
  DisposalMediumRow,
  DisposalSanitizationRow,
  DisposalVerificationRow,
} from '../../database/schema-disposals.ts'
import { mediaOfCase } from './disposals-store.ts'
import { type MediumStanding, standingOf } from './medium-standing.ts'
import { failedSamplesOfCase, failedSamplesOfMedium } from './sampling/sampling-store.ts'
import {
  sanitizationsOfCase,
  sanitizationsOfMedium,
  verificationsOfCase,
  verificationsOfMedium,
} from './sanitization-store.ts'

export interface CaseMedium extends MediumStanding {
  medium: DisposalMediumRow
  sanitizations: readonly DisposalSanitizationRow[]
}

/** Every medium of a case with where it stands, read in four queries however many there are. */
export function mediaStandingIn(database: Database, caseId: string): CaseMedium[] {
  const sanitizations = Map.groupBy(
    sanitizationsOfCase.all(database, { caseId }),
    ({ medium_id }) => medium_id,
  )
  const verifications: ReadonlyMap<string, DisposalVerificationRow[]> = Map.groupBy(
    verificationsOfCase.all(database, { caseId }),
    ({ medium_id }) => medium_id,
  )
  const recovered = recoveredIn(failedSamplesOfCase.all(database, { caseId }))
  return mediaOfCase.all(database, { caseId }).map((medium) => {
    const own = sanitizations.get(medium.id) ?? []
    return { medium, sanitizations: own, ...standingOf(own, verifications.get(medium.id) ?? [], recovered) }
  })
}

const recoveredIn = (samples: readonly { sanitization_id: string }[]) =>
  new Set(samples.map(({ sanitization_id }) => sanitization_id))

/** Where a medium stands now. */
export function mediumStanding(database: Database, mediumId: string): MediumStanding {
  return standingOf(
    sanitizationsOfMedium.all(database, { mediumId }),
    verificationsOfMedium.all(database, { mediumId }),
    recoveredIn(failedSamplesOfMedium.all(database, { mediumId })),
  )
}

/** Whether a medium was sanitized and may be used again, so that somebody could try to recover what was on it. */
export function isLogical({ sanitization }: MediumStanding): boolean {
  const stated = sanitization?.stated
  return typeof stated === 'string' && !isDestruction((JSON.parse(stated) as StatedSanitization).method)
}

/** Whether a medium is sanitized and verified, and as the policy demands. */
export const isDoneAsDemanded = ({ state, sanitization }: CaseMedium): boolean =>
  state === 'verified' && sanitization?.meets_policy === 1
