import { reportText as text } from '../../../../src-shared/features/audits/report-text.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { leading, styles } from '../../documents/pdf-style.ts'
import { drawLines, heading, linesOf, paragraph } from '../../documents/pdf-text.ts'
import { utcMinute, wholeNumber } from './audits-pdf-words.ts'
import type { ReportPhoto } from './audits-photos.ts'

type Pictured = ReportPhoto & { picture: Buffer }

const inARow = 3
const gap = 12
const pictureHeight = 120
const isPictured = (photo: ReportPhoto): photo is Pictured => typeof photo.picture !== 'string'

/** The photos that were taken at the scans, and which of them are not printed, and why. */
export function photoBlocks(canvas: Canvas, photos: readonly ReportPhoto[]): Block[] {
  if (photos.length === 0) return []
  const pictured = photos.filter(isPictured)
  const rows = Array.from({ length: Math.ceil(pictured.length / inARow) }, (_, row) =>
    pictured.slice(row * inARow, (row + 1) * inARow),
  )
  return [
    heading(canvas, text.photos, wholeNumber(photos.length)),
    paragraph(canvas, text.photosExplained, styles.note, { keepWithNext: true }),
    ...rows.map((row) => rowBlock(canvas, row)),
    ...photos.flatMap((photo) => {
      const { picture, fileName, sha256 } = photo
      if (typeof picture !== 'string') return []
      const said = text.photoLeftOut(nameOf(photo), fileName, text.whyLeftOut[picture], sha256)
      return paragraph(canvas, said, styles.body, { spaceBefore: 6 })
    }),
  ]
}

function rowBlock(canvas: Canvas, row: readonly Pictured[]): Block {
  const width = (canvas.width - (inARow - 1) * gap) / inARow
  const cells = row.map((photo, index) => ({
    photo,
    left: canvas.left + index * (width + gap),
    name: linesOf(canvas, nameOf(photo), styles.strongCell, width),
    about: linesOf(canvas, aboutOf(photo), styles.label, width),
  }))
  const captions = cells.map(
    ({ name, about }) => name.length * leading(styles.strongCell) + about.length * leading(styles.label),
  )
  return {
    height: pictureHeight + 4 + Math.max(...captions),
    spaceBefore: 10,
    draw: (top) => {
      for (const { photo, left, name, about } of cells) {
        const alternative = text.photoOf(nameOf(photo), photo.fileName)
        canvas.structure.content(
          'Figure',
          () => canvas.document.image(photo.picture, left, top, { fit: [width, pictureHeight] }),
          undefined,
          alternative,
        )
        canvas.structure.content('Caption', () => {
          const under = top + pictureHeight + 4
          drawLines(canvas, name, left, under, styles.strongCell)
          drawLines(canvas, about, left, under + name.length * leading(styles.strongCell), styles.label)
        })
      }
    },
  }
}

const nameOf = ({ item: { assetTag, code } }: ReportPhoto) => assetTag ?? code ?? ''

function aboutOf({ item: { seenPlace, seenAt }, fileName }: ReportPhoto): string {
  return [fileName, seenPlace, seenAt && utcMinute(seenAt)].filter(Boolean).join(' · ')
}
