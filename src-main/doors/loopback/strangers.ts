import type { Socket } from 'node:net'

/**
 * The open connections that did not show the key. So many are allowed; for one more the oldest ends, so that whoever
 * opens connections and leaves them open (any program of this machine can) takes nothing from the window, whose
 * connections ask at once.
 */
export class Strangers {
  readonly #most: number
  readonly #sockets = new Set<Socket>()

  constructor(most: number) {
    this.#most = most
  }

  meet(socket: Socket): void {
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    const [oldest] = this.#sockets
    if (this.#sockets.size > this.#most) oldest?.destroy()
  }

  /** This one showed the key. */
  know(socket: Socket): void {
    this.#sockets.delete(socket)
  }
}
