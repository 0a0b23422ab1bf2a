import {
  codeSeparator,
  codesOf,
  type IdentifierKind,
  identifierKinds,
} from '../features/identifiers/identifier-kinds.ts'
import { canonicalJson, type JsonValue } from '../record/canonical-json.ts'
import type { FieldChanges } from '../record/field-changes.ts'

export type Values = Record<string, JsonValue>

/**
 * What becomes of a field that was changed on both sides. `person`: the value that came first is kept, and a person
 * decides. `later`: the value that came last holds. `first`: the value that came first holds, and that is that. `union`:
 * additions and removals of both sides hold. `highest`: the higher number holds.
 */
export type MergeRule = 'person' | 'later' | 'first' | 'union' | 'highest'

/**
 * How things look, which copy of a data folder goes on (`organisation`), and whether a photo is there or removed: nothing
 * that a person has to decide.
 */
const laterWins = new Set(['attachment', 'sharedView', 'labelSettings', 'labelDesign', 'organisation'])

/** Rows whose fields are what is usual until somebody says otherwise: one that was never said moved nowhere. */
const withDefaults = new Set(['auditPolicy', 'labelSettings'])

/** The merge rule of a field. Whatever is listed nowhere is for a person. */
function mergeRuleOf(kind: string, field: string): MergeRule {
  if (kind === 'conflict' || kind === 'auditClosed') return 'first'
  if (laterWins.has(kind)) return 'later'
  if (kind === 'asset' && isIdentifierKind(field)) return 'union'
  // Every close of an audit works it out anew: of two, the one that comes last has seen the asset, too.
  if (kind === 'asset' && field === 'nextAuditDate') return 'later'
  if (kind === 'auditRule' && field === 'setAt') return 'later'
  // Up to the last tag that somebody said was used none is handed out; for whose numbers that is certain each laptop knows.
  if (kind === 'tagScheme' && field === 'statedLast') return 'highest'
  if (kind === 'tagScheme' && field === 'numberedBy') return 'later'
  return 'person'
}

export interface Decision {
  /** what each field of the change is from now on */
  values: Values
  /** the fields that a person has to decide */
  conflicts: { field: string; base: JsonValue; kept: JsonValue; offered: JsonValue }[]
}

/**
 * What a change does to a row that may have moved since the change was made. A field that is what the change was based
 * on, or what it makes of it, moved nowhere.
 * @param current fields of the row; absent is null
 */
export function decideChange(kind: string, current: Values, fields: FieldChanges): Decision {
  const decision: Decision = { values: {}, conflicts: [] }
  for (const [field, { from, to }] of Object.entries(fields)) {
    const isSaid = Object.hasOwn(current, field)
    const now = (isSaid ? current[field] : null) ?? null
    const isFree = isSame(now, from) || isSame(now, to) || (!isSaid && withDefaults.has(kind))
    const rule = isFree ? 'later' : mergeRuleOf(kind, field)
    decision.values[field] = rule === 'later' ? to : now
    if (rule === 'highest') decision.values[field] = Math.max(Number(now), Number(to))
    if (rule === 'union') decision.values[field] = union(field as IdentifierKind, now, from, to)
    if (rule === 'person') decision.conflicts.push({ field, base: from, kept: now, offered: to })
  }
  return decision
}

export function isSame(one: JsonValue, other: JsonValue): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other)
}

function isIdentifierKind(field: string): field is IdentifierKind {
  return (identifierKinds as readonly string[]).includes(field)
}

function union(kind: IdentifierKind, now: JsonValue, from: JsonValue, to: JsonValue): JsonValue {
  const [present, before, after] = [now, from, to].map((codes) =>
    typeof codes === 'string' ? codesOf(kind, codes) : [],
  ) as [string[], string[], string[]]
  const kept = present.filter((code) => !before.includes(code) || after.includes(code))
  const codes = [...new Set([...kept, ...after.filter((code) => !before.includes(code))])]
  return codes.length === 0 ? null : codes.sort().join(codeSeparator)
}
