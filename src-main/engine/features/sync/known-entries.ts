import type { Database } from 'better-sqlite3'
import type { Cursors, Marks } from '../../../../src-shared/sync/protocol.ts'
import { cursorsOfSites } from './sync-store.ts'

interface Known {
  cursors: Cursors
  marks: Marks
}
type Place = readonly [siteId: string, seq: number, mark: string | null]

/** How far each site is known here, and which entry stands there. */
export const known = {
  /** As a pull says it: how far the log was read, and up to where a snapshot says what rows are. */
  told(database: Database): Known & { snapshot?: Known } {
    const rows = cursorsOfSites.all(database, {})
    const log = knownOf(rows.map(({ site_id, seq, mark }) => [site_id, seq, mark]))
    const ahead = rows.flatMap(({ site_id, seq, snapshot_seq, snapshot_mark }): Place[] =>
      snapshot_seq === null || snapshot_seq <= seq ? [] : [[site_id, snapshot_seq, snapshot_mark]],
    )
    return ahead.length === 0 ? log : { ...log, snapshot: knownOf(ahead) }
  },

  /** The newest entry of each site that anything here is told of. */
  newest(database: Database): Known {
    const { cursors, marks, snapshot } = known.told(database)
    if (!snapshot) return { cursors, marks }
    return { cursors: { ...cursors, ...snapshot.cursors }, marks: { ...marks, ...snapshot.marks } }
  },
}

function knownOf(places: readonly Place[]): Known {
  return {
    cursors: Object.fromEntries(places.map(([siteId, seq]) => [siteId, seq])),
    marks: Object.fromEntries(places.flatMap(([siteId, , mark]) => (mark === null ? [] : [[siteId, mark]]))),
  }
}
