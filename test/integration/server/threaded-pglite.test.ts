import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DatabaseAway } from '../../../src-server/database/server-database.ts'
import { openThreadedPglite } from '../../../src-server/database/threaded-pglite.ts'
import { folderOfTest } from '../../tools/data-folder.ts'

it('leaves the server its thread while a statement is at work', async () => {
  const database = await openThreadedPglite(folderOfTest())
  let turns = 0
  const counting = setInterval(() => turns++, 1)
  await database.rows('SELECT count(*) FROM generate_series(1, 3000000)')
  clearInterval(counting)
  // On the server's own thread there would be none.
  expect(turns).toBeGreaterThan(10)
  await database.close()
})

it('does one transaction after the other, undoes what failed, and keeps the rest', async () => {
  const folder = folderOfTest()
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
})

it('says that the database is away where its thread cannot begin, or has ended', async () => {
  const file = join(folderOfTest(), 'no-folder')
  writeFileSync(file, '')
  await expect(openThreadedPglite(file)).rejects.toThrow(DatabaseAway)
  const database = await openThreadedPglite(folderOfTest())
  await database.close()
  await expect(database.rows('SELECT 1')).rejects.toThrow(DatabaseAway)
})
