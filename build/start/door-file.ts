import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openingUrl } from '../../src-main/doors/loopback/loopback.ts'
import { askDoor } from './ask-door.ts'

const doorFile = (dataFolder: string) => join(dataFolder, 'door.url')
const pattern = /^http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]+$/
/** A file that no door has: the answer tells whether the door knows the key. */
const noFile = '/outgoing/00000000-0000-0000-0000-000000000000'

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
  const answer = await askDoor(url, 'GET', noFile)
  return answer?.status === 404 ? url : null
}

/** An address that opens the window of a running door once; null when the door is gone meanwhile. */
export async function openingUrlOf(url: string): Promise<string | null> {
  const answer = await askDoor(url, 'POST', '/tickets')
  return answer?.status === 200 ? openingUrl(new URL(url).origin, answer.body) : null
}

function readDoor(dataFolder: string): string | null {
  try {
    return readFileSync(doorFile(dataFolder), 'utf8')
  } catch {
    return null
  }
}
