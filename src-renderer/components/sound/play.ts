import { soundSettings } from './sound-settings.ts'

/** One tone of a signal. */
export interface Tone {
  /** hertz */
  pitch: number
  /** milliseconds after the signal's begin */
  at: number
  /** milliseconds */
  length: number
  wave?: OscillatorType
  /** 0 to 1, of the volume that is set */
  level?: number
  /** hertz at which the tone ends, if it glides */
  glideTo?: number
}

let audio: AudioContext | null = null

/**
 * Plays a signal at once; a machine without sound output is silent.
 * @param evenMuted somebody asked to hear just this one
 */
export function play(tones: readonly Tone[], evenMuted = false): void {
  const { muted, volume } = soundSettings()
  if ((muted && !evenMuted) || volume === 0) return
  try {
    audio ??= new AudioContext({ latencyHint: 'interactive' })
    if (audio.state === 'suspended') void audio.resume().catch(() => undefined)
    for (const tone of tones) playTone(audio, tone, volume)
  } catch {
    audio = null
  }
}

function playTone(context: AudioContext, tone: Tone, volume: number): void {
  const begin = context.currentTime + tone.at / 1000
  const end = begin + tone.length / 1000
  const oscillator = new OscillatorNode(context, { type: tone.wave ?? 'sine', frequency: tone.pitch })
  if (tone.glideTo) oscillator.frequency.linearRampToValueAtTime(tone.glideTo, end)
  const gain = new GainNode(context, { gain: 0 })
  const level = volume * (tone.level ?? 1) * 0.5
  // Ramps of a few milliseconds: a tone that is cut off clicks.
  gain.gain.setValueAtTime(0, begin)
  gain.gain.linearRampToValueAtTime(level, begin + 0.005)
  gain.gain.setValueAtTime(level, Math.max(begin + 0.005, end - 0.02))
  gain.gain.linearRampToValueAtTime(0, end)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(begin)
  oscillator.stop(end)
}
