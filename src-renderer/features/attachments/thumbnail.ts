/** Pixels of the longer side of a small picture. */
const side = 320
const quality = 0.8

/**
 * Draws a small JPEG of a picture; it says nothing beside the picture.
 * @returns null where the picture cannot be shown
 */
export async function thumbnailOf(picture: Blob): Promise<Blob | null> {
  const drawn = await createImageBitmap(picture).catch(() => null)
  if (!drawn) return null
  const scale = Math.min(1, side / Math.max(drawn.width, drawn.height))
  const [width, height] = [drawn.width, drawn.height].map((length) => Math.max(1, Math.round(length * scale)))
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1)
  const context = canvas.getContext('2d')
  if (!context) return null
  // What is see-through in a PNG would be black in a JPEG.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(drawn, 0, 0, canvas.width, canvas.height)
  drawn.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality })
}
