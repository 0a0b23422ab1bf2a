import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import { afterText as text } from '../../../../src-shared/features/audits/after-text.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import {
  type SoughtAsset,
  type SoughtRoom,
  whoMayKnow,
} from '../../../../src-shared/features/audits/search-again.ts'
import { csvLine } from '../../documents/csv-line.ts'
import { documentFonts } from '../../documents/document-fonts.ts'
import type { DocumentOrder } from '../../documents/document-order.ts'
import { type Canvas, openCanvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { drawPages } from '../../documents/pdf-page.ts'
import { styles } from '../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../documents/pdf-table.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { audits } from './audits.ts'
import { utcMinute, wholeNumber } from './audits-pdf-words.ts'
import { searchAgain } from './audits-search-again-query.ts'
import { costWord, lastSeenWord } from './audits-search-again-words.ts'

type Order = Extract<DocumentOrder, { kind: 'auditReport' }>['input']

/** The structure of a longer one would take more memory than it is worth. */
const mostTagged = 2000
const titles = text.columns
const columns: readonly Column<SoughtAsset>[] = [
  { title: titles.assetTag, cell: ({ assetTag }) => assetTag, strong: true },
  { title: titles.serialNumber, cell: ({ serialNumber }) => serialNumber },
  { title: titles.description, cell: ({ description }) => description },
  { title: titles.cost, cell: costWord, align: 'right' },
  { title: titles.lastSeen, cell: lastSeenWord },
  { title: titles.who, cell: whoMayKnow },
  // An empty box, to be ticked with a pen.
  { title: titles.found, cell: () => '□' },
]

/** Writes what is missing in an audit as a list to walk with: a PDF by room, or a CSV. */
export async function writeSearchAgain(database: Database, order: Order, output: Writable): Promise<void> {
  const audit = audits.shown(database, order.auditId)
  const rooms = searchAgain(database, order.auditId)
  if (order.format === 'csv') return pipeline(Readable.from(csvOf(rooms)), output)
  const count = rooms.reduce((sum, { assets }) => sum + assets.length, 0)
  const metadata = {
    title: text.searchTitle(audit.name),
    author: order.drawnBy,
    subject: audit.scope,
    keywords: `${audit.id} ${order.drawnAt}`,
    createdAt: order.drawnAt,
  }
  const canvas = openCanvas(metadata, { fonts: documentFonts(), paper: 'A4', tagged: count <= mostTagged })
  const written = pipeline(canvas.document, output)
  const made = text.made(utcMinute(order.drawnAt), order.drawnBy)
  const title = [
    paragraph(canvas, text.searchAgain, styles.overline),
    paragraph(canvas, audit.name, styles.title, { type: 'H1', spaceBefore: 4 }),
    paragraph(canvas, `${audit.scope}. ${made}`, styles.note, { spaceBefore: 6 }),
    paragraph(canvas, count === 0 ? text.nothing : text.explained, styles.note, { spaceBefore: 3 }),
  ]
  drawPages(canvas, [...title, ...roomBlocks(canvas, rooms)], {
    headerLeft: audit.name,
    headerRight: text.searchAgain,
    footerLeft: made,
    footerRight: auditsText.report.page,
  })
  await written
}

/** Columns have the same width in every room. */
function roomBlocks(canvas: Canvas, rooms: readonly SoughtRoom[]): Block[] {
  const all = rooms.flatMap(({ assets }) => assets)
  const shown = columns.filter(({ cell }) => all.some((asset) => cell(asset) !== null))
  const needs = shown.map((column) => needOf(canvas, column, all))
  return rooms.flatMap(({ place, assets }) => {
    const name = place ?? text.nowhere
    return [
      heading(canvas, name, wholeNumber(assets.length)),
      ...tableBlocks(canvas, auditsText.report.continued(name), shown, needs, assets),
    ]
  })
}

function* csvOf(rooms: readonly SoughtRoom[]): Generator<string> {
  const { assetTag, serialNumber, description, cost, expectedPlace, lastSeen, who } = titles
  yield `\uFEFF${csvLine([expectedPlace, assetTag, serialNumber, description, cost, lastSeen, who])}`
  for (const { place, assets } of rooms)
    for (const asset of assets)
      yield csvLine([
        place,
        asset.assetTag,
        asset.serialNumber,
        asset.description,
        asset.cost === null ? null : [asset.cost, asset.currency].filter(Boolean).join(' '),
        lastSeenWord(asset),
        whoMayKnow(asset),
      ])
}
