import { hash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { canonicalJson, type JsonValue } from '../../../src-shared/record/canonical-json.ts'
import type { ChangeRow } from './schema.ts'
import { build, statement } from './statement.ts'

/** The hash that the first link of every chain stands on. */
export const chainStart = '0'.repeat(64)

/** By which id the record of change speaks of the organisation, whose data all of this is. */
export const organisationEntityId = '00000000-0000-7000-8000-000000000001'

/** By which id it speaks of what the labels and letters of the organisation have in common. */
export const labelSettingsId = '00000000-0000-7000-8000-000000000002'

/** The hash of a link: SHA-256 of the hash before it and of its content as canonical JSON. */
export function linkHash(previousHash: string, content: JsonValue): string {
  return hash('sha256', previousHash + canonicalJson(content))
}

export interface Change {
  changeSet: string
  siteId: string
  entity: string
  entityId: string
  /** canonical JSON of its `FieldChanges` */
  fields: string
  /** the same as a string of JSON, where it is known */
  quotedFields?: string
  revision: number
  actorId: string
  at: string
}

const lastLink = statement<Record<never, never>, ChainEnd>(() =>
  build.selectFrom('change').select(['n', 'hash']).orderBy('n', 'desc').limit(1),
)
const insert = statement<ChangeRow>((value) =>
  build.insertInto('change').values({
    n: value('n'),
    change_set: value('change_set'),
    site_id: value('site_id'),
    entity: value('entity'),
    entity_id: value('entity_id'),
    fields: value('fields'),
    revision: value('revision'),
    actor_id: value('actor_id'),
    at: value('at'),
    previous_hash: value('previous_hash'),
    hash: value('hash'),
  } as never),
)
/** In the order of the columns above. */
function insertRow(database: Database, change: Change, { n, previousHash, hash }: Link): void {
  const { changeSet, siteId, entity, entityId, fields, revision, actorId, at } = change
  const values = [n, changeSet, siteId, entity, entityId, fields, revision, actorId, at, previousHash, hash]
  insert.runInOrder(database, values)
}

/** So many by one statement take three quarters of what they take one by one. */
const someChanges = 8
/** What they have in common is handed over once: of the others it is a good part of that time. */
const insertSome = statement<Record<string, unknown>>((value) => {
  const rows = Array.from({ length: someChanges }, (_, at) => {
    const values = ['n', 'site_id', 'entity_id', 'fields', 'revision', 'previous_hash', 'hash']
    return sql`(${sql.join(values.map((name) => value(`${name} ${at}`)))})`
  })
  return sql`WITH made (change_set, entity, actor_id, at)
      AS (VALUES (${sql.join(['change_set', 'entity', 'actor_id', 'at'].map(value))}))
    INSERT INTO change
      (n, change_set, site_id, entity, entity_id, fields, revision, actor_id, at, previous_hash, hash)
    SELECT column1, change_set, column2, entity, column3, column4, column5, actor_id, at, column6, column7
    FROM made CROSS JOIN (VALUES ${sql.join(rows)})`
})

/** In the order of canonical JSON, which it then need not make. */
const contentOf = (row: Omit<ChangeRow, 'n' | 'previous_hash' | 'hash'>): JsonValue => ({
  actorId: row.actor_id,
  at: row.at,
  changeSet: row.change_set,
  entity: row.entity,
  entityId: row.entity_id,
  fields: row.fields,
  revision: row.revision,
  siteId: row.site_id,
})

/** The newest link of the chain. */
export interface ChainEnd {
  n: number
  hash: string
}

/** Where the chain ends. @param end kept for the time of a transaction, so that it is read once in it */
export function chainEndIn(database: Database, end: { known?: ChainEnd }): ChainEnd {
  end.known ??= lastLink.get(database, {}) ?? { n: 0, hash: chainStart }
  return end.known
}

/**
 * Appends to the record of change; to be called in the transaction that writes the rows.
 * @param end kept for the time of the transaction, so that the end of the chain is read once in it
 */
export function appendChange(database: Database, change: Change, end: { known?: ChainEnd }): void {
  insertRow(database, change, linkAfter(database, end, beginningOf(change) + endingOf(change)))
}

/** The same of many that have change set, entity, actor and moment in common. */
export function appendChanges(
  database: Database,
  changes: readonly Change[],
  end: { known?: ChainEnd },
): void {
  const [first] = changes
  if (!first) return
  const { changeSet, entity, actorId, at } = first
  const beginning = beginningOf(first)
  const links = changes.map((change) => linkAfter(database, end, beginning + endingOf(change)))
  let written = 0
  for (; written + someChanges <= changes.length; written += someChanges) {
    const values: unknown[] = [changeSet, entity, actorId, at]
    for (let which = written; which < written + someChanges; which++) {
      const { siteId, entityId, fields, revision } = changes[which] as Change
      const { n, previousHash, hash } = links[which] as Link
      values.push(n, siteId, entityId, fields, revision, previousHash, hash)
    }
    insertSome.runInOrder(database, values)
  }
  for (; written < changes.length; written++)
    insertRow(database, changes[written] as Change, links[written] as Link)
}

interface Link extends ChainEnd {
  previousHash: string
}

/** The link after the present end, which it becomes. */
function linkAfter(database: Database, end: { known?: ChainEnd }, content: string): Link {
  const previous = chainEndIn(database, end)
  const link = {
    n: previous.n + 1,
    previousHash: previous.hash,
    hash: hash('sha256', previous.hash + content),
  }
  end.known = link
  return link
}

/** The canonical JSON of the content of a link is both, put together for the millions that are written. */
function beginningOf({ actorId, at, changeSet, entity }: Change): string {
  const text = JSON.stringify
  return `{"actorId":${text(actorId)},"at":${text(at)},"changeSet":${text(changeSet)},"entity":${text(entity)},`
}

function endingOf({ entityId, fields, quotedFields, revision, siteId }: Change): string {
  const text = JSON.stringify
  return `"entityId":${text(entityId)},"fields":${quotedFields ?? text(fields)},"revision":${revision},"siteId":${text(siteId)}}`
}

const everyChange = statement<Record<never, never>, ChangeRow>(() =>
  build.selectFrom('change').selectAll().orderBy('n'),
)

/** What became of a chain that was looked through. */
export interface VerifiedChain {
  /** links that fit */
  count: number
  /** the first link that does not fit */
  brokenAt: number | null
  /** whether it was looked through to its end, or to where it breaks */
  isFinished: boolean
}

interface StoredLink {
  n: number
  previous_hash: string
  hash: string
}

const linksAtATime = 1000

/**
 * Recomputes a chain of hashes from its first link on.
 * @param mayGoOn asked every thousand links
 */
export function verifyChain<Row extends StoredLink>(
  links: Iterable<Row>,
  contentOfLink: (row: Row) => JsonValue,
  mayGoOn: () => boolean,
): VerifiedChain {
  let previous = chainStart
  let count = 0
  for (const row of links) {
    const fits =
      row.n === count + 1 &&
      row.previous_hash === previous &&
      row.hash === linkHash(previous, contentOfLink(row))
    if (!fits) return { count, brokenAt: row.n, isFinished: true }
    previous = row.hash
    count++
    if (count % linksAtATime === 0 && !mayGoOn()) return { count, brokenAt: null, isFinished: false }
  }
  return { count, brokenAt: null, isFinished: true }
}

/** Recomputes the record of change. */
export function verifyChanges(database: Database, mayGoOn: () => boolean = () => true): VerifiedChain {
  return verifyChain(everyChange.iterate(database, {}), contentOf, mayGoOn)
}
