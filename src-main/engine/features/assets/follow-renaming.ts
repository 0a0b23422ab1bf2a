import { sql } from 'kysely'
import { renamingUnderWay, walkedUpTo } from '../../database/renaming.ts'
import { statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'

/** So many assets are looked at for each that may be noted as changed: few of them refer to what was renamed. */
const lookedAtForEach = 10

const referring = statement<{ n: number; afterN: number; upTo: number; limit: number }, { n: number }>(
  (value) => {
    // Looked up one by one: a list of 10,000 ids would be made anew for every asset.
    const isRenamed = (column: string) => sql`EXISTS (SELECT 1 FROM renamed
    WHERE renaming_n = ${value('n')} AND entity_id = asset.${sql.raw(column)})`
    return sql<{ n: number }>`SELECT asset.n FROM asset
    WHERE asset.n > ${value('afterN')} AND asset.n <= ${value('upTo')} AND (
      ${sql.join(['location_id', 'model_id', 'category_id', 'checked_out_id', 'owner_id'].map(isRenamed), sql` OR `)})
    ORDER BY asset.n LIMIT ${value('limit')}`
  },
)
const note = statement<{ n: number }>(
  (value) => sql`INSERT OR IGNORE INTO asset_search_dirty VALUES (${value('n')})`,
)
/** The site of an asset is that of its location, and follows it. */
const followSite = statement<{ n: number }>(
  (value) => sql`UPDATE asset SET site_id = (SELECT site_id FROM location WHERE id = asset.location_id)
    WHERE n = ${value('n')} AND location_id IS NOT NULL
    AND site_id <> (SELECT site_id FROM location WHERE id = asset.location_id)`,
)
const lastAsset = statement<Record<never, never>, { n: number }>(
  () => sql`SELECT coalesce(max(n), 0) AS n FROM asset`,
)

/**
 * Walks on through the assets behind what was renamed: notes those that refer to it as changed, so that full text gets the
 * new name.
 * @param limit how many may be noted
 */
export function followRenaming(tx: Transaction, limit: number): void {
  const { database } = tx
  const renaming = renamingUnderWay(database)
  if (!renaming) return
  const { n, afterN } = renaming
  const last = lastAsset.get(database, {})?.n ?? 0
  const upTo = Math.min(last, afterN + limit * lookedAtForEach)
  const rows = referring.all(database, { n, afterN, upTo, limit })
  for (const row of rows) {
    note.run(database, row)
    followSite.run(database, row)
  }
  const walked = rows.length === limit ? (rows.at(-1)?.n ?? upTo) : upTo
  walkedUpTo(tx, n, walked < last ? walked : null)
  if (rows.length > 0) tx.touch('assets')
}
