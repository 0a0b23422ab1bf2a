import type { Database } from 'better-sqlite3'
import { dateFaults, dateOrders, hasFault } from '../../../../src-shared/features/quality/date-faults.ts'
import {
  type AssetGroup,
  assetsNamed,
  findingsNamed,
  type QualityReport,
  type RowGroup,
} from '../../../../src-shared/features/quality/quality-contract.ts'
import { likelyOnePerson, spelledAlike } from '../../../../src-shared/features/quality/spelled-alike.ts'
import { looseKey } from '../../../../src-shared/identity/similar-codes.ts'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import { HashedKeys } from './hashed-keys.ts'

const progressEvery = 20_000

interface AssetDates {
  purchaseDate: string | null
  inServiceDate: string | null
  endOfLifeDate: string | null
  nextAuditDate: string | null
}

interface Walked extends AssetDates {
  id: string
  assetTag: string
  modelId: string | null
  holderId: string | null
  noLocation: 0 | 1
  noSerial: 0 | 1
}

const everyAsset = `SELECT id, asset_tag AS assetTag, model_id AS modelId, checked_out_id AS holderId,
  location_id IS NULL AS noLocation, serial_key IS NULL AS noSerial, purchase_date AS purchaseDate,
  in_service_date AS inServiceDate, end_of_life_date AS endOfLifeDate, next_audit_date AS nextAuditDate
  FROM asset WHERE site_id <> '${elsewhereSite}' ORDER BY n`

/**
 * Looks through the register on a connection that reads, as of one moment.
 * @param now the moment, UTC, ISO 8601
 * @param onProgress hears how many assets were looked at
 */
export function lookThrough(
  database: Database,
  now: string,
  onProgress: (done: number) => void,
): QualityReport {
  return database.transaction((): QualityReport => {
    const pluck = (sql: string) => database.prepare<[], number>(sql).pluck().get() ?? 0
    const total = pluck('SELECT coalesce(max(n), 0) FROM asset')
    const today = now.slice(0, 10)
    const tags = new HashedKeys(total)
    const held = new Map<string, number>()
    const faults = dateFaults.map(({ field, fault }) => ({ field, fault, count: 0 }))
    const orders = dateOrders.map((order): QualityReport['orders'][number] => ({
      ...order,
      count: 0,
      assets: [],
    }))
    const report = { noLocation: 0, noSerialNumber: 0 }
    let done = 0
    for (const asset of database.prepare<[], Walked>(everyAsset).iterate()) {
      tags.add(looseKey(asset.assetTag))
      for (const id of [asset.modelId, asset.holderId]) if (id) held.set(id, (held.get(id) ?? 0) + 1)
      report.noLocation += asset.noLocation
      report.noSerialNumber += asset.noSerial
      for (const one of faults) {
        const date = asset[one.field]
        if (date !== null && hasFault(date, one.fault, today)) one.count++
      }
      for (const order of orders) noteOrder(order, asset)
      if (++done % progressEvery === 0) onProgress(done)
    }
    onProgress(done)
    return {
      at: now,
      change: pluck('SELECT coalesce(max(n), 0) FROM change'),
      assets: done,
      sameSerial: sameSerial(database),
      nearTags: nearTags(database, tags.repeated()),
      models: alikeModels(database, held),
      people: onePerson(database, held),
      dates: faults.filter(({ count }) => count > 0),
      orders: orders.filter(({ count }) => count > 0),
      ...report,
    }
  })()
}

function noteOrder(order: QualityReport['orders'][number], asset: Walked): void {
  const { [order.first]: from, [order.second]: to, id, assetTag } = asset
  if (from === null || to === null || from <= to) return
  order.count++
  if (order.assets.length < findingsNamed) order.assets.push({ id, assetTag, from, to })
}

function sameSerial(database: Database): QualityReport['sameSerial'] {
  const repeated = database
    .prepare<[], { key: string; count: number }>(
      `SELECT serial_key AS key, count(*) AS count FROM asset WHERE serial_key IS NOT NULL
      GROUP BY serial_key HAVING count(*) > 1 ORDER BY count(*) DESC, serial_key`,
    )
    .all()
  const ofSerial = database.prepare<[string, number], { id: string; assetTag: string; code: string }>(
    `SELECT id, asset_tag AS assetTag, serial_number AS code FROM asset
    WHERE serial_key = ? AND serial_key IS NOT NULL ORDER BY tag_key LIMIT ?`,
  )
  const groups = repeated.slice(0, findingsNamed).map(({ key, count }): AssetGroup => {
    const assets = ofSerial.all(key, assetsNamed)
    return {
      code: assets[0]?.code ?? key,
      count,
      assets: assets.map(({ id, assetTag }) => ({ id, assetTag })),
    }
  })
  return { count: repeated.length, groups }
}

/** @param isRepeated tells of the loose key of a tag whether it came more than once; null where none did */
function nearTags(
  database: Database,
  isRepeated: ((key: string) => boolean) | null,
): QualityReport['nearTags'] {
  if (!isRepeated) return { count: 0, groups: [] }
  const byKey = new Map<string, { id: string; assetTag: string }[]>()
  const every = database.prepare<[], { id: string; assetTag: string }>(
    `SELECT id, asset_tag AS assetTag FROM asset WHERE site_id <> '${elsewhereSite}' ORDER BY n`,
  )
  for (const asset of every.iterate()) {
    const key = looseKey(asset.assetTag)
    if (key === '' || !isRepeated(key)) continue
    const known = byKey.get(key)
    if (known) known.push(asset)
    else byKey.set(key, [asset])
  }
  const found = [...byKey.entries()]
    .filter(([, { length }]) => length > 1)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  const groups = found.slice(0, findingsNamed).map(([, assets]) => ({
    code: assets[0]?.assetTag ?? '',
    count: assets.length,
    assets: assets.slice(0, assetsNamed),
  }))
  return { count: found.length, groups }
}

function alikeModels(database: Database, held: ReadonlyMap<string, number>): QualityReport['models'] {
  const models = database
    .prepare<[], { id: string; name: string; manufacturer: string | null; number: string | null }>(
      `SELECT id, name, manufacturer, model_number AS number FROM model
      WHERE merged_into IS NULL AND archived_at IS NULL ORDER BY name, id`,
    )
    .all()
  return rowGroups(spelledAlike(models), held, ({ manufacturer, number }) =>
    [manufacturer, number].filter((part) => part !== null).join(' · '),
  )
}

function onePerson(database: Database, held: ReadonlyMap<string, number>): QualityReport['people'] {
  const people = database
    .prepare<[], { id: string; name: string; username: string | null; employeeNumber: string | null }>(
      `SELECT id, name, username, employee_number AS employeeNumber FROM person
      WHERE merged_into IS NULL AND archived_at IS NULL ORDER BY name, id`,
    )
    .all()
  return rowGroups(likelyOnePerson(people), held, ({ username }) => username ?? '')
}

/** The row that most assets refer to comes first: the others are merged into it. */
function rowGroups<Row extends { id: string; name: string }>(
  found: readonly (readonly Row[])[],
  held: ReadonlyMap<string, number>,
  aboutOf: (row: Row) => string,
): { count: number; groups: RowGroup[] } {
  const groups = found.slice(0, findingsNamed).map((rows) => ({
    rows: rows
      .map((row) => ({ id: row.id, name: row.name, about: aboutOf(row), assets: held.get(row.id) ?? 0 }))
      .sort((one, other) => other.assets - one.assets)
      .slice(0, 100),
  }))
  return { count: found.length, groups }
}
