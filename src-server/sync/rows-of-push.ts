import type { Values } from '../../src-shared/sync/decide-change.ts'
import { referencesOf } from '../../src-shared/sync/kinds.ts'
import type { Mutation } from '../../src-shared/sync/protocol.ts'
import type { Session } from '../database/server-database.ts'

/** What a row is now. */
export interface ServerRow {
  id: string
  kind: string
  siteId: string
  fields: Values
  revision: number
  /** by the clocks of laptops; null where that is not known */
  madeAt: string | null
  changedAt: string | null
}

const mostSteps = 64
/** What goes to another site with what it is of. */
const followingKinds = ['location', 'asset', 'attachment']

/** Where a place is looked for: what it was merged into, or what is above it. */
function aboveOf(place: ServerRow | undefined): string | null {
  const { mergedInto = null, parentId = null } = place?.fields ?? {}
  const above = mergedInto ?? parentId
  return typeof above === 'string' ? above : null
}

/** Rows of another site than $2, at which the location $1 is: all that stands below it, and what belongs to its assets. */
const strayedOfLocation = `WITH RECURSIVE below (id) AS (
    SELECT $1 UNION SELECT record.id FROM below
    JOIN record ON record.kind = 'location' AND record.fields ->> 'parentId' = below.id
  ), assets (id) AS (
    SELECT record.id FROM below JOIN record ON record.kind = 'asset' AND record.fields ->> 'locationId' = below.id
  )
  SELECT id FROM record WHERE kind = 'location' AND id IN (SELECT id FROM below) AND id <> $1 AND site_id <> $2
  UNION ALL
  SELECT id FROM record WHERE kind = 'asset' AND id IN (SELECT id FROM assets) AND site_id <> $2
  UNION ALL
  SELECT record.id FROM assets JOIN record ON record.kind = 'attachment' AND record.fields ->> 'assetId' = assets.id
  WHERE record.site_id <> $2`
/** The same of an asset; nothing stands below one. Assets move by the thousand, and the index by asset finds these alone. */
const strayedOfAsset = `SELECT id FROM record
  WHERE kind = 'attachment' AND fields ->> 'assetId' = $1 AND site_id <> $2`

/**
 * The rows that a push is about, and those that they refer to, as the push leaves them. Rows that it changes are locked
 * in the order of their ids, so that two pushes that change the same ones follow each other; so are those above a place
 * to which something moves, so that no two moves make a ring.
 */
export class RowsOfPush {
  readonly #session: Session
  readonly #byId = new Map<string, ServerRow[]>()
  readonly #changed = new Set<ServerRow>()
  readonly #locked = new Set<string>()

  constructor(session: Session) {
    this.#session = session
  }

  async load(mutations: readonly Mutation[]): Promise<void> {
    const own = new Set(mutations.flatMap(({ type, id }) => (type === 'fact' ? [] : [id])))
    await this.#read([...own].sort(), 'FOR UPDATE')
    const others = new Set(mutations.flatMap(({ siteId, actorId }) => [siteId, actorId]))
    for (const mutation of mutations) {
      if (mutation.type === 'fact') continue
      for (const side of ['from', 'to'] as const) {
        const values = Object.fromEntries(
          Object.entries(mutation.fields).map(([field, change]) => [field, change[side]]),
        )
        for (const id of referencesOf(mutation.kind, values)) others.add(id)
      }
    }
    await this.#read([...others])
    await this.#lockPlaces(mutations)
  }

  /** The places that rows are put into, with all above them, held as they are: nothing else moves them meanwhile. */
  async #lockPlaces(mutations: readonly Mutation[]): Promise<void> {
    const named = mutations.flatMap((mutation) =>
      mutation.type === 'fact' ? [] : [mutation.fields.locationId?.to, mutation.fields.parentId?.to],
    )
    let places = [...new Set(named.filter((id) => typeof id === 'string'))]
    for (let steps = 0; steps < mostSteps && places.length > 0; steps++) {
      const free = places.filter((id) => !this.#locked.has(id)).sort()
      for (const id of free) this.#byId.delete(id)
      await this.#read(free, 'FOR SHARE')
      const above = places.flatMap((id) => this.row(id, 'location')?.fields.parentId ?? [])
      places = [...new Set(above.filter((id) => typeof id === 'string'))].filter(
        (id) => !this.#locked.has(id),
      )
    }
  }

  row(id: string, kind: string): ServerRow | undefined {
    return this.#byId.get(id)?.find((row) => row.kind === kind)
  }

  /** The same of one that the push does not name. */
  async fetched(id: string, kind: string): Promise<ServerRow | undefined> {
    await this.#read([id])
    return this.row(id, kind)
  }

  /** What an id stands for: itself, or what it was merged into. */
  async survivor(id: string): Promise<string> {
    let survivor = id
    for (let steps = 0; steps < mostSteps; steps++) {
      await this.#read([survivor])
      const into = this.#byId.get(survivor)?.find(({ fields }) => typeof fields.mergedInto === 'string')
      if (!into) break
      survivor = String(into.fields.mergedInto)
    }
    return survivor
  }

  /** The same as `top`, where nothing has to be read for it. */
  topAtHand(id: string): string | undefined {
    let at = id
    for (let steps = 0; steps < mostSteps; steps++) {
      if (!this.#byId.has(at)) return undefined
      const above = aboveOf(this.row(at, 'location'))
      if (above === null) break
      at = above
    }
    return at
  }

  /** The top-level location that a place belongs to; of what is no place that itself. */
  async top(id: string): Promise<string> {
    let at = id
    for (let steps = 0; steps < mostSteps; steps++) {
      const above = aboveOf(await this.fetched(at, 'location'))
      if (above === null) break
      at = above
    }
    return at
  }

  /**
   * Rows that belong to another site than the location or asset that they are of: all below it, and the photos and files
   * of its assets. What was put is written before.
   */
  async strayed({ id: rowId, kind, siteId }: ServerRow): Promise<ServerRow[]> {
    await this.write()
    const found = await this.#session.rows<{ id: string }>(
      kind === 'location' ? strayedOfLocation : strayedOfAsset,
      [rowId, siteId],
    )
    const ids = found.map(({ id }) => id).sort()
    for (const id of ids) if (!this.#locked.has(id)) this.#byId.delete(id)
    await this.#read(ids, 'FOR UPDATE')
    return ids.flatMap((id) => followingKinds.flatMap((kind) => this.row(id, kind) ?? []).slice(0, 1))
  }

  /** Whether a row is above another one, or that one itself, as its field `parentId` says. */
  async isAbove(id: string, kind: string, below: string): Promise<boolean> {
    let at: unknown = below
    for (let steps = 0; steps < mostSteps && typeof at === 'string'; steps++) {
      if (at === id) return true
      await this.#lock(at)
      at = this.row(at, kind)?.fields.parentId
    }
    return false
  }

  put(row: ServerRow): void {
    const before = this.row(row.id, row.kind)
    const others = (this.#byId.get(row.id) ?? []).filter((one) => one !== before)
    this.#byId.set(row.id, [...others, row])
    if (before) this.#changed.delete(before)
    this.#changed.add(row)
  }

  async write(): Promise<void> {
    const changed = [...this.#changed].sort((one, other) => (one.id < other.id ? -1 : 1))
    if (changed.length === 0) return
    this.#changed.clear()
    await this.#session.rows(
      `INSERT INTO record (id, kind, site_id, fields, revision, made_at, changed_at)
       SELECT id, kind, "siteId", fields, revision, "madeAt", "changedAt"
       FROM jsonb_to_recordset($1::jsonb)
         AS row (id text, kind text, "siteId" text, fields jsonb, revision bigint, "madeAt" text, "changedAt" text)
       ON CONFLICT (id, kind) DO UPDATE
       SET site_id = excluded.site_id, fields = excluded.fields, revision = excluded.revision,
         changed_at = excluded.changed_at`,
      [JSON.stringify(changed)],
    )
  }

  /** Reads a row anew that may have been read before it could be locked. */
  async #lock(id: string): Promise<void> {
    if (this.#locked.has(id)) return
    this.#byId.delete(id)
    await this.#read([id], 'FOR SHARE')
  }

  async #read(ids: readonly string[], lock: 'FOR UPDATE' | 'FOR SHARE' | '' = ''): Promise<void> {
    const unknown = ids.filter((id) => !this.#byId.has(id))
    if (unknown.length === 0) return
    const rows = await this.#session.rows<ServerRow & { revision: number | string }>(
      `SELECT id, kind, site_id AS "siteId", fields, revision, made_at AS "madeAt", changed_at AS "changedAt"
       FROM record WHERE id = ANY($1::text[])
       ORDER BY id, kind ${lock}`,
      [unknown],
    )
    for (const id of unknown) this.#byId.set(id, [])
    if (lock !== '') for (const id of unknown) this.#locked.add(id)
    for (const row of rows) this.#byId.get(row.id)?.push({ ...row, revision: Number(row.revision) })
  }
}
