import { sql } from 'kysely'
import { organisationSite, severalSites } from '../../../../src-shared/sync/protocol.ts'
import type {
  LabelRunRow,
  LabelRunStepRow,
  LabelVerificationRow,
  RunLabelRow,
} from '../../database/schema-labels.ts'
import { build, statement } from '../../database/statement.ts'
import { hadLabel } from './runs/label-runs-query.ts'

export const runById = statement<{ id: string }, LabelRunRow>((value) =>
  build.selectFrom('label_run').selectAll().where('id', '=', value('id')),
)
export const insertRun = statement<Omit<LabelRunRow, 'n'>>((value) =>
  build.insertInto('label_run').values({
    id: value('id'),
    site_id: value('site_id'),
    state: value('state'),
    job_id: value('job_id'),
    stock: value('stock'),
    template: value('template'),
    dpi: value('dpi'),
    options: value('options'),
    destination: value('destination'),
    total: value('total'),
    printed: value('printed'),
    uncertain: value('uncertain'),
    reprint: value('reprint'),
    actor_id: value('actor_id'),
    at: value('at'),
    ended_at: value('ended_at'),
  } as never),
)
export const updateRun = statement<
  Pick<LabelRunRow, 'id' | 'state' | 'job_id' | 'printed' | 'uncertain' | 'ended_at'>
>((value) =>
  build
    .updateTable('label_run')
    .set({
      state: value('state'),
      job_id: value('job_id'),
      printed: value('printed'),
      uncertain: value('uncertain'),
      ended_at: value('ended_at'),
    } as never)
    .where('id', '=', value('id')),
)
/** Whether it had a label before is asked as it is written. */
export const insertRunLabel = statement<Omit<RunLabelRow, 'is_reprint'>>(
  (value) => sql`
INSERT INTO run_label (run_id, position, asset_id, asset_tag, tag_key, is_reprint)
SELECT wanted.run_id, wanted.position, wanted.asset_id, wanted.asset_tag, wanted.tag_key,
  ${hadLabel('wanted.asset_id', sql.ref('wanted.tag_key'))}
FROM (SELECT ${value('run_id')} AS run_id, ${value('position')} AS position, ${value('asset_id')} AS asset_id,
  ${value('asset_tag')} AS asset_tag, ${value('tag_key')} AS tag_key) AS wanted`,
)
export const insertVerification = statement<Omit<LabelVerificationRow, 'n'>>((value) =>
  build.insertInto('label_verification').values({
    id: value('id'),
    run_id: value('run_id'),
    matched: value('matched'),
    missing: value('missing'),
    foreign_codes: value('foreign_codes'),
    actor_id: value('actor_id'),
    at: value('at'),
  } as never),
)

/** A label as another laptop noted it. */
export const insertToldLabel = statement<RunLabelRow>((value) =>
  build.insertInto('run_label').values({
    run_id: value('run_id'),
    position: value('position'),
    asset_id: value('asset_id'),
    asset_tag: value('asset_tag'),
    tag_key: value('tag_key'),
    is_reprint: value('is_reprint'),
  } as never),
)
export const labelsOfRun = statement<{ runId: string }, RunLabelRow>((value) =>
  build.selectFrom('run_label').selectAll().where('run_id', '=', value('runId')).orderBy('position'),
)
export const insertRunStep = statement<Omit<LabelRunStepRow, 'n'>>((value) =>
  build.insertInto('label_run_step').values({
    id: value('id'),
    site_id: value('site_id'),
    run_id: value('run_id'),
    state: value('state'),
    printed: value('printed'),
    uncertain: value('uncertain'),
    actor_id: value('actor_id'),
    at: value('at'),
    rank: value('rank'),
  } as never),
)
export const runStepById = statement<{ id: string }, LabelRunStepRow>((value) =>
  build.selectFrom('label_run_step').selectAll().where('id', '=', value('id')),
)
/** The step that counts: what was said last. */
export const lastRunStep = statement<{ runId: string }, LabelRunStepRow>((value) =>
  build
    .selectFrom('label_run_step')
    .selectAll()
    .where('run_id', '=', value('runId'))
    .orderBy('rank', 'desc')
    .orderBy('id', 'desc')
    .limit(1),
)
/** How many labels of a run had come out by each of its steps, and when the first of those steps was. */
export const stretchesOfRun = statement<{ runId: string }, { printed: number; rank: string }>((value) =>
  build
    .selectFrom('label_run_step')
    .select(['printed', sql<string>`min(rank)`.as('rank')])
    .where('run_id', '=', value('runId'))
    .groupBy('printed')
    .orderBy('printed'),
)
/** Whose a run is: of the site of its assets; of several where they are of several. */
export const setSiteOfRun = statement<{ id: string }>(
  (value) => sql`UPDATE label_run SET site_id = coalesce((
    SELECT iif(count(DISTINCT asset.site_id) = 1, min(asset.site_id), iif(count(*) = 0, ${sql.lit(organisationSite)}, ${sql.lit(severalSites)}))
    FROM run_label JOIN asset ON asset.id = run_label.asset_id WHERE run_id = label_run.id), ${sql.lit(organisationSite)})
    WHERE id = ${value('id')}`,
)
export const runsBeingSent = statement<Record<never, never>, LabelRunRow>(() =>
  build.selectFrom('label_run').selectAll().where('state', '=', 'sending'),
)
export const verificationById = statement<{ id: string }, LabelVerificationRow>((value) =>
  build.selectFrom('label_verification').selectAll().where('id', '=', value('id')),
)
