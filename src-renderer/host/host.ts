import type { Transport } from '../../src-shared/wire/transport.ts'

/** Whatever the window runs in: how it reaches the engine, and what its requests for files must carry. */
export interface Host {
  /** @param onRefused called when the engine's door does not accept this window, whatever it tries */
  openTransport(onRefused: () => void): Promise<Transport>
  fileHeaders: Record<string, string>
  /** version of the program, where the host knows it without asking the engine */
  version: string | null
}
