import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import BetterSqlite3 from 'better-sqlite3'
import { expect, it, onTestFinished, vi } from 'vitest'
import { Checkpoints } from '../../../src-main/engine/checkpoints.ts'
import { openWriter } from '../../../src-main/engine/database/open.ts'
import type { Log } from '../../../src-main/engine/log.ts'
import { folderOfTest } from '../../tools/data-folder.ts'

/** About a page each: enough for a thread. */
const rowsAtATime = 700

it('leaves the write-ahead log to a thread while much is written, and ends it then', async () => {
  const { database, checkpoints, write, bugs } = written()
  const thread = await threadOnceWritten(write)
  write()
  vi.advanceTimersByTime(1000)
  const ended = once(thread, 'exit')
  vi.advanceTimersByTime(1000)
  await ended
  expect(rowsInFile(database.name)).toBe(2 * rowsAtATime)
  expect(bugs).toEqual([])
  await checkpoints.stop()
})

it('ends that thread before the database is closed', async () => {
  const { checkpoints, write } = written()
  const thread = await threadOnceWritten(write)
  let isEnded = false
  thread.once('exit', () => {
    isEnded = true
  })
  await checkpoints.stop()
  expect(isEnded).toBe(true)
})

it('needs no thread for little, nor for calls that come one by one, however many', () => {
  const { checkpoints, write } = written()
  const began = vi.fn()
  process.on('worker', began)
  onTestFinished(() => void process.off('worker', began))
  checkpoints.soon(true, true)
  vi.advanceTimersByTime(5000)
  for (let n = 0; n < 3; n++) {
    write(false)
    vi.advanceTimersByTime(1000)
  }
  expect(began).not.toHaveBeenCalled()
})

it('looks at nothing any more once it is stopped, whoever still writes', async () => {
  const { database, checkpoints, write } = written()
  await checkpoints.stop()
  write()
  database.close()
  expect(() => vi.advanceTimersByTime(5000)).not.toThrow()
})

function written() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const dataFolder = folderOfTest()
  const database = openWriter(dataFolder)
  onTestFinished(() => void database.close())
  database.exec('CREATE TABLE page (content BLOB)')
  const bugs: unknown[] = []
  const log = { bug: (_what: string, error: unknown) => bugs.push(error) } as unknown as Log
  const checkpoints = new Checkpoints({ database, dataFolder, log })
  const zeros = `[${Array(rowsAtATime).fill(0)}]`
  const write = (isLongWork = true) => {
    checkpoints.soon(true, isLongWork)
    database.prepare('INSERT INTO page SELECT zeroblob(4000) FROM json_each(?)').run(zeros)
  }
  return { database, checkpoints, write, bugs }
}

async function threadOnceWritten(write: () => void): Promise<Worker> {
  const started = once(process, 'worker') as Promise<[Worker]>
  write()
  vi.advanceTimersByTime(200)
  const [thread] = await started
  return thread
}

/** What stands in the database itself, whatever its log says. */
function rowsInFile(file: string): unknown {
  const copy = `${file}-copy`
  copyFileSync(file, copy)
  const database = new BetterSqlite3(copy)
  const rows = database.prepare('SELECT count(*) FROM page').pluck().get()
  database.close()
  return rows
}
