import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type {
  ShownTagBlock,
  ShownTagScheme,
} from '../../../../../src-shared/features/labels/tags-contract.ts'
import { tagsText } from '../../../../../src-shared/features/labels/tags-text.ts'
import type { TagSchemeRow } from '../../../database/schema-labels.ts'
import { statement } from '../../../database/statement.ts'
import { categories } from '../../categories/categories.ts'
import { locations } from '../../locations/locations.ts'
import { tagBlocks } from '../tag-blocks.ts'
import { tagLeases } from '../tag-leases.ts'
import { tagSchemes } from '../tag-schemes.ts'

const counts = statement<{ schemeId: string }, { tags: number; unclaimed: number }>(
  (value) => sql<{ tags: number; unclaimed: number }>`
SELECT count(*) AS tags, coalesce(sum(claimed_by IS NULL), 0) AS unclaimed FROM block_tag
JOIN tag_block ON tag_block.id = block_tag.block_id JOIN tag_scheme ON tag_scheme.id = scheme_id
WHERE coalesce(merged_into, tag_scheme.id) = ${value('schemeId')}`,
)

const shownColumns = sql`tag_block.id, tag_scheme.name AS scheme, count, first_tag AS firstTag, last_tag AS lastTag, note,
  person.name AS by, at,
  (SELECT count(*) FROM block_tag WHERE block_id = tag_block.id AND claimed_by IS NULL) AS unclaimed,
  (SELECT count(*) FROM block_tag WHERE block_id = tag_block.id AND EXISTS (
    SELECT 1 FROM run_label JOIN label_run ON label_run.id = run_id
    WHERE run_label.tag_key = block_tag.tag_key AND position <= label_run.printed)) AS printed`
const joined = sql`tag_block JOIN tag_scheme ON tag_scheme.id = scheme_id JOIN person ON person.id = actor_id`

const page = statement<{ offset: number; limit: number }, ShownTagBlock>(
  (value) => sql<ShownTagBlock>`SELECT ${shownColumns} FROM ${joined}
ORDER BY tag_block.n DESC LIMIT ${value('limit')} OFFSET ${value('offset')}`,
)
const one = statement<{ id: string }, ShownTagBlock>(
  (value) => sql<ShownTagBlock>`SELECT ${shownColumns} FROM ${joined} WHERE tag_block.id = ${value('id')}`,
)
const total = statement<Record<never, never>, { total: number }>(
  () => sql<{ total: number }>`SELECT count(*) AS total FROM tag_block`,
)

/** A scheme as people see it, with what is to be thought of. */
export function shownScheme(database: Database, scheme: TagSchemeRow): ShownTagScheme {
  const { tags, unclaimed } = counts.get(database, { schemeId: scheme.id }) ?? { tags: 0, unclaimed: 0 }
  const { table } = categories
  const category = scheme.category_id === null ? undefined : table.row(database, scheme.category_id)
  const site = scheme.location_id === null ? undefined : locations.byId(database, scheme.location_id)
  const bound = [table.surviving(database, category)?.name, site?.path].filter((name) => name !== undefined)
  return {
    id: scheme.id,
    name: scheme.name,
    prefix: scheme.prefix,
    width: scheme.width,
    checkCharacter: scheme.check_character,
    category: table.surviving(database, category)?.name ?? null,
    site: site?.path ?? null,
    archivedAt: scheme.archived_at,
    next: tagBlocks.next(database, scheme),
    tags,
    unclaimed,
    rests: tagSchemes.rests(database, scheme),
    warnings: [...bound.map(tagsText.staleWhenMoved), ...leaseWarnings(database, scheme)],
  }
}

function leaseWarnings(database: Database, scheme: TagSchemeRow): string[] {
  if (scheme.archived_at !== null || !tagLeases.areUsed(database)) return []
  const { left, isLow } = tagLeases.standing(database, scheme)
  return isLow ? [tagsText.leasesLow(scheme.name, left)] : []
}

/** A page of the blocks, newest first. */
export function shownBlocks(
  database: Database,
  part: { offset: number; limit: number },
): { total: number; blocks: ShownTagBlock[] } {
  return { total: total.get(database, {})?.total ?? 0, blocks: page.all(database, part) }
}

/** A block that was just made. */
export function shownBlock(database: Database, id: string): ShownTagBlock {
  const block = one.get(database, { id })
  if (!block) throw new Error(`block ${id} was made and is not there`)
  return block
}
