import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Limits } from '../../../src-main/doors/loopback/limits.ts'
import { startLoopback } from '../../../src-main/doors/loopback/loopback.ts'
import { newFolder } from '../../tools/data-folder.ts'
import { startTestEngine, type TestEngine } from '../../tools/test-engine.ts'

/** The loopback door of an engine, with a small window of its own to serve. */
export interface TestDoor {
  house: TestEngine
  url: string
  openingUrl: () => string
  origin: string
  /** 127.0.0.1 and the port, as a Host header names it */
  host: string
  port: number
  key: string
  /** how often it said that a ticket was used twice */
  timesUsedTwice: () => number
  close: () => Promise<void>
}

export interface House {
  /** for several tests; whoever opens it closes it */
  openDoor: (limits?: Partial<Limits>) => Promise<TestDoor>
  /** for the running test alone */
  doorOfTest: (limits?: Partial<Limits>) => Promise<TestDoor>
  close: () => Promise<void>
}

/** A folder that no request may look into stands beside the window's, with a name that begins with its name. */
const files = {
  'renderer/index.html':
    '<!doctype html><style nonce="__CSP_NONCE__"></style><script src="/assets/app-1.js"></script><p id="root">the window</p>',
  'renderer/assets/app-1.js': "document.title = 'the window runs'",
  'renderer/settings.unknown': 'a kind of file that no window has',
  'renderer-secret/x.js': 'secret',
  'secret.js': 'secret',
}

/** An engine with a window to serve, before which any number of doors open; whoever builds it closes it. */
export async function buildHouse(): Promise<House> {
  const folder = newFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder.path, name, '..'), { recursive: true })
    writeFileSync(join(folder.path, name), content)
  }
  const engine = await startTestEngine(join(folder.path, 'data'))
  return {
    openDoor: (limits) => openDoor(engine, join(folder.path, 'renderer'), limits),
    doorOfTest: async (limits) => {
      const door = await openDoor(engine, join(folder.path, 'renderer'), limits)
      onTestFinished(door.close)
      return door
    },
    close: async () => {
      await engine.close()
      folder.remove()
    },
  }
}

async function openDoor(
  house: TestEngine,
  windowFolder: string,
  limits: Partial<Limits> = {},
): Promise<TestDoor> {
  let usedTwice = 0
  const onTicketUsedTwice = () => usedTwice++
  const loopback = await startLoopback({
    engine: house.engine,
    windowFolder,
    port: 0,
    limits,
    onTicketUsedTwice,
  })
  const { origin, host, port, hash } = new URL(loopback.url)
  return {
    ...{ house, url: loopback.url, openingUrl: loopback.openingUrl, origin, host },
    port: Number(port),
    key: hash.slice('#key='.length),
    timesUsedTwice: () => usedTwice,
    close: loopback.close,
  }
}
