import type { Database } from 'better-sqlite3'
import type { DisposalContactRow } from '../../database/schema-disposal-programme.ts'
import type { Transaction } from '../../database/transaction.ts'
import { people } from '../people/people.ts'
import { contactOfPerson, everyContact, insertContact } from './contacts-store.ts'

export interface NewContact {
  name: string
  title?: string | undefined
  organisation?: string | undefined
  location?: string | undefined
  phone?: string | undefined
}

/** Who those are who attest on certificates. */
export const contacts = {
  /** What was said last of a person; undefined where nothing was. */
  of(database: Database, personId: string): DisposalContactRow | undefined {
    return contactOfPerson.get(database, { personId })
  },

  /** What was said last of everybody, in order of name. */
  all(database: Database): NewContact[] {
    return everyContact.all(database, {}).map(({ name, title, organisation, location, phone }) => ({
      name,
      title: title ?? undefined,
      organisation: organisation ?? undefined,
      location: location ?? undefined,
      phone: phone ?? undefined,
    }))
  },

  /** Says all of a person anew; certificates that are issued keep what they say. */
  keep(tx: Transaction, { name, title, organisation, location, phone }: NewContact): void {
    insertContact.run(tx.database, {
      id: tx.newId(),
      site_id: 'org',
      person_id: people.ensure(tx, name).id,
      title: title ?? null,
      organisation: organisation ?? null,
      location: location ?? null,
      phone: phone ?? null,
      actor_id: tx.actorId,
      at: tx.at,
    })
    tx.touch('disposals')
  },
}
