import type { Database } from 'better-sqlite3'
import type {
  AssetFilter,
  Lackable,
  WarrantyState,
} from '../../../../../src-shared/features/assets/asset-filter.ts'
import { locations } from '../../locations/locations.ts'
import type { CodedColumn, CodedValue } from './coded-column.ts'
import type { ColumnSet } from './column-set.ts'
import type { Condition } from './condition.ts'
import { customCondition } from './custom-condition.ts'
import { blankBit, type CodedName, isBlankColumn } from './index-columns.ts'
import type { References } from './references.ts'
import { shownTypeOf, type ViewName, views } from './views.ts'
import { warrantyStatesOn } from './warranty.ts'

/** What conditions look into. */
export interface ConditionTools {
  database: Database
  columns: ColumnSet
  references: References
  /** the day on which warranties are looked at */
  today: string
}

/** The parts of a filter as conditions, all of which have to be met. */
export function conditionsOf(filter: AssetFilter, tools: ConditionTools): Condition[] {
  const { columns } = tools
  const named = (view: ViewName, names: readonly string[] | undefined) => byName(tools, view, names)
  const idIn = (column: CodedName, ids: readonly string[] | undefined) => {
    if (!ids) return []
    return [byIds(columns.coded(column), ids)]
  }
  const onDays = (
    column: CodedName,
    days: { from?: string | undefined; to?: string | undefined } | undefined,
  ) => (isOpen(days) ? [] : [byCode(columns.coded(column), (day) => isWithin(day, days))])
  return [
    ...named('status', filter.statuses),
    ...byStatusType(tools, filter.statusTypes),
    ...named('category', filter.categories),
    ...named('manufacturer', filter.manufacturers),
    ...named('model', filter.models),
    ...byLocation(tools, filter.locations),
    ...idIn('checkedOutTo', filter.checkedOutTo),
    ...idIn('owner', filter.owners),
    ...named('company', filter.companies),
    ...named('department', filter.departments),
    ...named('supplier', filter.suppliers),
    ...named('currency', filter.currencies),
    ...named('ownership', filter.ownerships),
    ...onDays('purchaseDate', filter.purchased),
    ...onDays('inServiceDate', filter.inService),
    ...onDays('warrantyEndDate', filter.warrantyEnds),
    ...onDays('endOfLifeDate', filter.endOfLife),
    ...(filter.lastAudited === 'never'
      ? [byCode(columns.coded('lastAuditDate'), (day) => day === null)]
      : onDays('lastAuditDate', filter.lastAudited)),
    ...onDays('nextAuditDate', filter.nextAudit),
    ...byCost(columns, filter.cost),
    ...byWarranty(tools, filter.warranty),
    ...(filter.lacks ?? []).map((what) => lacking(columns, what)),
    ...(filter.custom ?? []).map((condition) => customCondition(tools.database, columns, condition)),
  ]
}

/** Tells by what a column has; each of its values is looked at once. */
function byCode(column: CodedColumn, isWanted: (value: CodedValue | null) => boolean): Condition {
  return {
    isMetBy: (row) => isWanted(column.valueOf(row)),
    narrow: (mask) => {
      const wanted = new Uint8Array(column.size)
      for (let code = 0; code < wanted.length; code++) wanted[code] = isWanted(column.valueAt(code)) ? 1 : 0
      keepCodes(mask, column.codes, wanted)
    },
  }
}

/** Tells by ids, of which there can be very many: those that are wanted are looked up. */
function byIds(column: CodedColumn, ids: readonly string[]): Condition {
  const wanted = new Set(ids)
  return {
    isMetBy: (row) => wanted.has(String(column.valueOf(row) ?? '')),
    narrow: (mask) => keepCodes(mask, column.codes, codesOf(column, wanted)),
  }
}

/** 1 for the code of each of these ids; '' stands for none. */
function codesOf(column: CodedColumn, ids: Iterable<string>): Uint8Array {
  const wanted = new Uint8Array(column.size)
  for (const id of ids) {
    const code = id === '' ? 0 : column.codeOf(id)
    if (code !== undefined) wanted[code] = 1
  }
  return wanted
}

/** Takes the rows out of a mask whose code is not wanted. */
function keepCodes(mask: Uint8Array, codes: CodedColumn['codes'], wanted: Uint8Array): void {
  for (let row = 0; row < mask.length; row++)
    mask[row] = (mask[row] as number) & (wanted[codes[row] as number] as number)
}

function byName(
  { columns, references }: ConditionTools,
  view: ViewName,
  names: readonly string[] | undefined,
) {
  if (!names) return []
  const wanted = new Set(names)
  const { column, shown } = views[view]
  return [
    byCode(columns.coded(column), (value) =>
      wanted.has(value === null ? '' : String(shown(value, references) ?? '')),
    ),
  ]
}

function byLocation(
  { database, columns, references }: ConditionTools,
  ids: readonly string[] | undefined,
): Condition[] {
  if (!ids) return []
  const column = columns.coded('location')
  const outer = ids.filter((id) => id !== '')
  const wantsNone = outer.length < ids.length
  const isWanted = (id: CodedValue | null) =>
    id === null ? wantsNone : outer.some((one) => locations.isWithin(database, String(id), one))
  return [
    {
      isMetBy: (row) => isWanted(column.valueOf(row)),
      narrow: (mask) => {
        const surviving = outer.map((one) => locations.byId(database, one)?.id ?? one)
        const wanted = references.locations.within(column, surviving)
        if (wantsNone) wanted[0] = 1
        keepCodes(mask, column.codes, wanted)
      },
    },
  ]
}

function byStatusType(
  { columns, references }: ConditionTools,
  types: AssetFilter['statusTypes'],
): Condition[] {
  if (!types) return []
  const wanted: ReadonlySet<string | null> = new Set(types)
  const [status, checkedOutTo] = [columns.coded('status'), columns.coded('checkedOutTo')]
  const isWanted = (label: CodedValue | null, isOut: boolean) =>
    label !== null && wanted.has(shownTypeOf(references, label, isOut))
  return [
    {
      isMetBy: (row) => isWanted(status.valueOf(row), checkedOutTo.codes[row] !== 0),
      narrow: (mask) => {
        const [here, out] = [false, true].map((isOut) =>
          Uint8Array.from({ length: status.size }, (_, code) =>
            isWanted(status.valueAt(code), isOut) ? 1 : 0,
          ),
        ) as [Uint8Array, Uint8Array]
        const [labels, holders] = [status.codes, checkedOutTo.codes]
        for (let row = 0; row < mask.length; row++) {
          const wantedHere = holders[row] === 0 ? here : out
          mask[row] = (mask[row] as number) & (wantedHere[labels[row] as number] as number)
        }
      },
    },
  ]
}

function byCost(columns: ColumnSet, range: AssetFilter['cost']): Condition[] {
  if (range?.from === undefined && range?.to === undefined) return []
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = range
  return [
    {
      isMetBy: (row) => isBetween(columns.costs[row] as number, from, to),
      narrow: (mask) => {
        const { costs } = columns
        for (let row = 0; row < mask.length; row++)
          mask[row] = (mask[row] as number) & +isBetween(costs[row] as number, from, to)
      },
    },
  ]
}

/** Never where there is no amount (NaN). */
const isBetween = (cost: number, from: number, to: number) => cost >= from && cost <= to

function byWarranty({ columns, today }: ConditionTools, states: readonly WarrantyState[] | undefined) {
  if (!states) return []
  const statesOf = warrantyStatesOn(today)
  return [
    byCode(columns.coded('warrantyEndDate'), (end) =>
      statesOf(end as string | null).some((state) => states.includes(state)),
    ),
  ]
}

function lacking(columns: ColumnSet, what: Lackable): Condition {
  if (what === 'purchaseCost') return withoutCost(columns)
  if (!isBlankColumn(what)) return byIds(columns.coded(what), [''])
  const bit = blankBit(what)
  const isLacking = Uint8Array.from({ length: 256 }, (_, blanks) => ((blanks & bit) === 0 ? 0 : 1))
  return {
    isMetBy: (row) => isLacking[columns.blanks[row] as number] === 1,
    narrow: (mask) => keepCodes(mask, columns.blanks, isLacking),
  }
}

function withoutCost(columns: ColumnSet): Condition {
  return {
    isMetBy: (row) => Number.isNaN(columns.costs[row]),
    narrow: (mask) => {
      const { costs } = columns
      for (let row = 0; row < mask.length; row++)
        mask[row] = (mask[row] as number) & +Number.isNaN(costs[row] as number)
    },
  }
}

interface Days {
  from?: string | undefined
  to?: string | undefined
}

const isOpen = (days: Days | undefined): days is undefined =>
  days?.from === undefined && days?.to === undefined

function isWithin(day: CodedValue | null, { from, to }: Days): boolean {
  return day !== null && (from === undefined || day >= from) && (to === undefined || day <= to)
}
