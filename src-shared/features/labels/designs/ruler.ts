/** What is measured on a ruler page, in millimetres. */
export interface Measured {
  /** from the left edge of the paper to line A, and from its top edge to line B */
  left: number
  top: number
  /** from line A to line C, and from line B to line D */
  across: number
  down: number
}

/** Where a printer that is true puts the lines. */
export const asItShouldBe: Measured = { left: 20, top: 20, across: 100, down: 100 }

const hundredths = (mm: number) => Math.round(mm * 100) / 100
const within = (scale: number) => Math.min(1.1, Math.max(0.9, Math.round(scale * 10_000) / 10_000))
const withinReach = (mm: number) => Math.min(20, Math.max(-20, hundredths(mm)))

/**
 * How what is printed has to be moved and stretched to come out true. A printer puts what should be at x to
 * offset + scale·x, so x is sent to (x − offset) / scale.
 */
export function correctionOf({ left, top, across, down }: Measured) {
  const [scaleX, scaleY] = [asItShouldBe.across / across, asItShouldBe.down / down]
  return {
    scaleX: within(scaleX),
    scaleY: within(scaleY),
    offsetX: withinReach(asItShouldBe.left - left * scaleX),
    offsetY: withinReach(asItShouldBe.top - top * scaleY),
  }
}
