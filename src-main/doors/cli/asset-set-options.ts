import { InvalidArgumentError } from 'commander'
import { assetsText } from '../../../src-shared/features/assets/assets-text.ts'
import {
  type BulkField,
  type BulkFields,
  bulkFieldNames,
  bulkFields,
  holderKinds,
} from '../../../src-shared/features/assets/bulk-edit-contract.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { cliText } from './cli-text.ts'
import { usageError } from './failures.ts'
import { inputIssues } from './input-issues.ts'

const { bulk } = cliText

/** A field, and what it is to be; '' empties it. */
export type SetOption = [field: string, value: string]

/** Gathers every `--set field=value`; the first equals sign parts them, since a value may hold one. */
export function withSetting(text: string, before: SetOption[] = []): SetOption[] {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError(bulk.setUnclear)
  return [...before, [text.slice(0, at).trim(), text.slice(at + 1).trim()]]
}

/**
 * What is to be set: fields by their name in the contract or the one that people read, else fields of the organisation's
 * own.
 * @throws USAGE where a field is none, is set twice, or cannot be so
 */
export async function fieldsOf(client: EngineClient, settings: readonly SetOption[]): Promise<BulkFields> {
  const fields = new Map<string, unknown>()
  const custom = new Map<string, string | null>()
  const put = <Value>(into: Map<string, Value>, key: string, name: string, value: Value) => {
    if (into.has(key)) throw usageError(bulk.fieldTwice(name))
    into.set(key, value)
  }
  for (const [name, value] of settings) {
    const field = fieldNamed(name)
    if (field) put(fields, field, name, writtenValue(field, value))
    else put(custom, await ownFieldNamed(client, name), name, value === '' ? null : value)
  }
  const read = bulkFields.safeParse({
    ...Object.fromEntries(fields),
    ...(custom.size > 0 && { custom: Object.fromEntries(custom) }),
  })
  if (read.success) return read.data
  throw usageError(inputIssues(read.error.issues))
}

function fieldNamed(name: string): BulkField | undefined {
  const wanted = name.toLowerCase()
  return bulkFieldNames.find((field) =>
    [field, assetsText.fields[field]].some((known) => known.toLowerCase() === wanted),
  )
}

async function ownFieldNamed(client: EngineClient, name: string): Promise<string> {
  const { fields } = await client.customFields.list()
  const field = fields.find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (!field) throw usageError(bulk.fieldUnknown(name, bulkFieldNames))
  return field.id
}

function writtenValue(field: BulkField, value: string): unknown {
  if (value === '') return field === 'status' ? value : null
  switch (field) {
    case 'warrantyMonths':
      return Number(value)
    case 'currency':
      return value.toUpperCase()
    case 'checkedOutTo':
      return holderOf(value)
    default:
      return value
  }
}

/** `person:Mei Tan`, `location:HQ / 2`, `asset:A-1001`; a person where nothing is said. */
function holderOf(value: string) {
  const kind = holderKinds.find((one) => value.startsWith(`${one}:`))
  return { kind: kind ?? 'person', name: kind ? value.slice(kind.length + 1).trim() : value }
}
