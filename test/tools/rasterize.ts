import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sharedChromium } from './chromium.ts'

const pdfjs = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist')))
const origin = 'https://pdf.test'
const pageWithPdfjs = '<!doctype html><script type="module" src="/pdf.mjs"></script>'

declare global {
  /** what the script of pdf.js puts into the page */
  var pdfjsLib: typeof import('pdfjs-dist')
}

/**
 * Renders pages of a PDF as PNG images, with pdf.js in Chromium and without a network, so that people can look at them.
 * @param pages page numbers from 1; pages that the document does not have are left out
 * @param scale pixels a point
 */
export async function rasterize(pdf: Uint8Array, pages: readonly number[], scale = 1.5): Promise<Buffer[]> {
  const context = await (await sharedChromium()).newContext()
  try {
    const page = await context.newPage()
    await page.route(`${origin}/**`, async (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname === '/') await route.fulfill({ contentType: 'text/html', body: pageWithPdfjs })
      else if (pathname === '/document.pdf') await route.fulfill({ body: Buffer.from(pdf) })
      else
        await route.fulfill({ contentType: 'text/javascript', body: await readFile(join(pdfjs, pathname)) })
    })
    await page.goto(`${origin}/`)
    const images = await page.evaluate(renderInPage, { pages, scale })
    return images.map((image) => Buffer.from(image, 'base64'))
  } finally {
    await context.close()
  }
}

/** Runs in the page. */
async function renderInPage({
  pages,
  scale,
}: {
  pages: readonly number[]
  scale: number
}): Promise<string[]> {
  const { getDocument, GlobalWorkerOptions } = pdfjsLib
  GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs'
  const pdf = await getDocument({ url: '/document.pdf' }).promise
  const images: string[] = []
  for (const number of pages.filter((n) => n <= pdf.numPages)) {
    const page = await pdf.getPage(number)
    const viewport = page.getViewport({ scale })
    const canvas = document.createElement('canvas')
    canvas.width = Math.ceil(viewport.width)
    canvas.height = Math.ceil(viewport.height)
    await page.render({ canvas, viewport }).promise
    images.push(canvas.toDataURL('image/png').replace(/^.*,/, ''))
  }
  return images
}
