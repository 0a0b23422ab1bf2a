import type { Transport } from '../../../src-shared/wire/transport.ts'

/** Takes everything that is sent, and lets nothing through. */
export const silent = (transport: Transport): Transport => ({ ...transport, send: () => {} })

/** Hears of each frame that arrives; answers false to lose it. */
export const hearing =
  (hears: (frame: string) => boolean) =>
  (transport: Transport): Transport => ({
    ...transport,
    onFrame: (listener) =>
      transport.onFrame((frame) => {
        if (hears(frame)) listener(frame)
      }),
  })
