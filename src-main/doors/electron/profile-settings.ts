import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { log } from './desktop-log.ts'

const windowPlace = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
})
/** Where the window stood, in the system's own units (device-independent pixels). */
export type WindowPlace = z.output<typeof windowPlace>

const settings = z.object({
  window: windowPlace.optional(),
  /** 1 is 100 % */
  zoom: z.number().min(0.25).max(5).optional(),
  /** whether pages that scan or take a photo may use the camera; absent: nobody was asked */
  camera: z.boolean().optional(),
})
type Settings = z.output<typeof settings>

/** What is remembered for the windows of one data folder. A file that cannot be read counts as none. */
export class ProfileSettings {
  #file: string
  #now: Settings

  constructor(file: string) {
    this.#file = file
    this.#now = read(file)
  }

  get window(): WindowPlace | undefined {
    return this.#now.window
  }

  get zoom(): number {
    return this.#now.zoom ?? 1
  }

  get camera(): boolean | undefined {
    return this.#now.camera
  }

  /** From now on the settings are kept in another file, which has the same in it. */
  moveTo(file: string): void {
    this.#file = file
  }

  /** Remembers at once; whole or not at all. What cannot be written holds until the program ends. */
  change(change: Partial<Settings>): void {
    this.#now = { ...this.#now, ...change }
    const next = `${this.#file}.next`
    try {
      writeFileSync(next, JSON.stringify(this.#now, null, 2), { mode: 0o600 })
      renameSync(next, this.#file)
    } catch (error) {
      log.bug('settings of the window', error)
    }
  }
}

function read(file: string): Settings {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return {}
  }
  try {
    return settings.parse(JSON.parse(text))
  } catch (error) {
    log.bug('settings of the window', error)
    return {}
  }
}
