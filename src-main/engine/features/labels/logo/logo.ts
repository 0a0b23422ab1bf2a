import type { PathCommand } from '../../../documents/label-outline.ts'

/** Red, green and blue of each pixel, row by row from the top. */
export interface Pixels {
  width: number
  height: number
  rgb: Uint8Array
}

/** A shape with its outline in the unit of its logo, y pointing down. */
export interface LogoShape {
  outline: PathCommand[]
  /** red, green and blue, each 0 to 255 */
  fill: readonly [number, number, number]
  evenOdd: boolean
}

/** A logo as labels draw it. */
export type Logo =
  | ({ kind: 'pixels' } & Pixels)
  | { kind: 'shapes'; width: number; height: number; shapes: LogoShape[] }

/** Why a file cannot be a logo: a word of `labelDesignsText.logoReasons`, or what it has that it may not have. */
export class LogoFault extends Error {
  readonly reason: LogoReason
  constructor(reason: LogoReason) {
    super('a file that cannot be a logo')
    this.reason = reason
  }
}
export type LogoReason =
  | 'empty'
  | 'unknown'
  | 'damaged'
  | 'heavy'
  | 'notXml'
  | 'shapeless'
  | 'complex'
  | 'interlaced'
  | { forbidden: string }
