import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import type {
  LabelPagePreview,
  PageAsked,
} from '../../../../../src-shared/features/labels/labels-contract.ts'
import type { PagePreview } from '../../../../../src-shared/features/labels/labels-message.ts'
import { labelPrintProblems } from '../../../../../src-shared/features/labels/labels-problems-contract.ts'
import { documentFonts } from '../../../documents/document-fonts.ts'
import { Lettering } from '../../../documents/label-lettering.ts'
import { labelLibrary } from '../designs/label-library.ts'
import { fieldReader } from '../label-fields.ts'
import { labelLook } from '../label-look.ts'
import type { LabelSubject } from '../label-subject.ts'
import { labelledSubjects } from '../labels-query.ts'
import { printDesign } from '../print-design.ts'
import { labelSubjects } from '../queue/wanted-labels-query.ts'
import { labelPage, roomOfFirstPage } from './label-page.ts'
import { pagePng } from './page-picture.ts'
import { pageSvg } from './page-svg.ts'

let lettering: Lettering | undefined

/**
 * The first page of a print as it would leave the printer; nothing of it is recorded.
 * @throws LABEL_REFUSED for a label of this page, NOTHING_TO_PRINT
 */
export function drawFirstPage(
  { database, dataFolder }: { database: Database; dataFolder: string },
  asked: PageAsked,
  subjects: readonly LabelSubject[],
) {
  const { startCell, skip, copies, cutMarks } = asked
  const stock = labelLibrary(database).stock(asked.stock)
  const room = roomOfFirstPage(stock, startCell, skip)
  const first = subjects.slice(0, Math.ceil(room / copies))
  if (first.length === 0) throw failure(labelPrintProblems, 'NOTHING_TO_PRINT', {})
  const { design, printer } = printDesign(
    database,
    asked,
    first.map(({ assetTag }) => assetTag),
  )
  const look = labelLook(database, dataFolder)
  const labels = Array.from(labelledSubjects(database, first, fieldReader(database, design.template)))
  const page = labelPage(
    labels.flatMap((one) => Array.from({ length: copies }, () => one)),
    { design, startCell, skip, printer },
  )
  lettering ??= new Lettering(documentFonts())
  const letters = lettering
  return {
    page,
    template: design.template.name,
    svg: () => pageSvg(page, design, look, letters, cutMarks),
    png: () => pagePng(page, design, look, letters, cutMarks),
  }
}

/** The first page for a window. @throws as `drawFirstPage` */
export async function previewFirstPage(
  sources: { database: Database; dataFolder: string },
  { assets, ...asked }: LabelPagePreview,
  today: string,
): Promise<PagePreview> {
  // none of what can be asked for here is a list
  const noScopes = () => Promise.reject(new Error('a preview is of no list'))
  const subjects = await labelSubjects(sources.database, assets, noScopes, today)
  const { page, template, svg } = drawFirstPage(sources, asked, subjects)
  const { width, height, cells } = page
  return { svg: svg(), width, height, labels: cells.length, total: subjects.length * asked.copies, template }
}
