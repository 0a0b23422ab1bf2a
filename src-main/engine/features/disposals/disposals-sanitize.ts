import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { disposalsProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import { type Erasure, erasureThatCounts } from '../../../../src-shared/features/disposals/erasure.ts'
import type { Outcome } from '../../../../src-shared/features/disposals/medium.ts'
import {
  type MediumEvent,
  type MediumState,
  mediumStateAfter,
} from '../../../../src-shared/features/disposals/medium-state.ts'
import { isDestruction } from '../../../../src-shared/features/disposals/methods.ts'
import { demandedOutcome } from '../../../../src-shared/features/disposals/policy.ts'
import {
  meetsDemand,
  type RemarkKind,
  refusalsOf,
  remarksOf,
  type StatedSanitization,
} from '../../../../src-shared/features/disposals/sanitization.ts'
import type { DisposalMediumRow } from '../../database/schema-disposals.ts'
import type { Transaction } from '../../database/transaction.ts'
import { people } from '../people/people.ts'
import { type Proved, pins } from '../pins/pins.ts'
import { mediumStanding } from './case-media.ts'
import { disposals } from './disposals.ts'
import { assertShown } from './disposals-evidence.ts'
import { confidentialityOf, type MeantMedium, mediumMeant } from './disposals-media.ts'
import { policies } from './policy/policies.ts'
import { erasuresOfMedium, insertSanitization, insertVerification } from './sanitization-store.ts'

interface Done extends MeantMedium {
  caseId: string
  operator: string
  date?: string | undefined
}

export type SanitizationOrder = Done &
  StatedSanitization & { tool: string; photoId?: string | undefined; videoId?: string | undefined }

export interface Sanitized {
  mediumId: string
  state: MediumState
  demanded: Outcome
  meetsPolicy: boolean
  remarks: RemarkKind[]
}

/** What the policy demands of a medium in its case. */
export function demandOf(database: Database, medium: DisposalMediumRow): Outcome {
  const disposal = disposals.get(database, medium.case_id)
  return demandedOutcome(
    policies.inForce(database),
    medium.type,
    confidentialityOf(medium, disposal),
    disposal.disposition,
  )
}

/**
 * Records that a medium was sanitized.
 * @throws SANITIZATION_REFUSED with every reason where it does not count, MEDIUM_STATE_REFUSED, LEGAL_HOLD,
 * TOOL_WITHOUT_VERSION, DATE_IN_FUTURE, MEDIUM_UNKNOWN, MEDIUM_AMBIGUOUS, EVIDENCE_UNKNOWN
 */
export function sanitize(tx: Transaction, order: SanitizationOrder): Sanitized {
  const { database } = tx
  const { caseId, tool } = order
  const disposal = disposals.get(database, caseId)
  const medium = mediumMeant(database, caseId, order)
  disposals.assertNoHold(database, caseId)
  if (!isDestruction(order.method) && !/\S\s+\S*\d/.test(tool))
    throw failure(disposalsProblems, 'TOOL_WITHOUT_VERSION', { tool })
  assertShown(database, caseId, order)
  const date = disposals.dayDone(tx, order.date)
  const stated = statedOf(order)
  const policy = policies.inForce(database)
  const logged = erasureOf(database, medium.id)
  const confidentiality = confidentialityOf(medium, disposal)
  const reasons = refusalsOf(stated, medium.type, confidentiality, logged.erasure, policy)
  if (reasons.length > 0)
    throw failure(disposalsProblems, 'SANITIZATION_REFUSED', {
      serial: medium.serial,
      reasons,
      instead: 'destroy',
    })
  const state = nextState(database, medium, { kind: 'sanitized', outcome: stated.outcome })
  const demanded = demandOf(database, medium)
  const remarks = remarksOf(stated, medium.type, logged.erasure)
  const meetsPolicy = meetsDemand(stated.outcome, remarks, demanded)
  insertSanitization.run(database, {
    ...factOf(tx, medium),
    outcome: stated.outcome,
    stated: JSON.stringify(stated),
    tool,
    operator_id: people.ensure(tx, order.operator).id,
    done_on: date,
    erasure_id: isDestruction(stated.method) ? null : logged.id,
    demanded,
    meets_policy: meetsPolicy ? 1 : 0,
    policy_version: policy.version,
    remarks: JSON.stringify(remarks),
    reason: null,
    photo_id: order.photoId ?? null,
    video_id: order.videoId ?? null,
  })
  tx.touch('disposals')
  return { mediumId: medium.id, state, demanded, meetsPolicy, remarks }
}

/**
 * Records that sanitizing a medium failed: it can only be destroyed.
 * @throws MEDIUM_STATE_REFUSED, LEGAL_HOLD, DATE_IN_FUTURE, MEDIUM_UNKNOWN, MEDIUM_AMBIGUOUS
 */
export function recordFailure(
  tx: Transaction,
  order: Done & { reason: string },
): { mediumId: string; state: MediumState } {
  const { database } = tx
  disposals.get(database, order.caseId)
  const medium = mediumMeant(database, order.caseId, order)
  disposals.assertNoHold(database, order.caseId)
  const state = nextState(database, medium, { kind: 'sanitizationFailed' })
  insertSanitization.run(database, {
    ...factOf(tx, medium),
    outcome: null,
    stated: null,
    tool: null,
    operator_id: people.ensure(tx, order.operator).id,
    done_on: disposals.dayDone(tx, order.date),
    erasure_id: erasureOf(database, medium.id).id,
    demanded: demandOf(database, medium),
    meets_policy: 0,
    policy_version: policies.inForce(database).version,
    remarks: '[]',
    reason: order.reason,
    photo_id: null,
    video_id: null,
  })
  tx.touch('disposals')
  return { mediumId: medium.id, state }
}

/**
 * Records that a medium was verified: by somebody who is not its operator, whoever signs in for them, or by the tool.
 * @param proved who gave their PIN
 * @throws VERIFIER_IS_OPERATOR, NO_READ_BACK, PIN_NEEDED, PIN_NOT_SET, MEDIUM_STATE_REFUSED, MEDIUM_UNKNOWN, MEDIUM_AMBIGUOUS
 */
export function verify(
  tx: Transaction,
  order: MeantMedium & {
    caseId: string
    method: 'full' | 'sampling'
    by?: string | undefined
    passed: boolean
  },
  proved: Proved,
): { mediumId: string; state: MediumState } {
  const { database } = tx
  disposals.get(database, order.caseId)
  const medium = mediumMeant(database, order.caseId, order)
  disposals.assertNoHold(database, order.caseId)
  const { sanitization } = mediumStanding(database, medium.id)
  const state = nextState(database, medium, { kind: order.passed ? 'verified' : 'verificationFailed' })
  if (!sanitization) throw new Error('a medium that can be verified was not sanitized')
  const person = order.by === undefined ? null : people.ensure(tx, order.by)
  const operator = people.byId(database, sanitization.operator_id)
  if (person && person.id === operator?.id)
    throw failure(disposalsProblems, 'VERIFIER_IS_OPERATOR', { name: person.name })
  if (!person && !wasReadBack(database, sanitization.erasure_id, medium.id, order.method))
    throw failure(disposalsProblems, 'NO_READ_BACK', { serial: medium.serial })
  const isProved = person !== null && pins.isProved(tx, person.id, proved)
  if (person && !isProved && policies.inForce(database).isPinRequired)
    throw failure(disposalsProblems, 'PIN_NOT_SET', { name: person.name })
  insertVerification.run(database, {
    ...factOf(tx, medium),
    sanitization_id: sanitization.id,
    method: order.method,
    passed: order.passed ? 1 : 0,
    person_id: person?.id ?? null,
    assurance: isProved ? 'pin' : 'asserted',
  })
  tx.touch('disposals')
  return { mediumId: medium.id, state }
}

/** What logs say of a medium. */
function erasureOf(database: Database, mediumId: string): { erasure: Erasure | null; id: string | null } {
  const logged = erasuresOfMedium
    .all(database, { mediumId })
    .map(({ id, erasure }) => ({ id, erasure: JSON.parse(erasure) as Erasure }))
  return erasureThatCounts(logged) ?? { erasure: null, id: null }
}

/** Whether the log that a sanitization stands on says that the tool read back as much as is claimed. */
function wasReadBack(
  database: Database,
  erasureId: string | null,
  mediumId: string,
  method: 'full' | 'sampling',
): boolean {
  const row = erasuresOfMedium.all(database, { mediumId }).find(({ id }) => id === erasureId)
  const readBack = row && (JSON.parse(row.erasure) as Erasure).readBack
  return readBack === 'full' || (readBack === 'sampled' && method === 'sampling')
}

/** @throws MEDIUM_STATE_REFUSED */
function nextState(database: Database, { id, serial }: DisposalMediumRow, event: MediumEvent): MediumState {
  const { state } = mediumStanding(database, id)
  const next = mediumStateAfter(state, event)
  if (next === null) throw failure(disposalsProblems, 'MEDIUM_STATE_REFUSED', { serial, state })
  return next
}

function factOf(tx: Transaction, { site_id, case_id, id }: DisposalMediumRow) {
  return { id: tx.newId(), site_id, case_id, medium_id: id, actor_id: tx.actorId, at: tx.at }
}

function statedOf(order: StatedSanitization): StatedSanitization {
  const { method, outcome, hiddenAreas, encryptedSinceFirstData, keyErased, keyHolders } = order
  const { degausser, degausserField, coercivity, fragmentArea, place, machine } = order
  return {
    method,
    outcome,
    hiddenAreas,
    encryptedSinceFirstData,
    keyErased,
    keyHolders,
    degausser,
    degausserField,
    coercivity,
    fragmentArea,
    place,
    machine,
  }
}
