import type { WebContents } from 'electron'
import type { ProfileSettings } from '../profile-settings.ts'

/** As browsers step; 2 is what people with low vision need (WCAG 1.4.4). */
const steps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]

export type ZoomChange = 'in' | 'out' | number

/** @returns the next step from a zoom factor, or the factor itself */
export function zoomed(now: number, change: ZoomChange): number {
  if (typeof change === 'number') return change
  const [smallest = 1, largest = 1] = [steps[0], steps.at(-1)]
  if (change === 'in') return steps.find((step) => step > now + 0.001) ?? largest
  return steps.findLast((step) => step < now - 0.001) ?? smallest
}

/** Shows the page as large as it was last time, however often it is loaded, and follows Ctrl and the mouse wheel. */
export function keepZoom(page: WebContents, settings: ProfileSettings): void {
  page.on('did-finish-load', () => page.setZoomFactor(settings.zoom))
  page.on('zoom-changed', (_event, direction) => changeZoom(page, settings, direction))
}

export function changeZoom(page: WebContents, settings: ProfileSettings, change: ZoomChange): void {
  settings.change({ zoom: zoomed(settings.zoom, change) })
  page.setZoomFactor(settings.zoom)
}
