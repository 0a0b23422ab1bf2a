import { sql } from 'kysely'

/**
 * The stretches of 8,192 assets in which the index by location stands. Who looks for the assets of a location looks into
 * each: `FROM stretches CROSS JOIN asset ON inStretch AND asset.location_id = …`, a microsecond for each of the 122
 * stretches of a million.
 */
export const stretches = sql`(WITH RECURSIVE stretch (number) AS (
    SELECT 0 UNION ALL SELECT number + 1 FROM stretch WHERE number < (SELECT max(n) >> 13 FROM asset)
  ) SELECT number FROM stretch) AS stretch`

/** As the index says it: otherwise it is not used. */
export const inStretch = sql<boolean>`asset.n >> 13 = stretch.number`
