import type { Database } from 'better-sqlite3'
import { asPlainText } from '../../../../src-shared/features/disposals/plain-text.ts'
import { organisation } from './certificates-store.ts'

/** What the organisation is called, as it can be printed. */
export const organisationName = (database: Database): string =>
  asPlainText(organisation.get(database, {})?.name ?? '')
