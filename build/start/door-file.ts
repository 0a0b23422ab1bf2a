import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const doorFile = (dataFolder: string) => join(dataFolder, 'door.url')
const pattern = /^http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]+$/
const answerWithin = 2000
/** A file that no door has: the answer tells whether the door knows the key. */
const noFile = 'outgoing/00000000-0000-0000-0000-000000000000'

/** Leaves the address of a running door in its data folder, for the same user's next start to find. */
export function leaveDoor(dataFolder: string, url: string): void {
  rmSync(doorFile(dataFolder), { force: true })
  writeFileSync(doorFile(dataFolder), url, { mode: 0o600, flag: 'wx' })
}

export function removeDoor(dataFolder: string): void {
  rmSync(doorFile(dataFolder), { force: true })
}

/** The address of the door that serves this data folder now; null when none is, or what was left is of an earlier one. */
export async function runningDoor(dataFolder: string): Promise<string | null> {
  const url = readDoor(dataFolder)
  if (!url || !pattern.test(url)) return null
  const { origin, hash } = new URL(url)
  const headers = { 'x-assetwalk-key': hash.slice('#key='.length) }
  const answer = await fetch(`${origin}/${noFile}`, {
    headers,
    redirect: 'error',
    signal: AbortSignal.timeout(answerWithin),
  }).catch(() => null)
  return answer?.status === 404 ? url : null
}

function readDoor(dataFolder: string): string | null {
  try {
    return readFileSync(doorFile(dataFolder), 'utf8')
  } catch {
    return null
  }
}
