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
import {
  type Entry,
  type FieldConflict,
  type Mutation,
  type MutationResult,
  organisationSite,
} from '../../src-shared/sync/protocol.ts'
import type { NamesOfPush } from './names-of-push.ts'
import type { RowsOfPush, ServerRow } from './rows-of-push.ts'
import { type NamedChange, settleName } from './settle-name.ts'
import { hasFault, isIncomplete } from './value-faults.ts'
import type { ValueOrigins } from './value-origins.ts'

/** What a push works on. */
export interface PushState {
  replicaId: string
  /** of the device; nobody does more with it than it may */
  role: Role
  rows: RowsOfPush
  names: NamesOfPush
  origins: ValueOrigins
  /** facts that the server has already, or that came earlier in this push, by their id */
  knownFacts: Set<string>
}

/** What goes into the log of a site, which then numbers it. */
export type EntryToLog =
  | Omit<Extract<Entry, { type: 'change' }>, 'seq'>
  | Omit<Extract<Entry, { type: 'fact' }>, 'seq'>

export interface Applied {
  result: MutationResult
  /** null where nothing took effect */
  entry: EntryToLog | null
}

type ChangeMutation = Extract<Mutation, { type: 'change' }>

/** Applies one change of a laptop, by the rules that all have in common. */
export async function applyMutation(said: Mutation, state: PushState): Promise<Applied> {
  const mutation = withGrantedRole(said, state)
  const { n, kind } = mutation
  const known = `${kind} ${mutation.id}`
  // whoever sends it again, after a server was restored
  if (mutation.type === 'fact' && state.knownFacts.has(known))
    return { result: { n, outcome: 'applied' }, entry: null }
  const right = rightOf(kind, mutation.type === 'change' ? mutation.fields : {})
  if (!isAllowed(right, mutation, state)) return quarantined(mutation, 'RIGHT_MISSING', state)
  if (hasFault(mutation)) return quarantined(mutation, 'VALUE_INVALID', state)
  if (mutation.type === 'change') return applyChange(mutation, state)
  state.knownFacts.add(known)
  const siteId = await state.rows.survivor(mutation.siteId)
  return {
    result: { n, outcome: 'applied' },
    entry: { ...mutation, replicaId: state.replicaId, siteId },
  }
}

/** A new person is what the device and whoever works on it may make of them. */
function withGrantedRole(mutation: Mutation, state: PushState): Mutation {
  if (mutation.type === 'fact' || mutation.kind !== 'person') return mutation
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
  const { rows, replicaId } = state
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

  const siteId = await siteOf(mutation, change, state)
  const after: ServerRow = {
    id,
    kind,
    siteId,
    fields: { ...before?.fields, ...change.values },
    revision: (before?.revision ?? 0) + 1,
  }
  rows.put(after)
  const conflicts: FieldConflict[] = []
  for (const conflict of change.conflicts) {
    const { by, at } = await state.origins.of(kind, id, conflict.field)
    conflicts.push({ ...conflict, id: `${replicaId}:${n}:${conflict.field}`, keptBy: by, keptAt: at })
  }
  for (const field of Object.keys(fields))
    if (!conflicts.some((conflict) => conflict.field === field)) state.origins.note(mutation, field)
  for (const { id: conflictId, ...said } of conflicts)
    rows.put({
      id: conflictId,
      kind: 'conflict',
      siteId,
      fields: { ...said, entity: kind, entityId: id, resolution: null },
      revision: 1,
    })
  const isElsewhere = before !== undefined && before.siteId !== siteId
  return {
    result: { n, outcome: conflicts.length > 0 ? 'conflict' : 'applied' },
    entry: {
      ...mutation,
      fields,
      replicaId,
      siteId,
      rowRevision: after.revision,
      values: isElsewhere ? after.fields : change.values,
      conflicts,
    },
  }
}

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

async function siteOf({ kind, id, siteId }: ChangeMutation, change: NamedChange, { rows }: PushState) {
  if (siteId === organisationSite) return siteId
  const { mergedInto } = change.values
  return rows.survivor(
    kind === 'location' && siteId === id && typeof mergedInto === 'string' ? mergedInto : siteId,
  )
}

function quarantined(
  { n, kind, id, ...mutation }: Mutation,
  reason: Extract<MutationResult, { outcome: 'quarantined' }>['reason'],
  { rows }: PushState,
): Applied {
  const row = rows.row(id, kind)
  const fields = mutation.type === 'change' ? Object.keys(mutation.fields) : []
  const now: Values = Object.fromEntries(fields.map((field) => [field, row?.fields[field] ?? null]))
  return { result: { n, outcome: 'quarantined', reason, values: row ? now : null }, entry: null }
}
