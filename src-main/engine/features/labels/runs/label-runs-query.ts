import type { Database } from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import { runIsAt } from '../../../../../src-shared/features/labels/label-run.ts'
import type { LabelledAt, ShownRun } from '../../../../../src-shared/features/labels/label-runs-contract.ts'
import type { LabelRunRow } from '../../../database/schema-labels.ts'
import { statement } from '../../../database/statement.ts'

/** Whether a label of an asset, or with this tag, came out before. */
export const hadLabel = (assetId: string, tagKey: RawBuilder<string | null>): RawBuilder<0 | 1> => sql<
  0 | 1
>`EXISTS (
  SELECT 1 FROM run_label AS earlier JOIN label_run ON label_run.id = earlier.run_id
  WHERE earlier.asset_id = ${sql.ref(assetId)} AND earlier.position <= label_run.printed
  UNION ALL
  SELECT 1 FROM run_label AS earlier JOIN label_run ON label_run.id = earlier.run_id
  WHERE earlier.tag_key = ${tagKey} AND earlier.position <= label_run.printed)`

type Row = Omit<LabelRunRow, 'site_id' | 'actor_id' | 'options'> & {
  by: string
  is_running: 0 | 1
  reprints: number
  first_tag: string
  last_tag: string
  missing: number | null
}

const shownColumns = sql`label_run.n, label_run.id, label_run.state, job_id, stock, template, dpi, destination, label_run.total,
  label_run.printed, uncertain, reprint, label_run.at, label_run.ended_at, person.name AS by,
  coalesce(job.state = 'running', 0) AS is_running,
  (SELECT count(*) FROM run_label WHERE run_id = label_run.id AND is_reprint = 1) AS reprints,
  (SELECT asset_tag FROM run_label WHERE run_id = label_run.id ORDER BY position LIMIT 1) AS first_tag,
  (SELECT asset_tag FROM run_label WHERE run_id = label_run.id ORDER BY position DESC LIMIT 1) AS last_tag,
  (SELECT missing FROM label_verification WHERE run_id = label_run.id ORDER BY n DESC LIMIT 1) AS missing`
const joined = sql`label_run JOIN person ON person.id = label_run.actor_id LEFT JOIN job ON job.id = label_run.job_id`

const page = statement<{ offset: number; limit: number }, Row>(
  (value) => sql<Row>`SELECT ${shownColumns} FROM ${joined}
ORDER BY label_run.n DESC LIMIT ${value('limit')} OFFSET ${value('offset')}`,
)
const one = statement<{ id: string }, Row>(
  (value) => sql<Row>`SELECT ${shownColumns} FROM ${joined} WHERE label_run.id = ${value('id')}`,
)
const count = statement<Record<never, never>, { total: number }>(
  () => sql<{ total: number }>`SELECT count(*) AS total FROM label_run`,
)
const tags = statement<{ id: string; from: number; to: number }, { tag: string }>(
  (value) => sql<{ tag: string }>`
SELECT asset_tag AS tag FROM run_label WHERE run_id = ${value('id')} AND position >= ${value('from')}
AND position <= ${value('to')} ORDER BY position`,
)
const ofAsset = statement<
  { assetId: string; limit: number },
  Omit<LabelledAt, 'isReprint'> & { isReprint: 0 | 1 }
>(
  (value) => sql<Omit<LabelledAt, 'isReprint'> & { isReprint: 0 | 1 }>`
SELECT label_run.id AS runId, coalesce(label_run.ended_at, label_run.at) AS at, person.name AS by, stock, template, destination,
  asset_tag AS assetTag, is_reprint AS isReprint, iif(is_reprint, reprint, NULL) AS reprint, min(position) AS position
FROM run_label JOIN label_run ON label_run.id = run_label.run_id JOIN person ON person.id = label_run.actor_id
WHERE run_label.asset_id = ${value('assetId')} AND position <= label_run.printed
GROUP BY label_run.id ORDER BY label_run.n DESC LIMIT ${value('limit')}`,
)

const reprinted = statement<{ runId: string }, { tag: string }>(
  (value) => sql<{ tag: string }>`
SELECT asset_tag AS tag FROM run_label WHERE run_id = ${value('runId')} AND is_reprint = 1
GROUP BY tag_key ORDER BY min(position)`,
)
const subjects = statement<{ runId: string }, { assetId: string | null; tag: string; key: string }>(
  (value) => sql<{ assetId: string | null; tag: string; key: string }>`
SELECT asset_id AS assetId, asset_tag AS tag, tag_key AS key FROM run_label WHERE run_id = ${value('runId')}
GROUP BY tag_key ORDER BY min(position)`,
)
const tagsTold = 10

/** A page of what was made and sent to printers, newest first. */
export function labelRunPage(
  database: Database,
  { offset, limit }: { offset: number; limit: number },
): { total: number; runs: ShownRun[] } {
  const { total } = count.get(database, {}) ?? { total: 0 }
  return { total, runs: page.all(database, { offset, limit }).map(shown) }
}

export function shownRun(database: Database, id: string): ShownRun | undefined {
  const row = one.get(database, { id })
  return row && shown(row)
}

/** The tags of labels of a run by their positions, both counted. */
export const tagsOfRun = (database: Database, id: string, from: number, to: number): string[] =>
  tags.all(database, { id, from, to }).map(({ tag }) => tag)

/** The labels of an asset that came out, newest first. */
export const labelsOfAsset = (database: Database, assetId: string, limit: number): LabelledAt[] =>
  ofAsset
    .all(database, { assetId, limit })
    .map(({ isReprint, ...row }) => ({ ...row, isReprint: isReprint === 1 }))

/** How many labels of a run are of what had one already, and the first of their tags. */
export function reprintsOf(database: Database, runId: string): { count: number; tags: string[] } {
  const rows = reprinted.all(database, { runId })
  return { count: rows.length, tags: rows.slice(0, tagsTold).map(({ tag }) => tag) }
}

/** What a run's labels are of, each once. */
export const subjectsOfRun = (database: Database, runId: string) => subjects.all(database, { runId })

function shown(row: Row): ShownRun {
  return {
    id: row.id,
    state: runIsAt(row.state, row.is_running === 1),
    stock: row.stock,
    template: row.template,
    dpi: row.dpi,
    destination: row.destination,
    total: row.total,
    printed: row.printed,
    uncertain: row.uncertain,
    reprints: row.reprints,
    reprint: row.reprint,
    firstTag: row.first_tag,
    lastTag: row.last_tag,
    by: row.by,
    at: row.at,
    endedAt: row.ended_at,
    missing: row.missing,
  }
}
