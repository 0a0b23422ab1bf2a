import { z } from 'zod'

/** Type of the message events by which the desktop shell speaks to the window; the preload script passes them on. */
export const shellMessageType = 'assetwalk:shell'

/**
 * What the desktop shell tells the window.
 * `open`: show a page, by its path, as a menu or a deep link wants it. `keys`: show all keys. `resumed`: the computer
 * woke up, what is shown may be old. `updateReady`: a newer program waits to be installed. `fileOpened`: somebody opened
 * a file of ours with Assetwalk; only its name comes along.
 */
export const shellMessage = z.discriminatedUnion('does', [
  z.object({ type: z.literal(shellMessageType), does: z.literal('open'), path: z.string().startsWith('/') }),
  z.object({ type: z.literal(shellMessageType), does: z.literal('keys') }),
  z.object({ type: z.literal(shellMessageType), does: z.literal('resumed') }),
  z.object({ type: z.literal(shellMessageType), does: z.literal('updateReady'), version: z.string() }),
  z.object({ type: z.literal(shellMessageType), does: z.literal('fileOpened'), fileName: z.string() }),
])
export type ShellMessage = z.output<typeof shellMessage>
