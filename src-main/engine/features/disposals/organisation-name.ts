import type { Database } from 'better-sqlite3'
import { asPlainText } from '../../../../src-shared/features/disposals/plain-text.ts'
import { labels } from '../labels/labels.ts'

/** What the organisation is called, as it can be printed. */
export const organisationName = (database: Database): string => asPlainText(labels.organisation(database))
