import { useSyncExternalStore } from 'react'

export interface SoundSettings {
  muted: boolean
  /** 0 to 1 */
  volume: number
}

const storageKey = 'assetwalk.sound'
const listeners = new Set<() => void>()
let settings = read()

function read(): SoundSettings {
  const [muted, volume] = (localStorage.getItem(storageKey) ?? '').split(' ')
  return { muted: muted === 'muted', volume: volume === undefined ? 0.6 : Number(volume) }
}

export const soundSettings = (): SoundSettings => settings

export function changeSound(change: Partial<SoundSettings>): void {
  settings = { ...settings, ...change }
  localStorage.setItem(storageKey, `${settings.muted ? 'muted' : 'on'} ${settings.volume}`)
  for (const listener of listeners) listener()
}

export function useSoundSettings(): SoundSettings {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => settings,
  )
}
