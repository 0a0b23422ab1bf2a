import type { PagePicture } from '../../../documents/pdf-letterhead.ts'
import { pngFile } from '../../../documents/png-file.ts'
import { logoPaths, placeOfLogo } from './draw-logo.ts'
import type { Logo } from './logo.ts'

/** Draws a logo on pages, of however many documents; its pixels are packed once. */
export function pagePicture(logo: Logo): PagePicture {
  const png = logo.kind === 'pixels' ? pngFile(logo) : null
  return (document, box) => {
    // on a page it begins where the text does
    const place = { ...placeOfLogo(logo, box), x: box.x }
    document.save()
    if (png) document.image(png, place.x, place.y, { width: place.width, height: place.height })
    else if (logo.kind === 'shapes') document.addContent(logoPaths(logo, place))
    document.restore()
  }
}
