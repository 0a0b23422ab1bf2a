import type { Database } from 'better-sqlite3'
import { codeReadings } from '../../../../src-shared/identity/code-readings.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { build, statement } from '../../database/statement.ts'

const settings = statement<Record<never, never>, { value: string }>(() =>
  build.selectFrom('label_setting').select('value'),
)

/** The keys of what else a scanned code can mean: codes of labels hold addresses and keys of GS1 too. */
export function readingsOf(database: Database, codeKey: string): string[] {
  const { gs1Prefix = null, urlBase = null } = JSON.parse(settings.get(database, {})?.value ?? '{}') as {
    gs1Prefix?: string | null
    urlBase?: string | null
  }
  const urlBaseKey = urlBase === null ? null : identifierKey(urlBase)
  return codeReadings(codeKey, { urlBaseKey, gs1Prefix }).map(identifierKey)
}
