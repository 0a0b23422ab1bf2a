export const hiddenAreas = ['none', 'removed', 'present', 'unknown'] as const
/** Areas that a disk hides from its host (HPA, DCO). `unknown`: the tool looked and cannot say. */
export type HiddenAreas = (typeof hiddenAreas)[number]

export const erasureEnds = ['succeeded', 'failed', 'aborted', 'running', 'notRun', 'notStated'] as const
/** How it ended. `notStated`: the log knows the drive and says nothing against it, but not that it was erased. */
export type ErasureEnd = (typeof erasureEnds)[number]

export const evidenceFormats = [
  'nwipeLog',
  'nwipeJson',
  'nvmeSanitizeLog',
  'nvmeIdentity',
  'hdparm',
  'mapped',
  'attachment',
] as const
/** What a file of evidence was read as. `attachment`: kept as it is, nothing in it was read. */
export type EvidenceFormat = (typeof evidenceFormats)[number]

/** What a tool's log says of one drive. Null: it does not say. */
export interface Erasure {
  serial: string | null
  /** as the log writes it; some cut it */
  model: string | null
  end: ErasureEnd
  /** what the log calls the method */
  method: string | null
  /** of passes, of verification, of writing back; all together */
  errors: number | null
  /** bytes that it was to erase, and did not */
  bytesNotErased: number | null
  size: number | null
  hiddenAreas: HiddenAreas | null
  /** whether what was written was read again: no, a part, all */
  readBack: 'none' | 'sampled' | 'full' | null
  /** name and version of the tool */
  tool: string | null
}

/**
 * Of what logs say of a medium, the newest that says how it ended, with what the newest one that says so says of hidden
 * areas. @param newestFirst what each says, with whatever else is known of it
 */
export function erasureThatCounts<Logged extends { erasure: Erasure }>(
  newestFirst: readonly Logged[],
): Logged | undefined {
  const chosen = newestFirst.find(({ erasure }) => erasure.end !== 'notStated') ?? newestFirst[0]
  if (!chosen) return undefined
  const hidden =
    chosen.erasure.hiddenAreas ?? newestFirst.find(({ erasure }) => erasure.hiddenAreas)?.erasure.hiddenAreas
  return { ...chosen, erasure: { ...chosen.erasure, hiddenAreas: hidden ?? null } }
}
