import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openReader } from '../../../src-main/engine/database/open.ts'
import { makeAgain } from '../../../src-main/engine/database/set-aside.ts'
import { inTransaction, type Transaction } from '../../../src-main/engine/database/transaction.ts'
import {
  BuiltText,
  builtTextFile,
  forgetBuilt,
} from '../../../src-main/engine/features/assets/arriving/built-text.ts'
import { takeBuiltText } from '../../../src-main/engine/features/assets/arriving/take-built-text.ts'
import {
  arriving,
  assets,
  assetsSearch,
  emptyAsset,
} from '../../../src-main/engine/features/assets/assets.ts'
import { findAssets } from '../../../src-main/engine/features/assets/assets-find-query.ts'
import { lookAtSearch } from '../../../src-main/engine/features/doctor/doctor-search.ts'
import { people } from '../../../src-main/engine/features/people/people.ts'
import { statusLabels } from '../../../src-main/engine/features/status-labels/status-labels.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { wordsIn, wordsOfRows } from '../../tools/words-in-full-text.ts'

const count = 12

/** A register whose assets came as those of a snapshot do. */
function register() {
  const folder = folderOfTest()
  const { writing: database } = openEngine(folder)
  const context = { actorId: newId(), newId, now: () => new Date().toISOString() }
  const act = (work: (tx: Transaction) => void) =>
    inTransaction(database, context, newId(), { changed: () => undefined }, work)
  const make = (tx: Transaction, n: number) => {
    const [status] = statusLabels.all(database)
    const fields = { ...emptyAsset(`TA-${n}`, status?.id ?? ''), name: `Zirkon ${n}` }
    return assets.create(tx, fields, 'org')
  }
  act((tx) => {
    people.create(tx, { id: context.actorId, name: 'Ada', role: 'administrator' })
    arriving.begin(tx)
    arriving.fill(tx, () => {
      for (let n = 1; n <= count; n++) make(tx, n)
    })
  })
  return { folder, database, act, make, file: builtTextFile(folder) }
}

/** Full text as far as it can be built now. @returns up to which asset */
function build(folder: string, upTo: number): number {
  const source = openReader(folder, 'readOnce')
  const built = new BuiltText(source, builtTextFile(folder))
  const before = built.upTo
  while (built.step(upTo, true));
  built.close()
  source.close()
  return before
}

const soundness = (database: Database) => [
  lookAtSearch(database).state,
  database.pragma('integrity_check', { simple: true }),
]
const isFound = (database: Database, text: string) => findAssets(database, text, 50).total

describe('full text that is built beside the database', () => {
  it('takes the place of the empty one, for the connection that took it over and for all others', async () => {
    const { folder, database, act, file } = register()
    const reading = openReader(folder)
    onTestFinished(() => void reading.close())
    expect(reading.prepare("SELECT count(*) FROM asset_text('zirkon')").pluck().get()).toBe(0)
    build(folder, count)
    expect(soundness(database)).toEqual(['sound', 'ok'])
    await takeBuiltText(database, file, act, async () => undefined)
    expect([isFound(database, 'Zirkon'), isFound(reading, 'Zirk')]).toEqual([count, count])
    expect(soundness(database)).toEqual(['sound', 'ok'])
    expect(database.prepare("SELECT 1 FROM pragma_database_list WHERE name = 'built_text'").get()).toBe(
      undefined,
    )
    // Nobody but FTS5 writes its tables from then on.
    expect(() => database.exec('DELETE FROM asset_text_docsize')).toThrow(/may not be modified/)
  })

  it('has the words of the rows, whatever signs they are written with', async () => {
    const { folder, database, act, file } = register()
    const signs = [
      'o0-IL',
      'a_b:c.d/e f',
      'X(1)#2',
      'TÄ-1',
      'ｔ－１',
      'a\tb',
      'ß',
      'ﬁ',
      '株式会社',
      'İ-1',
      'Ωmega',
      ' ',
    ]
    for (const [n, sign] of signs.entries())
      database
        .prepare('UPDATE asset SET asset_tag = ?, serial_number = ?, name = ? WHERE n = ?')
        .run(sign, signs[n - 1] ?? null, `${sign} and ${signs[n - 2]}`, n + 1)
    const further = database.prepare(
      "INSERT INTO identifier (asset_id, kind, code, code_key) SELECT id, 'formerTag', ?, ? FROM asset WHERE n = ?",
    )
    for (const [n, sign] of signs.entries())
      for (const of of [n, n + 1]) further.run(`${sign} L`, `${sign}L`, of)
    database.exec('DELETE FROM asset_search_dirty')
    build(folder, count)
    await takeBuiltText(database, file, act, async () => undefined)
    expect(wordsIn(database)).toEqual(wordsOfRows(database))
    expect(isFound(database, '株式')).toBeGreaterThan(0)
  })

  it('is written on as if it had been built there, and merged', async () => {
    const { folder, database, act, make, file } = register()
    build(folder, count / 2)
    build(folder, count)
    await takeBuiltText(database, file, act, async () => undefined)
    while (makeAgain(database));
    act((tx) => {
      make(tx, count + 1)
      const first = assets.get(
        database,
        database.prepare<[], string>('SELECT id FROM asset WHERE n = 1').pluck().get() ?? '',
      )
      assets.update(tx, first, { ...first, name: 'Rubin' }, first.siteId)
      assetsSearch.upkeep(tx, 100)
    })
    act((tx) => void assetsSearch.merge(tx, 10_000))
    database.exec("INSERT INTO asset_text (asset_text) VALUES ('optimize')")
    expect([isFound(database, 'Zirkon'), isFound(database, 'Rubin')]).toEqual([count, 1])
    expect(soundness(database)).toEqual(['sound', 'ok'])
  })

  it('is taken over from its beginning where that was cut off', async () => {
    const { folder, database, act, file } = register()
    build(folder, count)
    const cutOff = async () => {
      throw new Error('the engine ends')
    }
    await expect(takeBuiltText(database, file, act, cutOff)).rejects.toThrow('the engine ends')
    expect(() => isFound(database, 'Zirkon')).toThrow(expect.objectContaining({ code: 'REGISTER_ARRIVING' }))
    expect(soundness(database)).toEqual(['sound', 'ok'])
    await takeBuiltText(database, file, act, async () => undefined)
    expect(isFound(database, 'Zirkon')).toBe(count)
    expect(soundness(database)).toEqual(['sound', 'ok'])
  })

  it('is gone on with where it was, and begun anew for another register', () => {
    const { folder, database } = register()
    expect(build(folder, 5)).toBe(0)
    expect(build(folder, count)).toBe(5)
    database.prepare('UPDATE organisation SET replica_id = ?').run(newId())
    expect(build(folder, 5)).toBe(0)
    database.prepare('UPDATE asset SET id = ? WHERE n = 5').run(newId())
    expect(build(folder, 5)).toBe(0)
  })

  it('says nothing of what has left meanwhile', async () => {
    const { folder, database, act, file } = register()
    build(folder, count)
    database.exec("UPDATE asset SET site_id = 'elsewhere' WHERE n <= 2")
    database.exec('DELETE FROM asset_search_dirty')
    await takeBuiltText(database, file, act, async () => undefined)
    expect(soundness(database)).toEqual(['sound', 'ok'])
    expect(database.prepare("SELECT count(*) FROM asset_text('zirkon')").pluck().get()).toBe(count - 2)
  })

  it('can be given up: upkeep brings those assets in then', () => {
    const { folder, database, act, file } = register()
    build(folder, 5)
    act((tx) => arriving.endWithoutText(tx))
    forgetBuilt(file)
    expect(existsSync(file)).toBe(false)
    expect(isFound(database, 'Zirkon')).toBe(count)
    act((tx) => assetsSearch.upkeep(tx, 100))
    expect(isFound(database, 'Zirkon')).toBe(count)
    expect(soundness(database)).toEqual(['sound', 'ok'])
  })
})
