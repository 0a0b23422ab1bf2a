import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { dialog } from 'electron'
import { failure } from '../../../src-shared/contract/problems.ts'
import { desktopText } from '../../../src-shared/features/app/desktop-text.ts'
import { computerProblems } from '../../../src-shared/features/computer/computer-contract.ts'
import type { Host } from '../../engine/host.ts'
import { moveDataFolder } from '../../engine/move-data-folder.ts'
import { chooseDataFolder, usualDataFolder } from '../data-folder.ts'
import type { Surroundings } from '../surroundings.ts'
import { type DataPlace, dataPlace } from './data-place.ts'
import { closeDesktopLog, log, openDesktopLog } from './desktop-log.ts'
import { showBox, tellPerson } from './dialogs.ts'
import { answerTravels, type EngineHost } from './engine-host.ts'
import type { ProfileSettings } from './profile-settings.ts'
import { staySingle } from './start/single-instance.ts'

const { move: text } = desktopText

export interface DataKeeperOptions {
  place: DataPlace
  surroundings: Surroundings
  engine: EngineHost
  settings: ProfileSettings
  /** who answers an engine that works at a place */
  hostAt: (place: DataPlace) => Host
}

/** Keeps the engine at work on the data folder, wherever that is, and moves it when the person wants it elsewhere. */
export class DataKeeper {
  readonly #options: DataKeeperOptions
  #place: DataPlace
  #isAsking = false
  #moving: Promise<void> = Promise.resolve()

  constructor(options: DataKeeperOptions) {
    this.#options = options
    this.#place = options.place
  }

  get folder(): string {
    return this.#place.folder
  }

  start(): void {
    this.#options.engine.start({ dataFolder: this.folder, host: this.#options.hostAt(this.#place) })
  }

  /** Settles when the data folder does not move any more. */
  settled(): Promise<void> {
    return this.#moving
  }

  /**
   * Asks the person where the data folder is to go, and moves it there; answers before that. What goes wrong is told in
   * a dialog, and the engine works on where it was.
   * @throws DATA_FOLDER_NAMED
   */
  move(): void {
    const { folder, origin } = this.#place
    if (origin === 'named' || origin === 'policy')
      throw failure(computerProblems, 'DATA_FOLDER_NAMED', { folder })
    if (this.#isAsking) return
    this.#isAsking = true
    this.#askAndMove()
      .catch((error: unknown) => log.bug('move of the data folder', error))
      .finally(() => {
        this.#isAsking = false
      })
  }

  async #askAndMove(): Promise<void> {
    await wait(answerTravels)
    const target = await askWhereTo(this.folder, usualDataFolder(this.#options.surroundings))
    if (target === null) return
    this.#moving = this.#move(target)
    await this.#moving
  }

  async #move(target: string): Promise<void> {
    const { engine, settings, surroundings } = this.#options
    const before = this.#place
    await engine.close()
    await closeDesktopLog()
    try {
      const { oldFiles } = await moveDataFolder({
        from: before.folder,
        to: target,
        usual: usualDataFolder(surroundings),
      })
      this.#place = dataPlace(chooseDataFolder(undefined, { dataFolder: null }, surroundings))
      staySingle(before.profile, this.#place.profile)
      settings.moveTo(this.#place.profile.settings)
      this.#goOn()
      tellPerson('info', text.moved, text.movedDetail(this.folder, text.oldFiles[oldFiles](before.folder)))
    } catch (error) {
      this.#goOn()
      log.bug('move of the data folder', error)
      tellPerson('error', text.failed, text.failedDetail((error as Error).message, this.folder))
    }
  }

  #goOn(): void {
    openDesktopLog(this.folder)
    this.start()
  }
}

/** The folder that the person has chosen and confirmed; null if they would rather not. */
async function askWhereTo(from: string, usual: string): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: text.choose,
    buttonLabel: text.chooseButton,
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  })
  const [chosen] = filePaths
  if (chosen === undefined) return null
  const to = placeIn(chosen, usual)
  const response = await showBox({
    type: 'question',
    message: text.question,
    detail: text.detail(from, to),
    buttons: [text.move, desktopText.cancel],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0 ? to : null
}

/** Data is not mixed with other files: in a folder that holds some it gets a folder of its own. */
function placeIn(chosen: string, usual: string): string {
  const isFree = chosen === usual || !existsSync(chosen) || readdirSync(chosen).length === 0
  return isFree ? chosen : join(chosen, text.folderName)
}
