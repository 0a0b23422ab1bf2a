import { app, dialog } from 'electron'
import { startText } from '../../../../src-shared/features/app/start-text.ts'
import { explainedExit } from '../started-by.ts'

/**
 * Starts the program. What keeps it from starting is told in a dialog, the only place where somebody who double-clicked
 * an icon can read it.
 */
export function explained(start: () => void): void {
  try {
    start()
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: string }
    const sentence = typeof code === 'string' && message ? message : startText.failed.bug(String(error))
    void app.whenReady().then(() => {
      dialog.showErrorBox(startText.failed.title, sentence)
      app.exit(explainedExit)
    })
  }
}
