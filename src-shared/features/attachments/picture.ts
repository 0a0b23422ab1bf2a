/** A picture that says nothing beside itself. */
export interface Picture {
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp'
  /** pixels, as it is stored */
  width: number
  height: number
  bytes: Uint8Array
}
