import type { Database } from 'better-sqlite3'
import type { ImportedPerson } from '../../../../src-shared/features/imports/import-row.ts'
import type { Transaction } from '../../database/transaction.ts'
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

/**
 * What the rows of a list name, found or made once: the same names come row after row. It holds from one step to the next
 * unless somebody else's change was recorded in between.
 */
export class KnownReferences {
  #tx: Transaction | undefined
  #known: Record<keyof References, Map<string, unknown>> | undefined
  #references: References | undefined

  in(tx: Transaction): References {
    if (this.#references && this.#tx === tx) return this.#references
    const isUntouched = this.#tx?.lastChange === tx.lastChange
    if (!this.#known || !isUntouched) this.#known = nothingKnown()
    this.#tx = tx
    this.#references = remembering(ensuring(tx), this.#known)
    return this.#references
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
    known.set(key, value)
    return value
  }
}
