/** Resolutions that label printers and office printers print at, in dots an inch. */
export const resolutions = [203, 300, 600] as const
export type Resolution = (typeof resolutions)[number]

const inch = 25.4

/** A printer of "203 dpi" has 8 dots a millimetre; the others are what their name says. */
const dotsPerInch = (dpi: Resolution) => (dpi === 203 ? 8 * inch : dpi)

/** A length in dots, not yet whole. */
export const dotsOf = (mm: number, dpi: Resolution) => (mm * dotsPerInch(dpi)) / inch

/** Millimetres of so many dots. */
export const millimetresOf = (dots: number, dpi: Resolution) => (dots * inch) / dotsPerInch(dpi)

/** Points (1/72 inch) of so many dots. */
export const pointsOf = (dots: number, dpi: Resolution) => (dots * 72) / dotsPerInch(dpi)

/** Points (1/72 inch) of so many millimetres. */
export const pointsOfMillimetres = (mm: number) => (mm * 72) / inch

/** The fewest whole dots that are at least this long; what is a thousandth short counts as long enough. */
export const atLeast = (mm: number, dpi: Resolution) => Math.ceil(dotsOf(mm, dpi) - 0.001)

/** The most whole dots that are at most this long. */
export const atMost = (mm: number, dpi: Resolution) => Math.floor(dotsOf(mm, dpi) + 0.001)
