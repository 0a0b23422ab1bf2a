import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentFolder, contentName } from '../../src-main/engine/content/content-folder.ts'
import { hasContent } from '../../src-main/engine/content/hand-out-content.ts'
import { namedContent } from '../../src-main/engine/content/named-content.ts'
import { verifyChanges } from '../../src-main/engine/database/change-record.ts'
import { verifyScans } from '../../src-main/engine/database/scan-chain.ts'
import type { AuditRow } from '../../src-main/engine/database/schema-audits.ts'
import { audits } from '../../src-main/engine/features/audits/audits.ts'
import { afterClose } from '../../src-main/engine/features/audits/audits-addendum-query.ts'
import { decisionsByKey } from '../../src-main/engine/features/audits/audits-items.ts'
import { assembleReport, reportData } from '../../src-main/engine/features/audits/audits-report-query.ts'
import { closingsOf, standingRow } from '../../src-main/engine/features/audits/audits-standing-store.ts'
import { stateOf } from '../../src-main/engine/features/audits/audits-tally.ts'
import { syncedRowsOf } from '../../src-main/engine/features/sync/synced-kinds.ts'
import { filesIn } from '../../src-main/engine/folder-figures.ts'
import { devices } from '../../src-server/accounts/devices.ts'
import { entriesOf, type LoggedRow, loggedRow } from '../../src-server/sync/entry-body.ts'
import { headsFor } from '../../src-server/sync/pull.ts'
import { canonicalJson, type JsonValue } from '../../src-shared/record/canonical-json.ts'
import { isRegisterKind, isSettingKind } from '../../src-shared/sync/kinds.ts'
import type { Entry } from '../../src-shared/sync/protocol.ts'
import { rowNameOf } from '../../src-shared/sync/row-names.ts'
import type { TestServer } from '../tools/server/test-server.ts'
import type { Laptop } from './laptop.ts'
import { differentFacts } from './same-facts.ts'
import { labelsApart } from './same-labels.ts'
import { tagsHandedOutTwice } from './tag-deeds.ts'

type Row = { id: string; kind: string; siteId: string; fields: Record<string, JsonValue> }
const same = (one: JsonValue | undefined, other: JsonValue | undefined) =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null)

/** What is wrong with a world at rest, in sentences; nothing, if all is as it must be. */
export async function faultsOf(server: TestServer, laptops: readonly Laptop[]): Promise<string[]> {
  const records = await server.rows<Row>(
    'SELECT id, kind, site_id AS "siteId", fields FROM record ORDER BY kind, id',
  )
  const logged = await server.rows<LoggedRow>(`SELECT ${loggedRow} FROM entry ORDER BY site_id, seq`)
  const log = logged.flatMap(entriesOf)
  const results = await server.rows<{ replicaId: string; n: number; outcome: string }>(
    `SELECT replica_id AS "replicaId", n::int AS n, coalesce(
       (SELECT one ->> 'outcome' FROM jsonb_array_elements(exceptions) AS one WHERE (one ->> 'n')::bigint = n), 'applied'
     ) AS outcome
     FROM push_result, generate_series(first_n, last_n) AS n`,
  )
  const heads = await server.rows<{ siteId: string; seq: number }>(
    'SELECT site_id AS "siteId", seq::int AS seq FROM site_counter',
  )
  const scopes = new Map<Laptop, InScope>()
  for (const laptop of laptops) scopes.set(laptop, await scopeOf(server, laptop))
  const isOfAll = (laptop: Laptop) => scopes.get(laptop)?.isAll === true
  return [
    ...laptops.flatMap((laptop) => [
      ...unanswered(laptop, results),
      ...differences(laptop, records, log, scopes.get(laptop)?.has ?? (() => true)),
      ...outOfScope(laptop, records, scopes.get(laptop)?.has ?? (() => true)),
      ...passedBy(laptop, heads, scopes.get(laptop)?.has ?? (() => true)),
      ...damage(laptop),
      ...wrongContents(laptop),
    ]),
    ...wrongFiles(server.filesFolder),
    ...outcomesApart(laptops.filter(isOfAll), auditsNaming(laptops)),
    ...overwritten(log),
    ...uncontestedTwins(records, log),
    ...differentFacts(laptops, log),
    ...tagsHandedOutTwice(laptops),
    ...labelsApart(laptops),
    ...server.bugs.map((bug) => `the server met a bug: ${bug}`),
  ]
}

interface InScope {
  isAll: boolean
  /** whether what is of a site is for the laptop, by what the server says */
  has: (siteId: string) => boolean
}

async function scopeOf(server: TestServer, { deviceId }: Laptop): Promise<InScope> {
  return server.database.transaction(async (session) => {
    const { visible } = await headsFor(session, await devices.present(session, deviceId))
    return { isAll: visible === null, has: (siteId) => visible === null || visible.includes(siteId) }
  })
}

/** What the server did not take stays as it was written, for a person to look at. */
function putAside({ database }: Laptop): ReadonlySet<string> {
  return new Set(
    database.prepare<[], string>('SELECT row_id FROM quarantined_change WHERE settled IS NULL').pluck().all(),
  )
}

/** 7: nothing of a site is on a laptop that does not have it, but for the photos and files of what it put aside. */
function outOfScope(laptop: Laptop, records: readonly Row[], has: InScope['has']): string[] {
  const { database, number } = laptop
  const aside = putAside(laptop)
  return records.flatMap(({ id, kind, siteId, fields }) => {
    if (!isRegisterKind(kind) || has(siteId) || aside.has(id)) return []
    if (kind === 'attachment' && aside.has(String(fields.assetId))) return []
    if (syncedRowsOf(kind)?.recorded(database, id) === undefined) return []
    return [`laptop ${number}: ${kind} ${id} is of ${siteId}, which is none of its sites`]
  })
}

/** 1, 2: what was confirmed is applied, quarantined or in conflict, once. */
function unanswered(
  { database, number }: Laptop,
  results: readonly { replicaId: string; n: number; outcome: string }[],
): string[] {
  const replicaId = String(database.prepare('SELECT replica_id FROM enrolment').pluck().get())
  const answered = results.filter((result) => result.replicaId === replicaId).map(({ n }) => n)
  const sent = database.prepare<[], number>('SELECT n FROM outbox ORDER BY n').pluck().all()
  const missing = sent.filter((n) => !answered.includes(n))
  return [
    ...missing.map((n) => `laptop ${number}: change ${n} was confirmed and has no result`),
    ...(new Set(answered).size === answered.length ? [] : [`laptop ${number}: a number took effect twice`]),
  ]
}

/** 3, 4: at rest every laptop has what the server has; no fact is missing, or there twice. */
function differences(
  laptop: Laptop,
  records: readonly Row[],
  log: readonly Entry[],
  has: InScope['has'],
): string[] {
  const { database, number } = laptop
  const aside = putAside(laptop)
  const faults: string[] = []
  for (const { id, kind, siteId, fields } of records) {
    if (!isRegisterKind(kind) && !isSettingKind(kind)) continue
    if (!has(siteId) || aside.has(id)) continue
    const here = syncedRowsOf(kind)?.recorded(database, id)
    // What was never said of a setting is as usual, and for whose numbers a scheme is certain each laptop knows of itself.
    const told = isRegisterKind(kind)
      ? Object.keys(here ?? {})
      : Object.keys(fields).filter((field) => field !== 'numberedBy')
    if (!here) faults.push(`laptop ${number}: ${kind} ${id} is missing`)
    else
      for (const field of isRegisterKind(kind) ? new Set([...Object.keys(fields), ...told]) : told)
        if (!same(fields[field], here[field]))
          faults.push(
            `laptop ${number}: ${kind} ${id}.${field} is ${JSON.stringify(here[field])}, on the server ${JSON.stringify(fields[field])}`,
          )
  }
  for (const [table, kind] of [
    ['scan', 'scan'],
    ['scan_void', 'scanVoid'],
    ['audit', 'audit'],
    ['audit_place_mark', 'placeMark'],
    ['audit_event', 'auditEvent'],
    ['audit_decision', 'auditDecision'],
    ['audit_approval', 'auditApproval'],
    ['audit_closing', 'auditClosing'],
    ['audit_amendment', 'amendedReport'],
  ] as const) {
    const which = kind === 'auditEvent' ? "WHERE kind NOT IN ('closed', 'amended')" : ''
    const here = new Set(database.prepare<[], string>(`SELECT id FROM ${table} ${which}`).pluck().all())
    const there = new Set(log.filter((entry) => entry.kind === kind).map(({ id }) => id))
    const seen = log.filter((entry) => entry.kind === kind && has(entry.siteId)).map(({ id }) => id)
    // Two people who undo one scan undo it once.
    const missing = kind === 'scanVoid' ? [] : seen.filter((id) => !here.has(id))
    for (const id of missing) faults.push(`laptop ${number}: ${kind} ${id} is missing`)
    for (const id of here)
      if (!there.has(id) && !aside.has(id))
        faults.push(`laptop ${number}: nobody else learned of ${kind} ${id}`)
  }
  const voided = database.prepare<[], string>('SELECT scan_id FROM scan_void').pluck().all()
  const undone = log.flatMap((entry) =>
    entry.type === 'fact' && entry.kind === 'scanVoid' && has(entry.siteId)
      ? [String(entry.fact.scan_id)]
      : [],
  )
  if (undone.some((id) => !voided.includes(id)))
    faults.push(`laptop ${number}: ${voided.length} scans are undone, not all of ${new Set(undone).size}`)
  const waiting = Number(database.prepare('SELECT count(*) FROM waiting_entry').pluck().get())
  if (waiting > 0) faults.push(`laptop ${number}: ${waiting} entries wait for something that never comes`)
  return faults
}

/** What a laptop shows of each audit: how far it is, what came of it, and what was decided. */
function outcomesOf({ database }: Laptop): Map<string, JsonValue> {
  const all = database.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY id').all()
  return new Map(
    all.map((audit) => {
      const decided = [...decisionsByKey(database, audit.id)].map(([key, { id, approval }]) => [
        key,
        id,
        approval?.approverId ?? null,
      ])
      const shown = audits.isHidden(database, audit) ? null : reportData(database, audit.id)
      const closings = closingsOf.all(database, { auditId: audit.id })
      const stands = standingRow.get(database, { auditId: audit.id })?.closing_id ?? null
      const after = closings.length === 0 ? null : afterClose(database, audit)
      const report = closings.length === 0 ? null : assembleReport(database, audit.id, '', '')
      const said = {
        state: stateOf(database, audit.id),
        decided: decided.sort(),
        shown,
        closings,
        stands,
        after,
        report,
      }
      return [audit.id, JSON.parse(JSON.stringify(said))]
    }),
  )
}

/** Audits that name what some laptop has in quarantine, or have scans that are: the others know no more of that than its id. */
function auditsNaming(laptops: readonly Laptop[]): ReadonlySet<string> {
  const aside = JSON.stringify(laptops.flatMap((laptop) => [...putAside(laptop)]))
  const naming = ({ database }: Laptop) =>
    database
      .prepare<[string], string>(
        `WITH aside AS MATERIALIZED (SELECT value AS id FROM json_each(?))
         SELECT audit_id FROM audit_place WHERE place_id IN aside
         UNION SELECT audit_id FROM audit_expected WHERE asset_id IN aside OR place_id IN aside
         UNION SELECT audit_id FROM scan WHERE id IN aside OR asset_id IN aside OR place_id IN aside`,
      )
      .pluck()
      .all(aside)
  return new Set(laptops.flatMap(naming))
}

/**
 * 3: at rest every laptop shows the same of every audit; but who moved an asset after the list was fixed is known only to
 * laptops that were there, not to one that began with a snapshot afterwards.
 * @param aside audits of which a laptop knows more than the others, until somebody settles its quarantine
 */
function outcomesApart(laptops: readonly Laptop[], aside: ReadonlySet<string>): string[] {
  const [first, ...others] = laptops.map((laptop) => ({
    laptop,
    outcomes: outcomesOf(laptop),
    hasHistory: !hasSnapshot(laptop),
  }))
  if (!first) return []
  return others.flatMap(({ laptop, outcomes, hasHistory }) =>
    [...first.outcomes].flatMap(([id, said]) => {
      const seen = (what: JsonValue) => (hasHistory && first.hasHistory ? what : withoutMoves(what))
      const outcome = seen(said)
      const other = seen(outcomes.get(id) ?? null)
      if (aside.has(id) || same(outcome, other)) return []
      return [
        `laptop ${laptop.number} shows audit ${id} otherwise: ${differing(outcome, other, '').join('; ')}`,
      ]
    }),
  )
}

const hasSnapshot = ({ database }: Laptop): boolean =>
  database.prepare('SELECT 1 FROM pull_cursor WHERE snapshot_seq IS NOT NULL').get() !== undefined

/** What is said of an audit, but for who moved what since. */
function withoutMoves(said: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(said, (key, value: unknown) => (key === 'moved' ? null : value)))
}

/** Where two values differ, as paths. */
function differing(one: JsonValue, other: JsonValue, path: string): string[] {
  if (same(one, other)) return []
  const areBoth = [one, other].every((value) => typeof value === 'object' && value !== null)
  if (!areBoth) return [`${path} ${JSON.stringify(one)} and ${JSON.stringify(other)}`]
  const [left, right] = [one, other] as [Record<string, JsonValue>, Record<string, JsonValue>]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
    differing(left[key] ?? null, right[key] ?? null, `${path}.${key}`),
  )
}

/** 5: no cursor is where it should not be. */
function passedBy(
  { database, number }: Laptop,
  heads: readonly { siteId: string; seq: number }[],
  has: InScope['has'],
): string[] {
  const at = database.prepare<[string], number>('SELECT seq FROM pull_cursor WHERE site_id = ?').pluck()
  return heads
    .filter(({ siteId, seq }) => at.get(siteId) !== (has(siteId) ? seq : undefined))
    .map(({ siteId, seq }) => `laptop ${number}: the cursor of ${siteId} is ${at.get(siteId)}, not ${seq}`)
}

/** 6: no value is overwritten by somebody who did not know it, but for what all may write. */
function overwritten(log: readonly Entry[]): string[] {
  const faults: string[] = []
  const now = new Map<string, Record<string, JsonValue>>()
  const changes = log
    .filter((entry) => entry.type === 'change')
    .sort((one, other) => one.rowRevision - other.rowRevision)
  for (const { id, kind, n, replicaId, fields, values } of changes) {
    const before = now.get(`${kind} ${id}`) ?? {}
    for (const [field, { from, to }] of Object.entries(fields)) {
      const value = values[field]
      const known = same(before[field], from) || same(before[field], to)
      const isKept = same(value, before[field])
      const isForAll =
        kind === 'conflict' ||
        kind === 'organisation' ||
        kind === 'attachment' ||
        ['labelDesign', 'labelSettings', 'sharedView'].includes(kind) ||
        (kind === 'auditPolicy' && before[field] === undefined) ||
        (kind === 'auditRule' && field === 'setAt') ||
        (kind === 'tagScheme' && ['numberedBy', 'statedLast'].includes(field)) ||
        field === 'mac' ||
        field === 'nextAuditDate' ||
        kind === 'auditClosed'
      if (isForAll || known || isKept) continue
      faults.push(
        `${kind} ${id}.${field}: ${JSON.stringify(before[field])} was overwritten by ${replicaId}:${n}`,
      )
    }
    now.set(`${kind} ${id}`, { ...before, ...values })
  }
  return faults
}

/** 8: of all assets with one tag all but one are contested. */
function uncontestedTwins(records: readonly Row[], log: readonly Entry[]): string[] {
  const contested = new Set(
    log.flatMap((entry) =>
      entry.type === 'change' &&
      entry.conflicts.some(({ field, kept }) => field === 'assetTag' && kept === null)
        ? [entry.id]
        : [],
    ),
  )
  const byTag = Map.groupBy(
    records.filter(({ kind }) => kind === 'asset'),
    ({ fields }) => rowNameOf('asset', fields),
  )
  return [...byTag]
    .filter(([, assets]) => assets.filter(({ id }) => !contested.has(id)).length > 1)
    .map(([tag]) => `the tag ${tag} has two owners, and nobody was told`)
}

/** 4, 9: chains, integrity and foreign keys hold. */
function damage({ database, number }: Laptop): string[] {
  const faults: string[] = []
  if (verifyChanges(database).brokenAt !== null)
    faults.push(`laptop ${number}: the record of change is broken`)
  if (verifyScans(database).brokenAt !== null) faults.push(`laptop ${number}: the chain of scans is broken`)
  if (database.pragma('integrity_check', { simple: true }) !== 'ok') faults.push(`laptop ${number}: damaged`)
  if ((database.pragma('foreign_key_check') as unknown[]).length > 0)
    faults.push(`laptop ${number}: something refers to nothing`)
  return faults
}

/** 11: the content of every photo and file is on every laptop, and is what its SHA-256 says. */
function wrongContents({ database, folder, number }: Laptop): string[] {
  const missing = namedContent(database).filter(({ sha256 }) => !hasContent(folder, sha256))
  return [
    ...missing.map(({ sha256 }) => `laptop ${number}: the content ${sha256} is missing`),
    ...wrongFiles(contentFolder(folder)).map((fault) => `laptop ${number}: ${fault}`),
  ]
}

/** 11: what lies under a SHA-256 is that. */
function wrongFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return filesIn(folder).flatMap(({ name }) => {
    const sha256 = contentName.exec(name)?.[1]
    const isWrong =
      sha256 !== undefined &&
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex') !== sha256
    return isWrong ? [`${name} is not what it is called`] : []
  })
}
