import type { WebContents } from 'electron'
import type { ShellMessage } from '../../../../src-shared/features/app/shell-message.ts'
import { channels } from '../channels.ts'

/**
 * Tells the window what the shell has to say. Until the page's scripts listen, which they do once they have asked for
 * the engine, what is said waits, in order; so it does while the page is loaded anew.
 */
export class WindowMessages {
  readonly #waiting: ShellMessage[] = []
  #listener: WebContents | undefined

  /**
   * A page of the window asked for the engine: from now on it hears.
   * @returns whether it did not before
   */
  hearAs(page: WebContents): boolean {
    if (this.#listener === page) return false
    this.#listener = page
    const deaf = () => {
      if (this.#listener === page) this.#listener = undefined
      page.off('did-start-navigation', onNavigation)
    }
    const onNavigation = (details: { isMainFrame: boolean; isSameDocument: boolean }) => {
      if (details.isMainFrame && !details.isSameDocument) deaf()
    }
    page.on('did-start-navigation', onNavigation)
    page.once('render-process-gone', deaf)
    page.once('destroyed', deaf)
    for (const message of this.#waiting.splice(0)) this.tell(message)
    return true
  }

  tell(message: ShellMessage): void {
    if (this.#listener) this.#listener.send(channels.shell, message)
    else this.#waiting.push(message)
  }
}
