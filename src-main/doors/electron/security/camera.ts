import { systemPreferences } from 'electron'
import { desktopText } from '../../../../src-shared/features/app/desktop-text.ts'
import { showBox } from '../dialogs.ts'
import type { ProfileSettings } from '../profile-settings.ts'

/**
 * Whether the pages that scan or take a photo may use the camera. The person is asked the first time one wants to; the answer is kept with the
 * profile of this data folder and can be changed in the menu.
 */
export class CameraConsent {
  readonly #settings: ProfileSettings
  readonly #onChanged: () => void
  #asking: Promise<void> | undefined

  constructor(settings: ProfileSettings, onChanged: () => void) {
    this.#settings = settings
    this.#onChanged = onChanged
  }

  /** False too while nobody was asked. */
  get isGiven(): boolean {
    return this.#settings.camera === true
  }

  set(isGiven: boolean): void {
    this.#settings.change({ camera: isGiven })
    this.#onChanged()
  }

  /** The answer; asks for it if none was given yet, once however many ask. */
  async ask(): Promise<boolean> {
    if (this.#settings.camera === undefined) {
      this.#asking ??= this.#askPerson().finally(() => {
        this.#asking = undefined
      })
      await this.#asking
    }
    return this.isGiven && (await allowedBySystem())
  }

  async #askPerson(): Promise<void> {
    const { question, detail, allow, refuse } = desktopText.camera
    const buttons = [allow, refuse]
    const response = await showBox({
      type: 'question',
      message: question,
      detail,
      buttons,
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    })
    this.set(response === 0)
  }
}

/** macOS asks once for the whole program; elsewhere the system has its say when the camera is opened. */
function allowedBySystem(): Promise<boolean> {
  if (process.platform !== 'darwin') return Promise.resolve(true)
  return systemPreferences.askForMediaAccess('camera')
}
