import { roles } from '../../src-shared/contract/rights.ts'
import { assetFields, plainFields } from '../../src-shared/features/assets/assets-entity.ts'
import { attachmentKinds } from '../../src-shared/features/attachments/attachment-kinds.ts'
import { statusTypes } from '../../src-shared/features/status-labels/status-type.ts'
import type { JsonValue } from '../../src-shared/record/canonical-json.ts'
import { isContentName } from '../../src-shared/sync/content-names.ts'
import type { Values } from '../../src-shared/sync/decide-change.ts'
import type { Mutation } from '../../src-shared/sync/protocol.ts'

const longestName = 2000

/** Whether a change says something that no laptop of ours would record, or that PostgreSQL cannot keep. */
export function hasFault(mutation: Mutation): boolean {
  if (mutation.type === 'fact') return !isStorable(mutation.fact)
  const { kind, fields } = mutation
  const changed = Object.entries(fields)
  if (changed.length === 0) return true
  return changed.some(([field, { from, to }]) => {
    if (field === '__proto__' || !isStorable(field) || !isStorable(from) || !isStorable(to)) return true
    return isFaulty(kind, field, to)
  })
}

/** Whether a new row lacks what no row of its kind is without. */
export function isIncomplete(kind: string, values: Values): boolean {
  return (needed[kind] ?? ['name']).some((field) => typeof values[field] !== 'string')
}

const needed: Record<string, readonly string[]> = {
  asset: ['assetTag', 'statusId'],
  statusLabel: ['type', 'name'],
  attachment: ['assetId', 'kind', 'fileName', 'mediaType', 'sha256'],
}

const plain = new Set<string>(plainFields)

function isFaulty(kind: string, field: string, to: JsonValue): boolean {
  if (kind === 'asset') {
    if (field === 'assetTag' || field === 'statusId') return !isName(to)
    if (plain.has(field)) return !assetFields[field as keyof typeof assetFields].schema.safeParse(to).success
    return to !== null && typeof to !== 'string'
  }
  if (kind === 'attachment') return !isAttachmentValue(field, to)
  if (field === 'role' && kind === 'person') return !(roles as readonly JsonValue[]).includes(to)
  if (field === 'type' && kind === 'statusLabel') return !(statusTypes as readonly JsonValue[]).includes(to)
  return field === 'name' && !isName(to)
}

/** A photo or file is named by its SHA-256, never by a path. */
function isAttachmentValue(field: string, to: JsonValue): boolean {
  if (field === 'kind') return (attachmentKinds as readonly JsonValue[]).includes(to)
  if (field === 'sha256') return isContentName(to)
  if (field === 'thumbnailSha256') return to === null || isContentName(to)
  if (field === 'size') return Number.isSafeInteger(to) && Number(to) >= 0
  return field === 'removedAt' ? to === null || isName(to) : isName(to)
}

const isName = (value: JsonValue) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longestName

/** PostgreSQL keeps no NUL and no half of a surrogate pair. */
export function isStorable(value: JsonValue): boolean {
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed()
  if (value === null || typeof value !== 'object') return true
  if (Array.isArray(value)) return value.every(isStorable)
  for (const key in value) if (!isStorable(key) || !isStorable(value[key] ?? null)) return false
  return true
}
