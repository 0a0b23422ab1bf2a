import type { ServerDatabase } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'
import { epochOf } from '../sync/epoch.ts'

/** Milliseconds in which a database answers that is of use. */
const longestAnswer = 3000

/**
 * Whether the server can do its work now.
 * @throws NOT_READY with the reasons
 */
export async function assertReady(database: ServerDatabase, isStopping: boolean): Promise<void> {
  const reasons: ('stopping' | 'database')[] = isStopping ? ['stopping'] : []
  if (!(await answers(database))) reasons.push('database')
  if (reasons.length > 0) throw refused('NOT_READY', { reasons })
}

async function answers(database: ServerDatabase): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, longestAnswer, '')
  })
  const epoch = await Promise.race([epochOf(database).catch(() => ''), late])
  clearTimeout(timer)
  return epoch !== ''
}
