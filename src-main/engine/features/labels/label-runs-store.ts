import { sql } from 'kysely'
import type { LabelRunRow, LabelVerificationRow, RunLabelRow } from '../../database/schema-labels.ts'
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
