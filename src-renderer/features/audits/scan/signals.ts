import type { VerdictKind } from '../../../../src-shared/features/audits/verdict.ts'
import type { Tone } from '../../../components/sound/play.ts'

/** What each verdict sounds like. They differ in pitch, number and length, so that nobody has to look up. */
export const signals: Record<VerdictKind, readonly Tone[]> = {
  found: [{ pitch: 1760, at: 0, length: 80 }],
  misplaced: [
    { pitch: 880, at: 0, length: 110, wave: 'triangle' },
    { pitch: 660, at: 130, length: 150, wave: 'triangle' },
  ],
  unexpected: [
    { pitch: 660, at: 0, length: 100, wave: 'triangle' },
    { pitch: 990, at: 120, length: 140, wave: 'triangle' },
  ],
  shouldBeGone: [
    { pitch: 262, at: 0, length: 120, wave: 'square', level: 0.5 },
    { pitch: 262, at: 180, length: 160, wave: 'square', level: 0.5 },
  ],
  unknown: [{ pitch: 196, at: 0, length: 420, wave: 'sawtooth', level: 0.5 }],
  ambiguous: [{ pitch: 520, at: 0, length: 260, wave: 'triangle', glideTo: 1040 }],
  duplicate: [{ pitch: 1200, at: 0, length: 28, level: 0.35 }],
  seenTwice: [
    { pitch: 1040, at: 0, length: 110, wave: 'square', level: 0.4 },
    { pitch: 700, at: 130, length: 180, wave: 'square', level: 0.4 },
  ],
  recorded: [{ pitch: 1400, at: 0, length: 60 }],
}

/** Nothing was recorded: the one signal that must not be missed. */
export const notRecorded: readonly Tone[] = [
  { pitch: 150, at: 0, length: 200, wave: 'square', level: 0.6 },
  { pitch: 150, at: 260, length: 200, wave: 'square', level: 0.6 },
  { pitch: 150, at: 520, length: 200, wave: 'square', level: 0.6 },
]
