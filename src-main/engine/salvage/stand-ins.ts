import type { Database } from 'better-sqlite3'
import { salvageText as text } from '../../../src-shared/features/doctor/salvage-text.ts'
import { foldedText } from '../../../src-shared/identity/folded-text.ts'
import { quotedName } from '../backups/database-facts.ts'

/** A row that stands where one is lost that others refer to. */
export interface StandIn {
  table: string
  id: string
  /** by which people find it */
  name: string
}

/** What was done about rows that refer to what is lost. */
export interface Mended {
  standIns: StandIn[]
  /** rows that could not be kept, by table */
  dropped: Record<string, number>
}

type Values = Record<string, string | number | null>

/** What a stand-in says of itself, by table: that it is one, and nothing else. */
const standInOf: Record<string, (id: string, name: string, database: Database) => Values> = {
  location: (id, name) => ({
    ...synced(id),
    parent_id: null,
    name,
    path: name,
    path_key: foldedText(name),
  }),
  person: (id, name) => ({ ...synced(id), name, name_key: foldedText(name), role: 'custodian' }),
  status_label: (id, name) => ({ ...synced(id), name, name_key: foldedText(name), type: 'pending' }),
  category: (id, name) => ({ ...synced(id), name, name_key: foldedText(name) }),
  model: (id, name) => ({ ...synced(id), name, identity_key: foldedText(name) }),
  custom_field: (id, name) => ({
    ...synced(id),
    name,
    name_key: foldedText(name),
    type: 'text',
    required: 0,
  }),
  asset: (id, name, database) => ({
    ...synced(id),
    asset_tag: name,
    tag_key: name.toUpperCase(),
    status_id: anyStatus(database),
    created_at: epoch,
    updated_at: epoch,
  }),
}
const epoch = '1970-01-01T00:00:00.000Z'
const synced = (id: string) => ({ id, site_id: 'org', revision: 1 })

function anyStatus(database: Database): string {
  return String(
    database.prepare("SELECT id FROM status_label ORDER BY type = 'pending' DESC LIMIT 1").pluck().get(),
  )
}

interface Broken {
  table: string
  rowid: number | null
  parent: string
  fkid: number
}
interface ForeignKey {
  id: number
  from: string
  to: string
}

/**
 * Sees to it that every reference leads somewhere: to a stand-in for what is lost, which can be mended as any other row.
 * What can have none is left empty, and where that cannot be the row goes.
 */
export function mendReferences(database: Database): Mended {
  const mended: Mended = { standIns: [], dropped: {} }
  for (let before = Number.POSITIVE_INFINITY; ; ) {
    const broken = database.pragma('foreign_key_check') as Broken[]
    if (broken.length === 0) return mended
    if (broken.length >= before) throw new Error(`${broken.length} references cannot be mended`)
    before = broken.length
    for (const one of broken) mend(database, one, mended)
  }
}

function mend(database: Database, { table, rowid, parent, fkid }: Broken, mended: Mended): void {
  const keys = database.pragma(`foreign_key_list(${quotedName(table)})`) as ForeignKey[]
  const key = keys.find(({ id }) => id === fkid)
  if (!key) throw new Error(`${table} has no reference ${fkid}`)
  // A table without rowids does not say which row: every one that refers to nothing is meant.
  const where =
    rowid === null
      ? `${quotedName(key.from)} NOT IN (SELECT ${quotedName(key.to)} FROM ${quotedName(parent)})`
      : `rowid = ${rowid}`
  const ids = database
    .prepare<[], string>(
      `SELECT DISTINCT ${quotedName(key.from)} FROM ${quotedName(table)} WHERE ${where} AND ${quotedName(key.from)} IS NOT NULL`,
    )
    .pluck()
    .all()
  const make = standInOf[parent]
  for (const id of ids) {
    if (database.prepare(`SELECT 1 FROM ${quotedName(parent)} WHERE ${quotedName(key.to)} = ?`).get(id))
      continue
    if (make) mended.standIns.push(standIn(database, parent, id, make))
    else {
      const { changes } = database
        .prepare(`DELETE FROM ${quotedName(table)} WHERE ${quotedName(key.from)} = ?`)
        .run(id)
      mended.dropped[table] = (mended.dropped[table] ?? 0) + changes
    }
  }
}

function standIn(
  database: Database,
  table: string,
  id: string,
  make: (id: string, name: string, database: Database) => Values,
): StandIn {
  if (table === 'asset' && !database.prepare('SELECT 1 FROM status_label').get())
    throw new Error('there is no status label for a stand-in')
  const name = text.standIn(text.kinds[table as keyof typeof text.kinds] ?? table, id.slice(-8))
  const values = make(id, name, database)
  const names = Object.keys(values)
  database
    .prepare(
      `INSERT INTO ${quotedName(table)} (${names.map(quotedName).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    )
    .run(...Object.values(values))
  return { table, id, name }
}
