import { ORPCError } from '@orpc/client'
import { framesOf } from './frames.ts'

/** A failure that nobody foresaw, in the form in which it is written down: under a reference, without its message. */
export interface Bug {
  reference: string
  /** what kind of error it is */
  name: string
  /** see framesOf */
  frames: string
}

/** Different bugs of one window that are written down; a page that breaks without end fills no log. */
const most = 50
const known = new WeakMap<object, Bug>()
const written = new Map<string, Bug>()
let write = (_bug: Bug): void => undefined

/** Says where bugs are written down; those from before come at once. */
export function writeBugsTo(writer: (bug: Bug) => void): void {
  write = writer
  for (const bug of written.values()) write(bug)
}

export function isBug(error: unknown): boolean {
  return !(error instanceof ORPCError) || error.code === 'INTERNAL_SERVER_ERROR'
}

/** The bug in an error, always the same for the same one. A new one is written down, unless the engine did so itself. */
export function bugOf(error: unknown): Bug {
  const key = typeof error === 'object' && error !== null ? error : null
  const seen = key && known.get(key)
  if (seen) return seen
  const bug = { name: nameOf(error), frames: framesOf(error) }
  const reference = referenceOfEngine(error)
  const result = reference === null ? noted(bug, error) : { ...bug, reference }
  if (key) known.set(key, result)
  return result
}

/** The same place that breaks again is the same bug; what an answer of the engine says came from another place. */
function noted(bug: Omit<Bug, 'reference'>, error: unknown): Bug {
  const reference = `W-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36).toUpperCase()}`
  const place = error instanceof ORPCError ? reference : `${bug.name}\n${bug.frames}`
  const same = written.get(place)
  if (same) return same
  const named = { ...bug, reference }
  console.error(reference, error)
  if (written.size < most) {
    written.set(place, named)
    write(named)
  }
  return named
}

function nameOf(error: unknown): string {
  if (error instanceof ORPCError) return String(error.code)
  return (error instanceof Error ? error.name : typeof error).slice(0, 100)
}

function referenceOfEngine(error: unknown): string | null {
  if (!(error instanceof ORPCError)) return null
  const data: unknown = error.data
  return typeof data === 'object' && data !== null && 'reference' in data ? String(data.reference) : null
}
