import type { Rectangle } from 'electron'

/** Part of the screen that the system's own bars leave free, as far as placing a window needs it. */
export interface Screen {
  workArea: Rectangle
}

const usualSize = { width: 1280, height: 860 }
/** A window whose title bar shows less than this of itself cannot be grasped. */
const graspable = { width: 120, height: 40 }

/**
 * Where a window comes back to. A place on a screen that is still there is kept, moved and shrunk so far that all of the
 * window can be seen; one on a screen that is gone comes to the middle of the primary one.
 * @param screens every screen, the primary one first; at least one
 */
export function placeOnScreens(saved: Rectangle | undefined, screens: readonly Screen[]): Rectangle {
  const [primary] = screens
  if (!primary) throw new RangeError('there is no screen')
  if (!saved) return centred(usualSize, primary.workArea)
  const [best] = screens
    .map(({ workArea }) => ({ workArea, overlap: overlapOf(saved, workArea) }))
    .filter(({ overlap }) => overlap.width >= graspable.width && overlap.height >= graspable.height)
    .sort((a, b) => area(b.overlap) - area(a.overlap))
  return best ? within(saved, best.workArea) : centred(saved, primary.workArea)
}

function within(window: Rectangle, screen: Rectangle): Rectangle {
  const { width, height } = fitting(window, screen)
  return {
    x: clamp(window.x, screen.x, screen.x + screen.width - width),
    y: clamp(window.y, screen.y, screen.y + screen.height - height),
    width,
    height,
  }
}

function centred(size: { width: number; height: number }, screen: Rectangle): Rectangle {
  const { width, height } = fitting(size, screen)
  return {
    x: screen.x + Math.floor((screen.width - width) / 2),
    y: screen.y + Math.floor((screen.height - height) / 2),
    width,
    height,
  }
}

function fitting(size: { width: number; height: number }, screen: Rectangle) {
  return { width: Math.min(size.width, screen.width), height: Math.min(size.height, screen.height) }
}

function overlapOf(a: Rectangle, b: Rectangle): { width: number; height: number } {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return { width: Math.max(0, width), height: Math.max(0, height) }
}

const area = ({ width, height }: { width: number; height: number }) => width * height
const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)
