/** A square picture: 4 bytes a pixel (red, green, blue, alpha), row by row from the top. */
export interface Pixels {
  size: number
  rgba: Buffer
}
