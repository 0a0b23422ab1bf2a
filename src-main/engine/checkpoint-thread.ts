import { parentPort, workerData } from 'node:worker_threads'
import type { CheckpointThreadData } from './checkpoints.ts'
import { isDiskFull } from './database/disk-full.ts'
import { openToCheckpoint } from './database/open.ts'

/** So many are worth a turn: a page that an import writes again and again is then moved once, and few are left to it. */
const pagesOfTurn = 4000
const leastMilliseconds = 50
const mostMilliseconds = 1000

const database = openToCheckpoint((workerData as CheckpointThreadData).dataFolder)
let milliseconds = 250
let pagesBefore = 0
let timer = setTimeout(turn, milliseconds)
parentPort?.once('message', () => {
  clearTimeout(timer)
  database.close()
})

function turn(): void {
  const pages = move()
  if (pages !== null) {
    const added = Math.max(1, pages < pagesBefore ? pages : pages - pagesBefore)
    const wanted = (milliseconds * pagesOfTurn) / added
    milliseconds = Math.min(mostMilliseconds, Math.max(leastMilliseconds, wanted))
    pagesBefore = pages
  }
  timer = setTimeout(turn, milliseconds)
}

/** @returns how many pages the log has, which begins anew now and then; null where somebody else moves them just now */
function move(): number | null {
  try {
    const [moved] = database.pragma('wal_checkpoint(PASSIVE)') as [{ busy: number; log: number }]
    return moved.busy === 0 ? moved.log : null
  } catch (error) {
    if (!isDiskFull(error)) throw error
    return null // it stays safe in the log
  }
}
