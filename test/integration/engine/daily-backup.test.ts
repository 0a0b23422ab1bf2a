import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { backupsIn } from '../../../src-main/engine/backups/backups-folder.ts'
import { DailyBackup } from '../../../src-main/engine/daily-backup.ts'
import { databaseFile, openWriter } from '../../../src-main/engine/database/open.ts'
import { logTo } from '../../../src-main/engine/log.ts'
import { folderOfTest, newFolder } from '../../tools/data-folder.ts'
import { startTestEngine } from '../../tools/test-engine.ts'

const original = newFolder()
beforeAll(async () => {
  const engine = await startTestEngine(original.path)
  await engine.client.assets.create({ fields: { assetTag: 'D-1' } })
  await engine.close()
})
afterAll(() => original.remove())

/** A data folder in which something was written, and what looks after its daily backup, at once. */
function lookedAfter(isBusy = false) {
  const folder = folderOfTest()
  copyFileSync(databaseFile(original.path), databaseFile(folder))
  const database = openWriter(folder)
  const events: string[] = []
  let made = 0
  let looks = 0
  const daily = new DailyBackup(
    {
      dataFolder: folder,
      database,
      now: () => new Date().toISOString(),
      log: logTo(({ event, figures }) => events.push(`${event} ${figures.code ?? ''}`.trim())),
      isBusy: () => {
        looks++
        return isBusy
      },
      made: () => {
        made++
      },
    },
    0,
  )
  onTestFinished(async () => {
    await daily.stop()
    database.close()
  })
  return { folder, database, daily, events, made: () => made, looks: () => looks }
}

describe('the daily backup', () => {
  it('is made where something was written and there is none of the day', async () => {
    const house = lookedAfter()
    await expect.poll(house.made, { timeout: 20_000 }).toBe(1)
    expect(backupsIn(house.folder)).toMatchObject([{ kind: 'regular' }])
    expect(house.events).toEqual(['backed up'])
  })

  it('waits for work that is under way', async () => {
    const house = lookedAfter(true)
    await expect.poll(house.looks).toBe(1)
    await house.daily.stop()
    expect(existsSync(join(house.folder, 'backups'))).toBe(false)
  })

  it('that cannot be made says so in the log by a code, and ends nothing', async () => {
    const house = lookedAfter()
    writeFileSync(join(house.folder, 'backups'), 'a file where the folder should be')
    await expect.poll(() => house.events).toEqual([expect.stringMatching(/^not backed up [A-Z_]+$/)])
  })

  it('is ended with the engine, and no part of it stays', async () => {
    const house = lookedAfter()
    await expect.poll(house.looks).toBe(1)
    await house.daily.stop()
    const files = existsSync(join(house.folder, 'backups')) ? readdirSync(join(house.folder, 'backups')) : []
    expect(files.filter((name) => name.includes('.part'))).toEqual([])
    expect(house.events.filter((event) => event.startsWith('not'))).toEqual([])
  })
})
