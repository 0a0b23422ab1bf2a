import { readFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { afterText } from '../../src-shared/features/audits/after-text.ts'
import type { AuditReport } from '../../src-shared/features/audits/report.ts'
import type { WindowHouse } from '../tools/window-house.ts'
import { eventually } from './support/eventually.ts'
import { itOfDeepTests, lookAt } from './support/looks.ts'
import { expectedInHq, openAuditHouse, places } from './support/register.ts'
import { leave, openAs, shownCounts } from './support/windows.ts'

let house: WindowHouse
let page: Page
let auditId: string

/** An audit in which the lab was counted: one found, one misplaced, three missing. */
beforeAll(async () => {
  house = await openAuditHouse()
  const { audits } = house.connection.client
  auditId = (await audits.start({ location: 'HQ', name: 'Łukasz 株式会社 Ωmega' })).auditId
  const scan = (code: string, location: string) => audits.scan({ auditId, code, location, method: 'scanner' })
  await scan('A-1101', places.lab)
  await scan('A-1102', places.office)
  await scan('A-9001', places.lab)
  await scan('A-2002', places.lab)
  await scan('NOT-OURS-Ω', places.lab)
  await audits.markCounted({ auditId, places: [places.lab] })
})
afterAll(() => house.close())

beforeEach(async () => {
  page = await openAs(house, `/audits/${auditId}`)
  await page.getByTestId('counts-expected').waitFor()
})
afterEach(async () => {
  await leave(page)
  expect(house.complaints).toEqual([])
})

async function downloaded(format: 'PDF' | 'CSV' | 'JSON'): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: format, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

describe('the report page', () => {
  it('counts what was found and what is missing in counted places', async () => {
    await eventually(() => shownCounts(page)).toEqual({
      expected: expectedInHq,
      found: 1,
      misplaced: 1,
      missing: 3,
      notCounted: expectedInHq - 5,
      unexpected: 1,
      shouldBeGone: 1,
      unknown: 1,
      ambiguous: 0,
      duplicates: 0,
    })
  })

  it('lists each section, and leads from a line to its asset and back', async () => {
    const grid = page.getByRole('grid')
    await eventually(() => grid.textContent()).toContain('A-1105')
    await page.getByRole('tab', { name: /^Misplaced/ }).click()
    await eventually(() => grid.textContent()).toContain(places.lab)
    await page.getByRole('tab', { name: /^Unknown codes/ }).click()
    await eventually(() => grid.textContent()).toContain('NOT-OURS-Ω')
    await page.getByRole('tab', { name: /^Should be gone/ }).click()
    await grid.getByText('A-9001').click()
    await page.getByRole('heading', { name: 'A-9001', level: 1 }).waitFor()
    await page.goBack()
    await eventually(() => grid.textContent()).toContain('A-9001')
  })

  it('shows how accurate the list was, location by location', async () => {
    await page.getByRole('tab', { name: /^Accuracy/ }).click()
    const chart = page.getByRole('region', { name: 'By location' })
    await chart.getByText(places.lab).waitFor()
    await chart.getByRole('img', { name: /Missing 3/ }).waitFor()
    await lookAt(page, 'audit-accuracy')
  })

  it('leads by key to what is to be sought again', async () => {
    await page.keyboard.press('a')
    await page.getByRole('heading', { name: /^Search again/, level: 1 }).waitFor()
    await eventually(() => page.getByRole('grid').textContent()).toContain('A-1105')
    await lookAt(page, 'audit-search-again')
    await page.keyboard.press('Escape')
    await page.getByTestId('counts-expected').waitFor()
  })

  it('holds the books against the audit, and hands the result out', async () => {
    await page.getByRole('tab', { name: /^Accuracy/ }).click()
    await page.getByRole('button', { name: afterText.books }).waitFor()
    await page.keyboard.press('b')
    const dialog = page.getByRole('dialog', { name: afterText.books })
    const choose = (content: string) =>
      dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'ledger.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
    await choose('Something;Else\n1;2\n')
    await dialog.getByRole('alert').getByText('Something, Else').waitFor()
    await choose('Asset number;Cost\nFA-1;100\nFA-2;200\n')
    await dialog.getByText('ledger.csv, handed in').waitFor()
    const figures = dialog.getByRole('definition')
    await eventually(() => dialog.getByRole('term').allTextContents()).toEqual(
      Object.values(afterText.booksFigures),
    )
    await eventually(() => figures.allTextContents()).toEqual(['0', '0', '0', '2', String(expectedInHq), '0'])
    await lookAt(page, 'audit-books')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: afterText.booksFile }).click(),
    ])
    expect(await textOf(await readFile(await download.path()))).toContain('FA-2')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('shows which places were counted, and leads to one to scan in', async () => {
    await page.getByRole('tab', { name: /^Places/ }).click()
    await page.getByRole('grid').getByText(places.store).click()
    await page.getByLabel('Scan or type a code').waitFor()
    await page.getByRole('region', { name: 'Room' }).getByText(places.store).waitFor()
  })
})

describe('the report to take along', () => {
  itOfDeepTests('is a PDF whose text can be read', async () => {
    const { name, bytes } = await downloaded('PDF')
    expect(name).toMatch(/\.pdf$/)
    const text = await textOf(bytes)
    for (const words of ['Łukasz', '株式会社', 'Ωmega', 'A-1103', 'A-1102', 'A-9001', 'A-2002', 'NOT-OURS-Ω'])
      expect(text).toContain(words)
  })

  it('is a CSV with a line for each finding', async () => {
    const { name, bytes } = await downloaded('CSV')
    expect(name).toMatch(/\.csv$/)
    const lines = bytes.toString('utf8').trimEnd().split('\r\n')
    for (const tag of ['A-1103', 'A-1104', 'A-1105', 'A-1102', 'A-9001', 'A-2002'])
      expect(lines.filter((line) => line.includes(tag))).toHaveLength(1)
  })

  it('is a JSON that says the same', async () => {
    const { bytes } = await downloaded('JSON')
    const report = JSON.parse(bytes.toString('utf8')) as AuditReport
    expect(report.counts).toMatchObject(await shownCounts(page))
    expect(report.items.missing.map(({ assetTag }) => assetTag)).toEqual(['A-1103', 'A-1104', 'A-1105'])
  })
})

async function textOf(bytes: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, n) => {
      const { items } = await (await document.getPage(n + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join(' ')
    }),
  )
  return pages.join('\n')
}
