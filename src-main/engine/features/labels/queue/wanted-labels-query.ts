import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { assertNever } from '../../../../../src-shared/contract/assert-never.ts'
import type {
  PrintedLabels,
  WantedLabels,
} from '../../../../../src-shared/features/labels/wanted-labels-selection.ts'
import { identifierKey } from '../../../../../src-shared/identity/identifier-key.ts'
import { statement } from '../../../database/statement.ts'
import type { LabelSubject } from '../label-subject.ts'
import { byOrder, isOneOfQueue, queueWithOrders } from './queue-order.ts'
import { subjectOfCode, subjectsOfLocations } from './unqueued-labels-query.ts'

type Scope = Extract<WantedLabels, { search: string }>
/** Finds the numbers of what a list shows, in its order. */
export type NumbersOfScope = (database: Database, scope: Scope, today: string) => Promise<readonly number[]>

const byNumber = statement<{ n: number }, LabelSubject>(
  (value) =>
    sql<LabelSubject>`SELECT n, id AS assetId, asset_tag AS assetTag FROM asset WHERE n = ${value('n')}`,
)
const byId = statement<{ id: string }, LabelSubject>(
  (value) =>
    sql<LabelSubject>`SELECT n, id AS assetId, asset_tag AS assetTag FROM asset WHERE id = ${value('id')}`,
)

const byTag = statement<{ key: string }, LabelSubject>(
  (value) =>
    sql<LabelSubject>`SELECT n, id AS assetId, asset_tag AS assetTag FROM asset WHERE tag_key = ${value('key')}`,
)
/** A blank that an asset has by now is a label of that asset. */
const ofBlanks = sql`SELECT owner.n AS n, owner.id AS assetId,
  coalesce(owner.asset_tag, block_tag.asset_tag) AS assetTag
  FROM block_tag LEFT JOIN asset AS owner ON owner.id = block_tag.claimed_by`
const blankByTag = statement<{ key: string }, LabelSubject>(
  (value) => sql<LabelSubject>`${ofBlanks} WHERE block_tag.tag_key = ${value('key')}`,
)
const subject = sql`coalesce(asset.n, owner.n) AS n, coalesce(asset.id, owner.id) AS assetId,
  coalesce(asset.asset_tag, owner.asset_tag, block_tag.asset_tag) AS assetTag`

const queued = byOrder((order) =>
  statement<Record<never, never>, LabelSubject & { queued: number }>(
    () => sql<LabelSubject & { queued: number }>`
SELECT queued_label.n AS queued, ${subject} FROM ${queueWithOrders}
LEFT JOIN asset AS owner ON owner.id = block_tag.claimed_by
WHERE ${isOneOfQueue} ORDER BY ${order}`,
  ),
)
const ofBlock = statement<{ block: string }, LabelSubject>(
  (value) =>
    sql<LabelSubject>`${ofBlanks} WHERE block_tag.block_id = ${value('block')} ORDER BY block_tag.number`,
)
/** There is no index by change set: the record is read from where the import began. */
const imported = statement<{ job: string; from: string }, LabelSubject>(
  (value) => sql<LabelSubject>`
SELECT asset.n, asset.id AS assetId, asset.asset_tag AS assetTag FROM asset JOIN (
  SELECT DISTINCT entity_id FROM change WHERE change_set = ${value('job')} AND entity = 'asset' AND at >= ${value('from')}
) AS written ON written.entity_id = asset.id ORDER BY asset.n`,
)
const jobBegan = statement<{ id: string }, { at: string }>(
  (value) => sql<{ at: string }>`SELECT started_at AS at FROM job WHERE id = ${value('id')}`,
)
const damaged = statement<{ audit: string }, LabelSubject>(
  (value) => sql<LabelSubject>`
SELECT DISTINCT asset.n, asset.id AS assetId, asset.asset_tag AS assetTag FROM scan JOIN asset ON asset.id = scan.asset_id
WHERE audit_id = ${value('audit')} AND label_damage IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM scan_void WHERE scan_id = scan.id) ORDER BY asset.tag_key`,
)
const ofRun = statement<{ run: string; from: number }, LabelSubject>(
  (value) => sql<LabelSubject>`
SELECT asset.n, run_label.asset_id AS assetId, coalesce(asset.asset_tag, run_label.asset_tag) AS assetTag
FROM run_label LEFT JOIN asset ON asset.id = run_label.asset_id
WHERE run_id = ${value('run')} AND position >= ${value('from')} ORDER BY position`,
)

/** The asset with a tag, or the blank; of a tag that was given up, the asset that had it. */
export function subjectOfTag(database: Database, tag: string): LabelSubject | undefined {
  const key = identifierKey(tag)
  return byTag.get(database, { key }) ?? blankByTag.get(database, { key })
}

/** What the wanted labels are for, in their order; what is gone by then is left out. */
export async function labelSubjects(
  database: Database,
  wanted: PrintedLabels,
  numbersOfScope: NumbersOfScope,
  today: string,
): Promise<LabelSubject[]> {
  const known = (subjects: Iterable<LabelSubject | undefined>) =>
    Array.from(subjects).filter((one) => one !== undefined)
  const ofNumbers = (numbers: readonly (number | undefined)[]) =>
    known(numbers.map((n) => (n === undefined ? undefined : byNumber.get(database, { n }))))
  if ('locations' in wanted) return subjectsOfLocations(database, wanted)
  if ('texts' in wanted) return wanted.texts.map((assetTag) => ({ n: null, assetId: null, assetTag }))
  if ('tags' in wanted) return known(wanted.tags.map((tag) => subjectOfTag(database, tag)))
  if ('ids' in wanted) return known(wanted.ids.map((id) => byId.get(database, { id })))
  if ('queue' in wanted) return queuedSubjects(database, wanted)
  if ('block' in wanted) return eachOnce(ofBlock.all(database, wanted))
  if ('imported' in wanted) {
    const from = jobBegan.get(database, { id: wanted.imported })?.at ?? ''
    return imported.all(database, { job: wanted.imported, from })
  }
  if ('damagedIn' in wanted) return damaged.all(database, { audit: wanted.damagedIn })
  if ('run' in wanted) return ofRun.all(database, wanted).map((one) => ofNoAsset(database, one))
  if ('search' in wanted) {
    const left = new Set(wanted.except ?? [])
    const subjects = ofNumbers(await numbersOfScope(database, wanted, today))
    return left.size === 0
      ? subjects
      : subjects.filter(({ assetId }) => assetId === null || !left.has(assetId))
  }
  return assertNever(wanted)
}

/** An asset can have had several tags of one block, and gets one label. */
const eachOnce = (subjects: readonly LabelSubject[]) => [
  ...new Map(subjects.map((one) => [one.assetTag, one])).values(),
]

function queuedSubjects(
  database: Database,
  { queue, sort = 'waiting' }: Extract<WantedLabels, { queue: unknown }>,
): LabelSubject[] {
  const subjects = queued[sort].all(database, {})
  if (queue === 'all') return subjects
  const chosen = new Set(queue)
  return subjects.filter((one) => chosen.has(one.queued))
}

/** A run keeps the code of a label that is of no asset: that of a blank, of a location, or a text. */
function ofNoAsset(database: Database, subject: LabelSubject): LabelSubject {
  const { assetId, assetTag } = subject
  if (assetId !== null || blankByTag.get(database, { key: identifierKey(assetTag) })) return subject
  return subjectOfCode(database, assetTag) ?? subject
}
