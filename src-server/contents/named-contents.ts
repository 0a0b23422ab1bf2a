import type { JsonValue } from '../../src-shared/record/canonical-json.ts'
import { contentNamesIn } from '../../src-shared/sync/content-names.ts'
import type { Session } from '../database/server-database.ts'
import type { EntryToLog } from '../sync/apply-mutation.ts'

/** Notes the content that rows and facts name which a push brought. */
export async function noteContentNames(session: Session, entries: readonly EntryToLog[]): Promise<void> {
  const named = entries.flatMap((entry) => {
    const { kind, id } = entry
    return namesIn(entry).map((sha256) => ({ sha256, kind, id }))
  })
  if (named.length === 0) return
  await session.rows(
    `INSERT INTO content_name (sha256, kind, id)
     SELECT sha256, kind, id FROM jsonb_to_recordset($1::jsonb) AS named (sha256 text, kind text, id text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(named)],
  )
}

function namesIn(entry: EntryToLog): string[] {
  if (entry.type === 'change') return contentNamesIn(entry.values)
  const { fact } = entry
  return [fact, ...Object.values(fact).filter(isObject)].flatMap(contentNamesIn)
}

const isObject = (value: JsonValue): value is Record<string, JsonValue> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Which of some contents a row or a fact names that is still there. */
export async function namedAmong(session: Session, sha256s: readonly string[]): Promise<Set<string>> {
  const named = await session.rows<{ sha256: string }>(
    `SELECT DISTINCT sha256 FROM content_name AS named WHERE sha256 = ANY($1::text[]) AND (
       EXISTS (SELECT 1 FROM record WHERE record.id = named.id AND record.kind = named.kind)
       OR EXISTS (SELECT 1 FROM entry WHERE entry.id = named.id AND entry.kind = named.kind)
     )`,
    [sha256s],
  )
  return new Set(named.map(({ sha256 }) => sha256))
}
