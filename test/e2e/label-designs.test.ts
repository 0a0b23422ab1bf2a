import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WindowHouse } from '../tools/window-house.ts'
import { seriousViolations } from './support/accessibility.ts'
import { eventually } from './support/eventually.ts'
import { openAuditHouse } from './support/register.ts'
import { leave, openAs } from './support/windows.ts'

let house: WindowHouse
let page: Page

beforeAll(async () => {
  house = await openAuditHouse()
})
afterAll(() => house.close())
afterEach(() => leave(page))

const element = (id: string) => page.getByTestId(`element-${id}`)
/** Millimetres of the left and the top edge of an element. */
const placeOf = (id: string) =>
  element(id).evaluate((rect) => ['x', 'y', 'width', 'height'].map((name) => Number(rect.getAttribute(name))))
const verdict = (fits: boolean) => page.locator(`[role=status][data-fits=${fits}]`)

describe('the editor of a template', () => {
  it('is worked by keys alone: moved, sized, undone, told what cannot be read, and saved', async () => {
    page = await openAs(house, '/labels/templates')
    await page.getByRole('img', { name: 'A label with “qr”' }).waitFor()
    await page.keyboard.press('n')
    await verdict(true).waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
    await element('code-1').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    await eventually(() => placeOf('code-1')).toEqual([3.2, 9, 22, 22])
    await page.keyboard.press('Tab')
    await eventually(() => element('text-1').evaluate((rect) => document.activeElement === rect)).toBe(true)
    await page.keyboard.press('Control+z')
    await eventually(() => placeOf('code-1')).toEqual([3, 8, 22, 22])
    await page.keyboard.press('Control+y')
    await eventually(() => placeOf('code-1')).toEqual([3.2, 9, 22, 22])

    await element('code-1').focus()
    await page.getByLabel('Kind of code').selectOption({ label: 'Code 128' })
    await verdict(false).getByText('needs').waitFor()
    await verdict(false).getByText('there are 21.9 mm').waitFor()
    await verdict(false).getByRole('heading', { name: 'What would fit' }).waitFor()
    await page.getByLabel('Kind of code').selectOption({ label: 'Data Matrix' })
    await verdict(true).waitFor()
    await element('text-3').focus()
    await page.keyboard.press('Delete')
    await element('text-3').waitFor({ state: 'detached' })
    await page.keyboard.press('t')
    await page.getByLabel('It says').selectOption({ label: 'Serial number' })
    await page.getByLabel('Name', { exact: true }).fill('By keys')
    await page.keyboard.press('Control+s')
    await page.waitForURL(/\/labels\/templates\/[0-9a-f-]{36}$/)
    const { designs } = await house.connection.client.labelDesigns.list({ kind: 'template' })
    expect(designs).toMatchObject([
      {
        name: 'By keys',
        design: {
          value: { elements: [{ symbology: 'datamatrix', x: 3.2 }, {}, {}, { field: 'serialNumber' }] },
        },
      },
    ])
  })

  it('is worked by pointer: what is dragged snaps to edges, what lies on a code is told', async () => {
    page = await openAs(house, '/labels/templates/new')
    await verdict(true).waitFor()
    const box = await element('text-1').boundingBox()
    if (!box) throw new Error('the text is nowhere')
    const perMm = box.width / 34
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const dragTo = async (across: number, down: number) => {
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x + (across * perMm) / 2, y + (down * perMm) / 2)
      await page.mouse.move(x + across * perMm, y + down * perMm)
      await page.mouse.up()
    }
    await dragTo(2.6, 14.6)
    // its right edge at that of the label, its top in whole millimetres
    await eventually(async () => (await placeOf('text-1')).slice(0, 2)).toEqual(
      [30, 23.6].map((mm, index) => (index === 0 ? mm : expect.any(Number))),
    )
    await page.keyboard.press('Control+z')
    await eventually(async () => (await placeOf('text-1')).slice(0, 2)).toEqual([27, 9])
    await dragTo(-20, 4)
    await verdict(false).getByText('overlaps a code').first().waitFor()
    await eventually(() => element('code-1').getAttribute('data-refused')).toBe('true')
    await page.keyboard.press('Control+z')
    await verdict(true).waitFor()
    const corner = await page.getByTestId('corner').boundingBox()
    if (!corner) throw new Error('there is no corner')
    await page.mouse.move(corner.x + 2, corner.y + 2)
    await page.mouse.down()
    await page.mouse.move(corner.x + 2 - 10 * perMm, corner.y + 2)
    await page.mouse.up()
    await eventually(async () => (await placeOf('text-1'))[2]).toBe(24)
  })
})

describe('stocks, printers and settings', () => {
  it('are made in the window: a stock that cannot be is told as it is typed', async () => {
    page = await openAs(house, '/labels/stocks')
    await page.getByLabel('Part number, or size').fill('38.1x21.2')
    await page.getByRole('cell', { name: 'L7651' }).waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'New stock' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Maker').fill('Own')
    await dialog.getByLabel('Part number').fill('S-1')
    await dialog.getByLabel('Labels in a row').fill('4')
    await dialog.getByText('It cannot be: it is wider than its paper').waitFor()
    await eventually(() => dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await dialog.getByLabel('Labels in a row').fill('2')
    await dialog.getByText('It adds up').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('“Own S-1” is saved.').waitFor()

    await page.getByRole('link', { name: 'Printers' }).click()
    await page.getByRole('heading', { name: 'No printer profile yet' }).waitFor()
    await page.getByRole('button', { name: 'New printer' }).click()
    await dialog.getByLabel('Name').fill('Front desk')
    await dialog.getByLabel('Left edge of the paper to line A (20)').fill('21')
    await dialog.getByRole('button', { name: 'Take over' }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('cell', { name: '-1 / 0 mm' }).waitFor()

    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByLabel('Organisation', { exact: true }).fill('Harbour Holdings')
    await page.getByLabel('Letterhead').fill('1 Harbour Street\n\n+44 20 7946 0000 ')
    await page.getByLabel('1D laser').click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('status').getByText('The label settings are saved.').waitFor()
    await eventually(() => house.connection.client.labelDesigns.settings()).toMatchObject({
      organisation: 'Harbour Holdings',
      letterhead: ['1 Harbour Street', '+44 20 7946 0000'],
      readers: ['laser'],
    })
    await eventually(() => seriousViolations(page)).toEqual([])
  })
})
