import { createHash } from 'node:crypto'
import { type Right, type Role, roleHasRight } from '../../src-shared/contract/rights.ts'
import type { FieldChanges } from '../../src-shared/record/field-changes.ts'
import { decideChange, isSame, type Values } from '../../src-shared/sync/decide-change.ts'
import {
  grantedRole,
  isRegisterKind,
  ownFieldIn,
  ownFieldName,
  referenceIn,
  rightOf,
} from '../../src-shared/sync/kinds.ts'
import { factsNamedIn } from '../../src-shared/sync/named-facts.ts'
import type { FieldConflict, Mutation, MutationResult } from '../../src-shared/sync/protocol.ts'
import { followers, leftBehind } from './follow-location.ts'
import { isForeign, isForeignFact } from './foreign-site.ts'
import { markOfChange } from './known-changes.ts'
import { factKey } from './known-facts.ts'
import type { ChangeMutation, EntryToLog, PushState } from './push-state.ts'
import type { ServerRow } from './rows-of-push.ts'
import { type NamedChange, settleName } from './settle-name.ts'
import { type FactMutation, siteAtHand, siteOfFact, siteOfRow } from './site-of-change.ts'
import { hasFault, isIncomplete } from './value-faults.ts'

export interface Applied {
  result: MutationResult
  /** none where nothing took effect */
  entries: EntryToLog[]
}

/**
 * Applies one change or fact of a laptop, by the rules that all have in common. Facts come by the thousand, and for most of
 * them nothing has to be waited for.
 */
export function applyMutation(mutation: Mutation, state: PushState): Applied | Promise<Applied> {
  if (mutation.type === 'change') return judgeChange(withGrantedRole(mutation, state), state)
  const { n, kind, id } = mutation
  // whoever sends it again, after a server was restored
  if (state.knownFacts.has(factKey(kind, id))) return { result: { n, outcome: 'applied' }, entries: [] }
  const isFaulty = hasFault(mutation)
  const siteId = isFaulty ? undefined : siteAtHand(mutation, state)
  if (isFaulty || siteId !== undefined) return applyFact(mutation, siteId, state)
  return siteOfFact(mutation, state).then((found) => applyFact(mutation, found, state))
}

/** @param siteId undefined: the fact has a fault, so nobody asks where it belongs */
function applyFact(mutation: FactMutation, siteId: string | undefined, state: PushState): Applied {
  const { n, kind, id } = mutation
  if (siteId !== undefined && isForeignFact(siteId, state))
    return quarantined(mutation, 'SITE_FOREIGN', state)
  if (!isAllowed(rightOf(kind, {}), mutation, state)) return quarantined(mutation, 'RIGHT_MISSING', state)
  if (siteId === undefined) return quarantined(mutation, 'VALUE_INVALID', state)
  // Nobody could write it: what it is of has to be there first, and whoever made both has that in quarantine.
  const named = factsNamedIn(mutation)
  if (!named.every((one) => state.knownFacts.has(factKey(one.kind, one.id))))
    return quarantined(mutation, 'ROW_UNKNOWN', state)
  state.knownFacts.add(factKey(kind, id))
  if (kind === 'audit') state.sitesOfAudits.set(id, siteId)
  return { result: { n, outcome: 'applied' }, entries: [{ ...mutation, siteId }] }
}

async function judgeChange(mutation: ChangeMutation, state: PushState): Promise<Applied> {
  const { n, kind } = mutation
  if (isKnown(mutation, state)) return { result: { n, outcome: 'applied' }, entries: [] }
  const isFaulty = hasFault(mutation)
  if (!isFaulty && (await isForeign(mutation, state))) return quarantined(mutation, 'SITE_FOREIGN', state)
  if (!isAllowed(rightOf(kind, mutation.fields), mutation, state))
    return quarantined(mutation, 'RIGHT_MISSING', state)
  if (isFaulty) return quarantined(mutation, 'VALUE_INVALID', state)
  return applyChange(mutation, state)
}

/**
 * Whether a change took effect before a laptop sent it again. A conflict that nobody has any more is decided as well: what
 * was lost did not conflict when it was sent again.
 */
function isKnown(mutation: ChangeMutation, { knownChanges, rows }: PushState): boolean {
  if (knownChanges === null) return false
  const { id, kind, fields } = mutation
  return (
    knownChanges.has(markOfChange(mutation, Object.keys(fields))) ||
    (kind === 'conflict' && rows.row(id, kind) === undefined)
  )
}

/** A new person is what the device and whoever works on it may make of them. */
function withGrantedRole(mutation: ChangeMutation, state: PushState): ChangeMutation {
  if (mutation.kind !== 'person') return mutation
  const { role } = mutation.fields
  if (!Object.hasOwn(mutation.fields, 'role') || role === undefined || role.from !== null) return mutation
  if (state.rows.row(mutation.id, 'person')) return mutation
  const to = grantedRole(role.to, isAllowed('administer', mutation, state))
  return { ...mutation, fields: { ...mutation.fields, role: { from: null, to } } }
}

/** What both may: the device, and the person who made the change, once the server knows them. */
function isAllowed(right: Right, { actorId }: Mutation, { role, rows }: PushState): boolean {
  if (!roleHasRight(role, right)) return false
  const actor = rows.row(actorId, 'person')?.fields.role as Role | undefined
  return actor === undefined || role === 'administrator' || roleHasRight(actor, right)
}

async function applyChange(mutation: ChangeMutation, state: PushState): Promise<Applied> {
  const { n, kind, id, revision } = mutation
  const { rows } = state
  const before = rows.row(id, kind)
  const mustBeKnown = isRegisterKind(kind) ? revision > 1 : kind === 'conflict'
  if (!before && mustBeKnown) return quarantined(mutation, 'ROW_UNKNOWN', state)

  const fields = await withSurvivors(mutation, state)
  const decision = decideChange(kind, before?.fields ?? {}, fields)
  if (!before && isRegisterKind(kind) && isIncomplete(kind, decision.values))
    return quarantined(mutation, 'VALUE_INVALID', state)
  const change: NamedChange = { kind, id, before: before?.fields ?? null, ...decision }
  await settleParent(change, state)
  await settleName(change, state)

  const values: Values = { ...before?.fields, ...change.values }
  const siteId = await siteOfRow(mutation, values, before, rows)
  const after: ServerRow = {
    id,
    kind,
    siteId,
    fields: values,
    revision: (before?.revision ?? 0) + 1,
    madeAt: before ? before.madeAt : mutation.at,
    changedAt: mutation.at,
  }
  rows.put(after)
  const conflicts: FieldConflict[] = []
  for (const conflict of change.conflicts) {
    const { by, at } = await state.origins.of(kind, id, conflict.field)
    conflicts.push({ ...conflict, id: conflictId(mutation, conflict.field), keptBy: by, keptAt: at })
  }
  for (const field of Object.keys(fields))
    if (!conflicts.some((conflict) => conflict.field === field)) state.origins.note(mutation, field)
  for (const { id: conflictId, ...said } of conflicts)
    rows.put({
      id: conflictId,
      kind: 'conflict',
      siteId,
      fields: {
        ...said,
        entity: kind,
        entityId: id,
        resolution: null,
        offeredBy: mutation.actorId,
        offeredAt: mutation.at,
      },
      revision: 1,
      madeAt: mutation.at,
      changedAt: mutation.at,
    })
  const isElsewhere = before !== undefined && before.siteId !== siteId
  const entry: EntryToLog = {
    ...mutation,
    fields,
    siteId,
    rowRevision: after.revision,
    values: isElsewhere ? after.fields : change.values,
    ...(isElsewhere && { whole: true }),
    conflicts,
  }
  return {
    result: { n, outcome: conflicts.length > 0 ? 'conflict' : 'applied' },
    entries: [
      entry,
      ...(isElsewhere ? [leftBehind(mutation, before.siteId, after)] : []),
      ...(await followers(mutation, before, after, state)),
    ],
  }
}

/** Of the change that it is about, so that it is the same one when the change is sent again. */
const conflictId = ({ kind, id, changeSet, revision }: ChangeMutation, field: string): string =>
  createHash('sha256').update([kind, id, changeSet, revision, field].join(' ')).digest('hex').slice(0, 32)

/** The changes with what they refer to by what it was merged into. */
async function withSurvivors({ kind, fields }: ChangeMutation, { rows }: PushState): Promise<FieldChanges> {
  const survived: FieldChanges = {}
  for (const [field, { from, to }] of Object.entries(fields)) {
    const ownField = ownFieldIn(kind, field)
    const name = ownField === null ? field : ownFieldName(await rows.survivor(ownField))
    const survivor = async (value: typeof from) => {
      const reference = field === 'mergedInto' ? null : referenceIn(kind, field, value)
      return reference ? reference.withId(await rows.survivor(reference.id)) : value
    }
    survived[name] = { from: await survivor(from), to: await survivor(to) }
  }
  return survived
}

/** Nothing stands below itself: of two who moved things below each other, the first one did. */
async function settleParent(change: NamedChange, { rows }: PushState): Promise<void> {
  const { kind, id, before, values, conflicts } = change
  const { parentId } = values
  if (typeof parentId !== 'string' || isSame(parentId, before?.parentId ?? null)) return
  if (!(await rows.isAbove(id, kind, parentId))) return
  const base = before?.parentId ?? null
  values.parentId = base
  conflicts.push({ field: 'parentId', base, kept: base, offered: parentId })
}

function quarantined(
  { n, kind, id, ...mutation }: Mutation,
  reason: Extract<MutationResult, { outcome: 'quarantined' }>['reason'],
  { rows, sites }: PushState,
): Applied {
  const row = rows.row(id, kind)
  const fields = mutation.type === 'change' ? Object.keys(mutation.fields) : []
  const now: Values = Object.fromEntries(fields.map((field) => [field, row?.fields[field] ?? null]))
  // What stands at a site that is not the device's is told to nobody there.
  const isTold = row !== undefined && (sites === null || sites.has(row.siteId))
  return { result: { n, outcome: 'quarantined', reason, values: isTold ? now : null }, entries: [] }
}
