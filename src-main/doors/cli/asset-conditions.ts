import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { cliText } from './cli-text.ts'
import { usageError } from './failures.ts'

const { scope } = cliText

export interface Range {
  from?: string
  to?: string
}

/** Conditions as options give them; of those that may be given several times a list. */
export interface Conditions {
  search?: string
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
  field?: [name: string, value: string][]
}
type Condition = keyof Conditions

const several = (text: string, before: string[] = []) => [...before, text]
const dayOrNever = (text: string) => (text === 'never' ? text : rangeOf(text))

/** Every condition: what its option is given, and how that is read. */
const conditions: { [Name in Condition]-?: [given: string, read: (text: string, before: never) => unknown] } =
  {
    search: ['text', (text: string) => text],
    status: ['name', several],
    type: ['type', several],
    category: ['name', several],
    manufacturer: ['name', several],
    model: ['name', several],
    location: ['path', several],
    checkedOutTo: ['name', several],
    owner: ['name', several],
    company: ['name', several],
    department: ['name', several],
    supplier: ['name', several],
    ownership: ['kind', several],
    purchased: ['from..to', rangeOf],
    warrantyEnds: ['from..to', rangeOf],
    endOfLife: ['from..to', rangeOf],
    lastAudited: ['from..to', dayOrNever],
    cost: ['from..to', rangeOf],
    warranty: ['state', several],
    without: ['field', several],
    field: ['name=value', ownFieldOf],
  }
const names = Object.keys(conditions) as Condition[]

/** What the fields are called that conditions are about, where those have another name. */
const namesOfFields: Record<string, Condition> = {
  statustype: 'type',
  custodian: 'checkedOutTo',
  purchasedate: 'purchased',
  purchasecost: 'cost',
  endoflifedate: 'endOfLife',
  lastauditdate: 'lastAudited',
  lacks: 'without',
}

/** The options that say which assets a command is about; each by itself, or as `--filter "condition=value"`. */
export function addConditionOptions(command: Command): Command {
  for (const name of names) {
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const [given, read] = conditions[name]
    command.option<unknown>(`--${flag} <${given}>`, scope[name], (text, before) =>
      read(text, before as never),
    )
  }
  return command.option('--filter <condition=value>', scope.filter, several)
}

/**
 * The conditions that options and `--filter` name. What is the name of no condition is that of a field of one's own; what
 * has no name is searched for.
 * @throws USAGE
 */
export function conditionsOf({ filter = [], ...given }: Conditions & { filter?: string[] }): Conditions {
  const all: Record<string, unknown> = { ...given }
  const add = (name: Condition, text: string) => {
    if (name === 'search' && all.search !== undefined) throw usageError(scope.searchTwice)
    all[name] = conditions[name][1](text, all[name] as never)
  }
  for (const text of filter) {
    const [name, value] = parted(text)
    if (name === null) add('search', value)
    else add(conditionNamed(name) ?? 'field', conditionNamed(name) ? value : text)
  }
  return all
}

function parted(text: string): [name: string | null, value: string] {
  const at = text.indexOf('=')
  const [name, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  if (at >= 0 && name === '') throw usageError(scope.filterUnclear)
  return at < 0 ? [null, text.trim()] : [name, value]
}

function conditionNamed(name: string): Condition | undefined {
  const bare = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return names.find((known) => known.toLowerCase() === bare) ?? namesOfFields[bare]
}

/**
 * `2024-01-01..2024-12-31`, either side may be left out.
 * @throws USAGE where it ends before it begins
 */
export function rangeOf(text: string): Range {
  const [from = '', to = from] = text.split('..')
  if (isBackwards(from, to)) throw usageError(scope.rangeBackwards(text))
  return { ...(from !== '' && { from }), ...(to !== '' && { to }) }
}

/** Of days and amounts; what is neither is refused where it is read. */
function isBackwards(from: string, to: string): boolean {
  if (from === '' || to === '') return false
  const [least, most] = [Number(from), Number(to)]
  return Number.isNaN(least) || Number.isNaN(most) ? areDays(from, to) && from > to : least > most
}

const areDays = (...texts: string[]) => texts.every((text) => z.iso.date().safeParse(text).success)

function ownFieldOf(text: string, before: [string, string][] = []): [string, string][] {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError(scope.fieldUnclear)
  return [...before, [text.slice(0, at).trim(), text.slice(at + 1)]]
}
