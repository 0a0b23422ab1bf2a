import { type BrowserWindow, screen } from 'electron'
import type { ProfileSettings } from '../profile-settings.ts'
import { placeOnScreens, type Screen } from './window-place.ts'

/** Every screen that there is, the primary one first. */
export function screensNow(): Screen[] {
  const primary = screen.getPrimaryDisplay()
  return [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)]
}

/** Remembers where the window stands when it closes, and brings it back when its screen is unplugged. */
export function keepPlace(window: BrowserWindow, settings: ProfileSettings): void {
  const bringBack = () => {
    if (window.isMaximized() || window.isFullScreen() || window.isMinimized()) return
    const now = window.getBounds()
    const place = placeOnScreens(now, screensNow())
    const isElsewhere = (['x', 'y', 'width', 'height'] as const).some((side) => place[side] !== now[side])
    if (isElsewhere) window.setBounds(place)
  }
  screen.on('display-removed', bringBack)
  screen.on('display-metrics-changed', bringBack)
  window.once('closed', () => {
    screen.off('display-removed', bringBack)
    screen.off('display-metrics-changed', bringBack)
  })
  window.on('close', () =>
    settings.change({
      window: {
        bounds: window.getNormalBounds(),
        isMaximized: window.isMaximized(),
        isFullScreen: window.isFullScreen(),
      },
    }),
  )
}
