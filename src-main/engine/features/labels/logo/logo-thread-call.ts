import type { DrawingJob } from '../../../documents/draw-apart.ts'
import { askDocumentThread } from '../../../documents/draw-document.ts'

/**
 * A staged picture as it is kept for labels, made on a thread of its own: megapixels are decoded for a second, in which nobody
 * waits for a scan. Null where nothing is staged.
 * @throws LOGO_UNREADABLE, LOGO_TOO_LARGE
 */
export async function logoTakenInApart(
  context: Pick<DrawingJob, 'dataFolder' | 'newId' | 'host'>,
  input: { stagingId: string; fileName: string },
): Promise<Uint8Array | null> {
  let kept: Uint8Array | null = null
  const { signal } = new AbortController()
  await askDocumentThread({ ...context, signal }, { kind: 'labelLogo', input }, null, (told: typeof kept) => {
    kept = told
  })
  return kept
}
