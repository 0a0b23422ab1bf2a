import type { Database } from 'better-sqlite3'
import type { ImportedPerson } from '../../../../src-shared/features/imports/import-row.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets } from '../assets/assets.ts'
import { categories } from '../categories/categories.ts'
import { locations } from '../locations/locations.ts'
import { type ModelIdentity, models } from '../models/models.ts'
import { people } from '../people/people.ts'
import { statusLabels } from '../status-labels/status-labels.ts'

/** How names become ids; null for what is not in the register. */
export interface References {
  status: (name: string) => string | null
  location: (path: string) => { id: string; siteId: string } | null
  category: (name: string) => string | null
  model: (model: ModelIdentity) => string | null
  person: (person: Omit<ImportedPerson, 'kind'>) => string | null
}

const placeOf = (location: { id: string; site_id: string } | undefined) =>
  location ? { id: location.id, siteId: location.site_id } : null

/** Looks names up, and makes nothing. */
export const finding = (database: Database): References => ({
  status: (name) => statusLabels.find(database, name)?.id ?? null,
  location: (path) => placeOf(locations.byPath(database, path)),
  category: (name) => categories.find(database, name)?.id ?? null,
  model: (model) => models.find(database, model)?.id ?? null,
  person: (person) => people.find(database, person)?.id ?? null,
})

/** Makes what is missing, but a status. */
const ensuring = (tx: Transaction): References => ({
  ...finding(tx.database),
  location: (path) => placeOf(locations.ensure(tx, path)),
  category: (name) => categories.ensure(tx, name).id,
  model: (model) => models.ensure(tx, model).id,
  person: (person) =>
    (people.find(tx.database, person) ?? people.create(tx, { ...person, role: 'custodian' })).id,
})

/** How far the register had come: the newest change, and the newest asset, since a whole register comes without changes. */
interface Standing {
  change: number
  asset: number
}

/**
 * What the rows of a list name, found or made once: the same names come row after row. It holds from one step to the next
 * unless somebody else wrote in between.
 */
export class KnownReferences {
  #tx: Transaction | undefined
  #left: Standing | undefined
  #known = nothingKnown()
  #references: References | undefined
  #generation = 0

  /** How often somebody else has written before or between the steps so far. */
  get generation(): number {
    return this.#generation
  }

  /** The same with the step of a transaction. */
  generationIn(tx: Transaction): number {
    this.in(tx)
    return this.#generation
  }

  in(tx: Transaction): References {
    if (this.#references && this.#tx === tx) return this.#references
    const { change, asset } = standingOf(tx)
    if (this.#left?.change !== change || this.#left.asset !== asset) {
      this.#known = nothingKnown()
      this.#generation++
    }
    this.#left = undefined // unless this step becomes durable
    tx.afterCommit(() => {
      this.#left = standingOf(tx)
    })
    this.#tx = tx
    this.#references = remembering(ensuring(tx), this.#known)
    return this.#references
  }
}

const standingOf = (tx: Transaction): Standing => ({
  change: tx.lastChange,
  asset: assets.lastNumber(tx.database),
})

/** The same beside the thread that writes, where nothing is made. What is not there is looked for again. */
export class FoundReferences {
  readonly #database: Database
  #found: References | undefined
  #generation = 0

  constructor(database: Database) {
    this.#database = database
  }

  /** What was looked up in an earlier generation may be another by now. */
  in(generation: number): References {
    if (!this.#found || this.#generation !== generation) {
      this.#generation = generation
      assets.forgetWords(this.#database)
      this.#found = remembering(finding(this.#database), nothingKnown())
    }
    return this.#found
  }
}

const nothingKnown = () => ({
  status: new Map<string, unknown>(),
  location: new Map<string, unknown>(),
  category: new Map<string, unknown>(),
  model: new Map<string, unknown>(),
  person: new Map<string, unknown>(),
})

function remembering(
  { status, location, category, model, person }: References,
  known: ReturnType<typeof nothingKnown>,
): References {
  const itself = (name: string) => name
  return {
    status: remembered(status, known.status, itself),
    location: remembered(location, known.location, itself),
    category: remembered(category, known.category, itself),
    model: remembered(model, known.model, (one) =>
      [one.name, one.manufacturer ?? '', one.modelNumber ?? ''].join(unit),
    ),
    person: remembered(person, known.person, (one) =>
      [one.name, one.username ?? '', one.email ?? '', one.employeeNumber ?? ''].join(unit),
    ),
  }
}

const unit = '\u001f'

function remembered<Named, Value>(
  ask: (named: Named) => Value,
  known: Map<string, unknown>,
  keyOf: (named: Named) => string,
): (named: Named) => Value {
  return (named) => {
    const key = keyOf(named)
    const answer = known.get(key)
    if (answer !== undefined) return answer as Value
    const value = ask(named)
    if (value !== null) known.set(key, value)
    return value
  }
}
