import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import type { FromPgliteThread, PgliteThreadData, ToPgliteThread } from './threaded-pglite.ts'

/** The thread on which PGlite works: it runs statements in the order in which they come. */

const { folder } = workerData as PgliteThreadData
const database = await PGlite.create(folder)
const port = parentPort
const say = (said: FromPgliteThread) => port?.postMessage(said)

port?.on('message', async ({ text, values }: ToPgliteThread) => {
  if (text === null) {
    await database.close()
    port.close()
    return
  }
  try {
    say({ rows: (await database.query(text, values)).rows })
  } catch (error) {
    const { message, code } = error as { message: string; code?: unknown }
    say({ failure: { message, code: typeof code === 'string' ? code : null } })
  }
})
say({ rows: [] })
