import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import type { Role } from '../../../../src-shared/contract/rights.ts'
import { isNearName } from '../../../../src-shared/features/people/near-name.ts'
import { peopleProblems } from '../../../../src-shared/features/people/people-problems-contract.ts'
import { registersProblems } from '../../../../src-shared/features/registers/registers-contract.ts'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import type { PersonRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import {
  namesOfLength,
  peopleByName,
  personByEmployeeNumber,
  personTable,
  shownName,
  workers,
} from './people-store.ts'

export interface NewPerson {
  /** of a person who is known by it elsewhere; else they get a new one */
  id?: string | undefined
  name: string
  username?: string | null | undefined
  email?: string | null | undefined
  employeeNumber?: string | null | undefined
  role: Role
}

const nameKey = (name: string) => foldedText(name.trim())

export const people = {
  table: personTable,

  /** The column by which a row is found, as it follows from what it says. */
  keysOf: ({ username }: PersonRow): Partial<PersonRow> => ({ username_key: username && nameKey(username) }),

  synced: personTable.synced(({ name, username }) => ({
    name_key: nameKey(name),
    username_key: username && nameKey(username),
  })),

  /** The SQL of what a person is shown as in what they did. @param alias of the table `person` */
  shownName,

  /** The person of an id; of one who was merged, the other. */
  byId(database: Database, id: string): PersonRow | undefined {
    return personTable.surviving(database, personTable.row(database, id))
  },

  /** Those who work with Assetwalk, in order of name. */
  workers(database: Database): PersonRow[] {
    return workers.all(database, {})
  },

  byName(database: Database, name: string): PersonRow | undefined {
    return personTable.surviving(database, peopleByName.get(database, { key: nameKey(name) }))
  },

  /** The person a list means: by user name where it gives one, else by employee number, else by name. */
  find(
    database: Database,
    { name, username, employeeNumber }: Omit<NewPerson, 'id' | 'role' | 'email'>,
  ): PersonRow | undefined {
    if (username) return personTable.find(database, nameKey(username))
    if (!employeeNumber) return people.byName(database, name)
    const numbered = personByEmployeeNumber.get(database, { employeeNumber })
    if (numbered) return personTable.surviving(database, numbered)
    const named = people.byName(database, name)
    return named?.employee_number === null ? named : undefined
  },

  /** The person of a name; made, as somebody who does not work here, if there is none. */
  ensure(tx: Transaction, name: string): PersonRow {
    return people.byName(tx.database, name) ?? people.create(tx, { name, role: 'custodian' })
  },

  /**
   * The person whom a name means where somebody signs or approves; made, if there is none.
   * @param isNew whether it is known that nobody with nearly this name is meant
   * @throws PERSON_NAME_NEAR where somebody has nearly this name: a typo makes nobody
   */
  meant(tx: Transaction, name: string, isNew: boolean): PersonRow {
    const known = people.byName(tx.database, name)
    if (known) return known
    const near = isNew ? [] : people.nearTo(tx.database, name)
    if (near.length > 0) throw failure(peopleProblems, 'PERSON_NAME_NEAR', { name: name.trim(), near })
    return people.create(tx, { name, role: 'custodian' })
  },

  /** Names that are this one but for a typo, at most three. */
  nearTo(database: Database, name: string): string[] {
    const key = nameKey(name)
    return namesOfLength
      .all(database, { shortest: key.length - 1, longest: key.length + 1 })
      .filter((other) => isNearName(key, other.key))
      .slice(0, 3)
      .map((other) => other.name)
  },

  /** @throws REGISTER_NAME_TAKEN where somebody else has the user name */
  create(tx: Transaction, person: NewPerson): PersonRow {
    const row: PersonRow = {
      id: person.id ?? tx.newId(),
      site_id: 'org',
      ...columnsOf(person),
      role: person.role,
      merged_into: null,
      archived_at: null,
      revision: 1,
    }
    assertUsernameIsFree(tx, row)
    personTable.insert(tx, row)
    tx.touch('people')
    return row
  },

  /** @throws REGISTER_NAME_TAKEN where somebody else has the user name */
  update(tx: Transaction, before: PersonRow, values: Omit<NewPerson, 'id' | 'role'>): PersonRow {
    const after = { ...before, ...columnsOf(values) }
    assertUsernameIsFree(tx, after)
    return written(tx, before, after)
  },

  setRole(tx: Transaction, person: PersonRow, role: Role): PersonRow {
    return written(tx, person, { ...person, role })
  },

  /**
   * Sees to it that an administrator is left.
   * @throws PERSON_NEEDED
   */
  assertNotLastAdministrator(database: Database, { id, name, role }: PersonRow): void {
    if (role !== 'administrator') return
    const others = people.workers(database).filter((one) => one.role === 'administrator' && one.id !== id)
    if (others.length === 0) throw failure(registersProblems, 'PERSON_NEEDED', { name })
  },

  /** Gives a person what they do not have themselves and one who is merged into them does: the work with Assetwalk, too. */
  enrich(tx: Transaction, person: PersonRow, from: PersonRow): void {
    const username = person.username ?? from.username
    if (username !== person.username) written(tx, from, { ...from, username: null, username_key: null })
    written(tx, person, {
      ...person,
      username,
      username_key: username && nameKey(username),
      email: person.email ?? from.email,
      employee_number: person.employee_number ?? from.employee_number,
      role: person.role === 'custodian' ? from.role : person.role,
    })
  },
}

function columnsOf(person: Omit<NewPerson, 'id' | 'role'>) {
  return {
    name: person.name.trim(),
    name_key: nameKey(person.name),
    username: person.username || null,
    username_key: person.username ? nameKey(person.username) : null,
    email: person.email || null,
    employee_number: person.employeeNumber || null,
  }
}

function written(tx: Transaction, before: PersonRow, after: PersonRow): PersonRow {
  tx.touch('people')
  return personTable.update(tx, before, after).row
}

function assertUsernameIsFree(tx: Transaction, { id, username, username_key }: PersonRow): void {
  const holder = username_key === null ? undefined : personTable.holder(tx, username_key, id)
  if (holder)
    throw failure(registersProblems, 'REGISTER_NAME_TAKEN', {
      name: username ?? '',
      isArchived: holder.archived_at !== null,
    })
}
