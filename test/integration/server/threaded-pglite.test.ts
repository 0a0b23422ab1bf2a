import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { DatabaseAway } from '../../../src-server/database/server-database.ts'
import { openThreadedPglite } from '../../../src-server/database/threaded-pglite.ts'
import { folderOfTest, newFolder } from '../../tools/data-folder.ts'

const template = newFolder()
beforeAll(async () => (await openThreadedPglite(template.path)).close())
afterAll(() => template.remove())

/** A folder with an empty database, which takes seconds to be made. */
function emptyDatabase(): string {
  const folder = folderOfTest()
  cpSync(template.path, folder, { recursive: true })
  return folder
}

/** The threads that begin while a test runs. */
function threadsOfTest(): Worker[] {
  const threads: Worker[] = []
  const note = (thread: Worker) => void threads.push(thread)
  process.on('worker', note)
  onTestFinished(() => void process.off('worker', note))
  return threads
}

it('leaves the server its thread while a statement is at work', async () => {
  const database = await openThreadedPglite(emptyDatabase())
  let turns = 0
  const counting = setInterval(() => turns++, 1)
  await database.rows('SELECT count(*) FROM generate_series(1, 3000000)')
  clearInterval(counting)
  // On the server's own thread there would be none.
  expect(turns).toBeGreaterThan(10)
  await database.close()
})

it('does one transaction after the other, undoes what failed, keeps the rest, and is away once it is closed', async () => {
  const folder = emptyDatabase()
  const first = await openThreadedPglite(folder)
  await first.rows('CREATE TABLE one (n integer PRIMARY KEY)')
  const steps: string[] = []
  const adding = (n: number) =>
    first.transaction(async ({ rows }) => {
      steps.push(`begin ${n}`)
      await rows('INSERT INTO one VALUES ($1)', [n])
      await new Promise(setImmediate)
      steps.push(`end ${n}`)
      if (n === 2) throw new Error('not this one')
    })
  const ended = await Promise.allSettled([1, 2, 3].map(adding))
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(steps).toEqual([1, 2, 3].flatMap((n) => [`begin ${n}`, `end ${n}`]))
  await expect(first.rows('INSERT INTO one VALUES (3)')).rejects.toMatchObject({ code: '23505' })
  await first.close()
  const second = await openThreadedPglite(folder)
  expect(await second.rows('SELECT n FROM one ORDER BY n')).toEqual([{ n: 1 }, { n: 3 }])
  await second.close()
  await expect(second.rows('SELECT 1')).rejects.toThrow(DatabaseAway)
})

it('says that the database is away where its thread cannot begin', async () => {
  const file = join(folderOfTest(), 'no-folder')
  writeFileSync(file, '')
  await expect(openThreadedPglite(file)).rejects.toThrow(DatabaseAway)
})

it('goes on with another thread where one ends by itself, without what that had in hand', async () => {
  const folder = emptyDatabase()
  const threads = threadsOfTest()
  const database = await openThreadedPglite(folder)
  await database.rows('CREATE TABLE one (n integer PRIMARY KEY)')
  const inHand = database.transaction(async ({ rows }) => {
    await rows('INSERT INTO one VALUES (1)')
    await threads[0]?.terminate()
    await rows('INSERT INTO one VALUES (2)')
  })
  await expect(inHand).rejects.toThrow(DatabaseAway)
  await database.rows('INSERT INTO one VALUES (3)')
  expect(await database.rows('SELECT n FROM one')).toEqual([{ n: 3 }])
  expect(threads).toHaveLength(2)
  await database.close()
})

it('tries another thread only after a pause where one could not begin', async () => {
  const folder = emptyDatabase()
  const threads = threadsOfTest()
  const database = await openThreadedPglite(folder)
  await threads[0]?.terminate()
  rmSync(folder, { recursive: true })
  writeFileSync(folder, '')
  await expect(database.rows('SELECT 1')).rejects.toThrow(DatabaseAway)
  await expect(database.rows('SELECT 1')).rejects.toThrow('in a moment')
  expect(threads).toHaveLength(2)
  await database.close()
})
