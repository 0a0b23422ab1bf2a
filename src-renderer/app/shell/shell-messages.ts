import { assertNever } from '../../../src-shared/contract/assert-never.ts'
import { type ShellMessage, shellMessage } from '../../../src-shared/features/app/shell-message.ts'
import { isOverlayOpen } from '../../components/keys/key-registry.ts'
import type { ShellStore } from './shell-state.ts'

interface ShellListener {
  store: ShellStore
  navigate: (path: string) => void
  /** asks anew for what is shown */
  refresh: () => void
}

/**
 * Hears what the desktop shell says, from the moment on at which it is made; what comes before the window can follow
 * waits. Only this window itself is listened to: the preload script speaks from within it.
 */
export class ShellInbox {
  readonly #waiting: ShellMessage[] = []
  #listener: ShellListener | null = null

  constructor() {
    window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
      if (source !== window) return
      const message = shellMessage.safeParse(data)
      if (!message.success) return
      if (this.#listener) follow(message.data, this.#listener)
      else this.#waiting.push(message.data)
    })
  }

  /** @returns ends it */
  followWith(listener: ShellListener): () => void {
    this.#listener = listener
    for (const message of this.#waiting.splice(0)) follow(message, listener)
    return () => {
      this.#listener = null
    }
  }
}

function follow(message: ShellMessage, { store, navigate, refresh }: ShellListener): void {
  switch (message.does) {
    case 'open':
      if (!isOwnPath(message.path)) break
      // What was typed into a dialog is not thrown away for a link; it waits to be followed.
      if (isOverlayOpen()) store.set({ wantedPage: message.path })
      else navigate(message.path)
      break
    case 'keys':
      store.set({ keys: true })
      break
    case 'resumed':
      refresh()
      break
    case 'updateReady':
      store.set({ update: { version: message.version } })
      break
    case 'fileOpened':
      store.set({ openedFile: message.fileName })
      break
    default:
      assertNever(message)
  }
}

/** `//host/…` is a path by its first sign and another origin by its meaning. */
function isOwnPath(path: string): boolean {
  return URL.parse(path, window.location.origin)?.host === window.location.host
}
