import { type Command, InvalidArgumentError } from 'commander'
import { type AnyAssetColumn, assetColumn } from '../../../src-shared/features/assets/asset-columns.ts'
import { type AssetFilter, assetFilter } from '../../../src-shared/features/assets/asset-filter.ts'
import type { AssetScope, AssetSort } from '../../../src-shared/features/assets/asset-selection.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { cliText } from './cli-text.ts'
import { usageError } from './failures.ts'

/** What the options of a list were given; those that may be given several times are lists. */
export interface ScopeOptions {
  search: string
  sort?: AssetSort
  status?: string[]
  type?: string[]
  category?: string[]
  manufacturer?: string[]
  model?: string[]
  location?: string[]
  checkedOutTo?: string[]
  owner?: string[]
  company?: string[]
  department?: string[]
  supplier?: string[]
  ownership?: string[]
  purchased?: Range
  warrantyEnds?: Range
  endOfLife?: Range
  lastAudited?: Range | 'never'
  cost?: Range
  warranty?: string[]
  without?: string[]
  field?: [name: string, values: string][]
}

interface Range {
  from?: string
  to?: string
}

const { scope } = cliText

/** The options that say which assets a list is of, and in which order. */
export function addScopeOptions(command: Command): Command {
  return addConditionOptions(command).option('--sort <column>', scope.sort, sortOf)
}

/** The options that say which assets a command is about; of one option several may be given, and any of them will do. */
export function addConditionOptions(command: Command): Command {
  const several = (text: string, before: string[] = []) => [...before, text]
  return command
    .option('--search <text>', cliText.options.search, '')
    .option('--status <name>', scope.status, several)
    .option('--type <type>', scope.type, several)
    .option('--category <name>', scope.category, several)
    .option('--manufacturer <name>', scope.manufacturer, several)
    .option('--model <name>', scope.model, several)
    .option('--location <path>', scope.location, several)
    .option('--checked-out-to <name>', scope.checkedOutTo, several)
    .option('--owner <name>', scope.owner, several)
    .option('--company <name>', scope.company, several)
    .option('--department <name>', scope.department, several)
    .option('--supplier <name>', scope.supplier, several)
    .option('--ownership <kind>', scope.ownership, several)
    .option('--purchased <from..to>', scope.purchased, rangeOf)
    .option('--warranty-ends <from..to>', scope.warrantyEnds, rangeOf)
    .option('--end-of-life <from..to>', scope.endOfLife, rangeOf)
    .option('--last-audited <from..to>', scope.lastAudited, (text) =>
      text === 'never' ? text : rangeOf(text),
    )
    .option('--cost <from..to>', scope.cost, rangeOf)
    .option('--warranty <state>', scope.warranty, several)
    .option('--without <field>', scope.without, several)
    .option('--field <name=value>', scope.field, fieldOf)
}

/**
 * The scope that options name; places, people and fields of the organisation's own are found by their names.
 * @throws USAGE where an option says what no filter can be, or a name is nobody's
 */
export async function scopeOf(client: EngineClient, options: ScopeOptions): Promise<AssetScope> {
  const filter = {
    statuses: options.status,
    statusTypes: options.type,
    categories: options.category,
    manufacturers: options.manufacturer,
    models: options.model,
    companies: options.company,
    departments: options.department,
    suppliers: options.supplier,
    ownerships: options.ownership,
    purchased: options.purchased,
    warrantyEnds: options.warrantyEnds,
    endOfLife: options.endOfLife,
    lastAudited: options.lastAudited,
    cost: options.cost && amounts(options.cost),
    warranty: options.warranty,
    lacks: options.without,
    locations: await idsOf(client, 'locations', options.location),
    checkedOutTo: await idsOf(client, 'checkedOutTo', options.checkedOutTo),
    owners: await idsOf(client, 'owners', options.owner),
    custom: await customOf(client, options.field),
  }
  const read = assetFilter.safeParse(filter)
  if (read.success) return { search: options.search, filter: read.data }
  const issues = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw usageError(issues.join('; '))
}

type NamedPart = 'locations' | 'checkedOutTo' | 'owners'

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
      const known = await knownAs(client, part, name)
      const found = known.find((one) => one.name.toLowerCase() === name.toLowerCase())
      if (!found) throw usageError(scope.nameUnknown(name))
      return found.value
    }),
  )
}

async function knownAs(
  client: EngineClient,
  part: NamedPart,
  name: string,
): Promise<{ value: string; name: string }[]> {
  if (part !== 'locations') return (await client.assets.facets({ part, matching: name, limit: 500 })).values
  const { locations } = await client.locations.list({ search: name, limit: 5000 })
  return locations.map(({ id, path }) => ({ value: id, name: path }))
}

async function customOf(client: EngineClient, fields: ScopeOptions['field']): Promise<AssetFilter['custom']> {
  if (!fields) return undefined
  const { fields: own } = await client.customFields.list()
  return fields.map(([name, value]) => {
    const field = own.find((one) => one.name.toLowerCase() === name.toLowerCase())
    if (!field) throw usageError(scope.fieldUnknown(name))
    const { from, to } = rangeOf(value)
    return value.includes('..') ? { fieldId: field.id, from, to } : { fieldId: field.id, equals: [value] }
  })
}

/** `2024-01-01..2024-12-31`, either side may be left out. */
function rangeOf(text: string): Range {
  const [from = '', to = from] = text.split('..')
  return { ...(from !== '' && { from }), ...(to !== '' && { to }) }
}

const amounts = ({ from, to }: Range) => ({
  ...(from !== undefined && { from: Number(from) }),
  ...(to !== undefined && { to: Number(to) }),
})

function fieldOf(text: string, before: [string, string][] = []): [string, string][] {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError(scope.fieldUnclear)
  return [...before, [text.slice(0, at).trim(), text.slice(at + 1)]]
}

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
