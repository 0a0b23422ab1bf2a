import type { Database } from 'better-sqlite3'
import type { Role } from '../../../../src-shared/contract/rights.ts'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import type { PersonRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import {
  insertPerson,
  peopleByName,
  personByEmployeeNumber,
  personById,
  personByUsername,
  updateRole,
  workers,
} from './people-store.ts'

export interface NewPerson {
  /** of a person who is known by it elsewhere; else they get a new one */
  id?: string | undefined
  name: string
  username?: string | undefined
  email?: string | undefined
  employeeNumber?: string | undefined
  role: Role
}

const nameKey = (name: string) => foldedText(name.trim())

export const people = {
  byId(database: Database, id: string): PersonRow | undefined {
    return personById.get(database, { id })
  },

  /** Those who work with Assetwalk, in order of name. */
  workers(database: Database): PersonRow[] {
    return workers.all(database, {})
  },

  byName(database: Database, name: string): PersonRow | undefined {
    return peopleByName.get(database, { key: nameKey(name) })
  },

  /** The person a list means: by user name where it gives one, else by employee number, else by name. */
  find(
    database: Database,
    { name, username, employeeNumber }: Omit<NewPerson, 'id' | 'role' | 'email'>,
  ): PersonRow | undefined {
    if (username) return personByUsername.get(database, { key: nameKey(username) })
    if (!employeeNumber) return people.byName(database, name)
    const numbered = personByEmployeeNumber.get(database, { employeeNumber })
    if (numbered) return numbered
    const named = people.byName(database, name)
    return named?.employee_number === null ? named : undefined
  },

  /** The person of a name; made, as somebody who does not work here, if there is none. */
  ensure(tx: Transaction, name: string): PersonRow {
    return people.byName(tx.database, name) ?? people.create(tx, { name, role: 'custodian' })
  },

  create(tx: Transaction, person: NewPerson): PersonRow {
    const row: PersonRow = {
      id: person.id ?? tx.newId(),
      site_id: 'org',
      name: person.name.trim(),
      name_key: nameKey(person.name),
      username: person.username || null,
      username_key: person.username ? nameKey(person.username) : null,
      email: person.email || null,
      employee_number: person.employeeNumber || null,
      role: person.role,
      merged_into: null,
      archived_at: null,
      revision: 1,
    }
    insertPerson.run(tx.database, row)
    const { name, username, email, employee_number: employeeNumber, role } = row
    tx.record(
      'person',
      { id: row.id, siteId: row.site_id, revision: 1 },
      {},
      { name, username, email, employeeNumber, role },
    )
    tx.touch('people')
    return row
  },

  setRole(tx: Transaction, person: PersonRow, role: Role): PersonRow {
    const row = { ...person, role, revision: person.revision + 1 }
    updateRole.run(tx.database, row)
    tx.record(
      'person',
      { id: row.id, siteId: row.site_id, revision: row.revision },
      { role: person.role },
      { role },
    )
    tx.touch('people')
    return row
  },
}
