import { play } from '../../components/sound/play.ts'
import { signals } from '../audits/scan/signals.ts'

/** What a beep can mean at a bench: it was taken, needs a second look, is known already, or is nothing that is known. */
export type Beep = 'taken' | 'look' | 'twice' | 'unknown' | 'ambiguous'

const sounds = {
  taken: signals.found,
  look: signals.misplaced,
  twice: signals.duplicate,
  unknown: signals.unknown,
  ambiguous: signals.ambiguous,
} as const

/** Sounds as the same meaning does while an audit is scanned. */
export const beep = (meaning: Beep): void => play(sounds[meaning])
