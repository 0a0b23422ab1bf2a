import { type Command, InvalidArgumentError } from 'commander'
import { type AnyAssetColumn, assetColumn } from '../../../src-shared/features/assets/asset-columns.ts'
import { type AssetFilter, assetFilter } from '../../../src-shared/features/assets/asset-filter.ts'
import type { AssetScope, AssetSort } from '../../../src-shared/features/assets/asset-selection.ts'
import { nearestName } from '../../../src-shared/identity/nearest-name.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import {
  addConditionOptions,
  type Conditions,
  conditionsOf,
  type Range,
  rangeOf,
} from './asset-conditions.ts'
import { cliText } from './cli-text.ts'
import { usageError } from './failures.ts'
import { inputIssues } from './input-issues.ts'
import { asWritten } from './known-names.ts'

/** What the options of a list were given. */
export interface ScopeOptions extends Conditions {
  filter?: string[]
  sort?: AssetSort
}

const { scope } = cliText

/** The options that say which assets a list is of, and in which order. */
export function addScopeOptions(command: Command): Command {
  return addConditionOptions(command).option('--sort <column>', scope.sort, sortOf)
}

/**
 * The scope that options name; places, people and fields of the organisation's own are found by their names.
 * @throws USAGE where an option says what no filter can be, or a name is nobody's
 */
export async function scopeOf(
  client: EngineClient,
  { sort: _, ...given }: ScopeOptions,
): Promise<AssetScope> {
  const options = conditionsOf(given)
  const filter = {
    statuses: await asWritten(client, 'statuses', options.status),
    statusTypes: options.type,
    categories: await asWritten(client, 'categories', options.category),
    manufacturers: await asWritten(client, 'manufacturers', options.manufacturer),
    models: await asWritten(client, 'models', options.model),
    companies: await asWritten(client, 'companies', options.company),
    departments: await asWritten(client, 'departments', options.department),
    suppliers: await asWritten(client, 'suppliers', options.supplier),
    ownerships: options.ownership,
    purchased: options.purchased,
    warrantyEnds: options.warrantyEnds,
    endOfLife: options.endOfLife,
    lastAudited: options.lastAudited,
    cost: options.cost && amounts(options.cost),
    warranty: options.warranty,
    lacks: options.without,
    locations: await locationIdsOf(client, options.location),
    checkedOutTo: await idsOf(client, 'checkedOutTo', options.checkedOutTo),
    owners: await idsOf(client, 'owners', options.owner),
    custom: await customOf(client, options.field),
  }
  const read = assetFilter.safeParse(filter)
  if (read.success) return { search: options.search ?? '', filter: read.data }
  throw usageError(inputIssues(read.error.issues))
}

/** @throws LOCATION_UNKNOWN */
async function locationIdsOf(
  client: EngineClient,
  names: string[] | undefined,
): Promise<string[] | undefined> {
  if (!names) return undefined
  return Promise.all(
    names.map(async (location) => (location === '' ? '' : (await client.locations.show({ location })).id)),
  )
}

type NamedPart = 'checkedOutTo' | 'owners'

/** Ids by the names that the register has them under; '' stays: it means none. */
async function idsOf(
  client: EngineClient,
  part: NamedPart,
  names: string[] | undefined,
): Promise<string[] | undefined> {
  if (!names) return undefined
  return Promise.all(
    names.map(async (name) => {
      if (name === '') return ''
      const { values } = await client.assets.facets({ part, matching: name, limit: 500 })
      const found = values.find((one) => one.name.toLowerCase() === name.toLowerCase())
      if (!found) {
        const known = await client.assets.facets({ part, matching: '', limit: 500 })
        throw usageError(
          scope.nameUnknown(
            name,
            nearestName(
              name,
              known.values.map((one) => one.name),
            ),
          ),
        )
      }
      return found.value
    }),
  )
}

async function customOf(client: EngineClient, fields: Conditions['field']): Promise<AssetFilter['custom']> {
  if (!fields) return undefined
  const { fields: own } = await client.customFields.list()
  return fields.map(([name, value]) => {
    const field = own.find((one) => one.name.toLowerCase() === name.toLowerCase())
    if (!field) throw usageError(scope.fieldUnknown(name))
    const { from, to } = rangeOf(value)
    return value.includes('..') ? { fieldId: field.id, from, to } : { fieldId: field.id, equals: [value] }
  })
}

const amounts = ({ from, to }: Range) => ({
  ...(from !== undefined && { from: Number(from) }),
  ...(to !== undefined && { to: Number(to) }),
})

/**
 * A column by its name.
 * @throws USAGE
 */
export function columnOf(name: string): AnyAssetColumn {
  const read = assetColumn.safeParse(name)
  if (!read.success) throw usageError(scope.sortUnclear)
  return read.data
}

/** A column, with `:desc` behind it for the other direction. */
function sortOf(text: string): AssetSort {
  const [column = '', direction = 'asc'] = text.split(':')
  if (direction !== 'asc' && direction !== 'desc') throw new InvalidArgumentError(scope.sortUnclear)
  return { by: columnOf(column), direction: direction === 'desc' ? 'descending' : 'ascending' }
}
