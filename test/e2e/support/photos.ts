import type { Page } from 'playwright-core'

/** A JPEG as a camera makes one, drawn in the browser. */
export async function drawnJpeg(page: Page, width: number, height: number): Promise<Buffer> {
  // As text: an array of as many numbers takes seconds on its way out of the page.
  const [, base64] = await page.evaluate(
    async ([w, h]) => {
      const canvas = new OffscreenCanvas(w, h)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('nothing can be drawn')
      const shade = context.createLinearGradient(0, 0, w, h)
      shade.addColorStop(0, '#2f6f7a')
      shade.addColorStop(1, '#e8c170')
      context.fillStyle = shade
      context.fillRect(0, 0, w, h)
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' })
      const reader = new FileReader()
      reader.readAsDataURL(blob)
      await new Promise((resolve) => {
        reader.onload = resolve
      })
      return String(reader.result).split(',')
    },
    [width, height] as const,
  )
  return Buffer.from(base64 ?? '', 'base64')
}

/** A file as it is chosen. */
export const chosenPhoto = async (page: Page, name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await drawnJpeg(page, 1600, 1200),
})
