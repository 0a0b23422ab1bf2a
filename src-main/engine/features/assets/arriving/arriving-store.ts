import { sql } from 'kysely'
import { elsewhereSite } from '../../../../../src-shared/sync/elsewhere.ts'
import { build, statement } from '../../../database/statement.ts'

type None = Record<never, never>

export const known = statement<None, { upTo: number }>(() =>
  build.selectFrom('arriving_register').select('up_to as upTo'),
)
export const beginArriving = statement<None>(
  () => sql`INSERT OR IGNORE INTO arriving_register (only_one, up_to, is_filling) VALUES (1, 0, 0)`,
)
export const setFilling = statement<{ isFilling: 0 | 1 }>(
  (value) => sql`UPDATE arriving_register SET is_filling = ${value('isFilling')}`,
)
export const setUpToLast = statement<None>(
  () => sql`UPDATE arriving_register SET up_to = (SELECT coalesce(max(n), 0) FROM asset)`,
)
export const endArriving = statement<None>(() => build.deleteFrom('arriving_register'))
export const noteArrived = statement<None>(
  () => sql`INSERT OR IGNORE INTO asset_search_dirty SELECT n FROM asset
    WHERE n <= (SELECT up_to FROM arriving_register) AND site_id <> ${sql.lit(elsewhereSite)}`,
)
/** Texts of what has left meanwhile. */
export const forgetElsewhere = statement<None>(
  () =>
    sql`DELETE FROM asset_text WHERE rowid IN (SELECT n FROM asset WHERE site_id = ${sql.lit(elsewhereSite)})`,
)
