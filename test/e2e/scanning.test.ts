import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { plainJpeg } from '../tools/pictures.ts'
import type { WindowHouse } from '../tools/window-house.ts'
import { eventually } from './support/eventually.ts'
import { expectedInHq, openAuditHouse, places, reportOf } from './support/register.ts'
import {
  chooseRoom,
  hasScanFocus,
  leave,
  newVerdict,
  openAs,
  scan,
  scanField,
  shownCounts,
  shownScan,
  typeCode,
} from './support/windows.ts'

let house: WindowHouse
let page: Page
let auditId: string

beforeAll(async () => {
  house = await openAuditHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  auditId = (await house.connection.client.audits.start({ location: 'HQ' })).auditId
  page = await openAs(house, `/audits/${auditId}/scan`)
  await scanField(page).waitFor()
})
afterEach(async () => {
  await leave(page)
  expect(house.complaints).toEqual([])
})

const scansOfAudit = async () =>
  (await house.connection.client.audits.recentScans({ auditId, limit: 500 })).scans.toReversed()

describe('an audit that is started from the keyboard', () => {
  it('leads from the list of audits to the field that waits for the first code', async () => {
    await page.keyboard.press('Escape')
    await page.goto(new URL('/audits', house.loopback.url).href)
    await page.getByRole('grid').waitFor()
    await page.keyboard.press('n')
    await page.getByRole('dialog', { name: 'Start an audit' }).waitFor()
    await page.keyboard.type('HQ')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/audits\/[^/]+\/scan/)
    await scanField(page).waitFor()
    await eventually(() => hasScanFocus(page)).toBe(true)
    await eventually(async () => (await shownCounts(page)).expected).toBe(expectedInHq)
  })
})

describe('a scan', () => {
  it('has each verdict where it belongs, without the mouse', async () => {
    await chooseRoom(page, '1.01')
    await eventually(() => hasScanFocus(page)).toBe(true)
    expect(await scan(page, 'A-1001')).toBe('found')
    expect(await scan(page, 'sn1002x')).toBe('found')
    expect(await scan(page, 'A-1001')).toBe('duplicate')
    expect(await scan(page, 'A-1101')).toBe('misplaced')
    expect(await scan(page, 'A-2001')).toBe('unexpected')
    expect(await scan(page, 'A-9001')).toBe('shouldBeGone')
    expect(await scan(page, 'NO-SUCH-1')).toBe('unknown')
    expect(await scan(page, 'TWIN-7')).toBe('ambiguous')
    const counts = {
      found: 2,
      misplaced: 1,
      unexpected: 1,
      shouldBeGone: 1,
      unknown: 1,
      ambiguous: 1,
      duplicates: 1,
    }
    await eventually(() => shownCounts(page)).toMatchObject({ expected: expectedInHq, ...counts })
    await eventually(() => house.connection.client.audits.status({ auditId })).toMatchObject(counts)
  })

  it('says where a misplaced thing belongs', async () => {
    await chooseRoom(page, '1.01')
    await scan(page, 'A-1101')
    const verdict = page.getByTestId('verdict')
    await eventually(() => verdict.textContent()).toContain('Belongs in 1.02 Lab')
    await eventually(() => verdict.textContent()).toContain(places.lab)
  })

  it('that is ambiguous is settled by the number of the thing, and the keyboard stays where it is', async () => {
    await chooseRoom(page, 'Store')
    expect(await scan(page, 'TWIN-7')).toBe('ambiguous')
    const question = await shownScan(page)
    await page.keyboard.press('2')
    expect(await newVerdict(page, question)).toBe('found')
    await eventually(() => page.getByTestId('verdict').textContent()).toContain('A-1302')
    await eventually(() => shownCounts(page)).toMatchObject({ found: 1, ambiguous: 0 })
    await eventually(() => hasScanFocus(page)).toBe(true)
  })

  it('whose code begins with a digit is a code, even while a question is open', async () => {
    await scan(page, 'TWIN-7')
    expect(await scan(page, '2001-NOT-OURS')).toBe('unknown')
    await eventually(() => page.getByTestId('verdict').textContent()).toContain('2001-NOT-OURS')
  })

  it('is undone from the keyboard, stays in the list as undone, and can be made again', async () => {
    await chooseRoom(page, '1.01')
    await scan(page, 'A-1003')
    await page.keyboard.press('Control+z')
    await page.locator('[data-testid=verdict][data-voided]').waitFor()
    await eventually(() => shownCounts(page)).toMatchObject({ found: 0 })
    await eventually(() => hasScanFocus(page)).toBe(true)
    expect(await scan(page, 'A-1003')).toBe('found')
    await eventually(async () => (await scansOfAudit()).map(({ voided }) => voided)).toEqual([true, false])
  })

  it('is remarked upon after its beep: a condition, a note and a photo, and the keyboard is back', async () => {
    await chooseRoom(page, '1.01')
    await scan(page, 'A-1001')
    await page.keyboard.press('F8')
    const dialog = page.getByRole('dialog', { name: /A-1001/ })
    await dialog.locator('input:focus').waitFor()
    await page.keyboard.type('Lid cracked')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'Damaged' }).waitFor()
    await page.keyboard.type('Dam')
    await page.keyboard.press('Enter')
    const photo = { name: 'lid.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(plainJpeg()) }
    await dialog.locator('input[type=file]').setInputFiles(photo)
    await dialog.getByText('lid.jpg').waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await eventually(() => hasScanFocus(page)).toBe(true)
    const { items } = await house.connection.client.audits.outcome({ auditId, section: 'found' })
    expect(items).toMatchObject([
      { assetTag: 'A-1001', condition: 'damaged', note: 'Lid cracked', photos: [{ fileName: 'lid.jpg' }] },
    ])
  })

  it('leaves the keyboard in the field after buttons, dialogs and clicks beside it', async () => {
    await scan(page, 'A-1004')
    await page
      .getByRole('button', { name: /^Undo scan of/ })
      .first()
      .click()
    await page.locator('[data-testid=verdict][data-voided]').waitFor()
    await eventually(() => hasScanFocus(page)).toBe(true)
    await page.getByRole('heading', { level: 1 }).click()
    await eventually(() => hasScanFocus(page)).toBe(true)
    await page.keyboard.press('F2')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await eventually(() => hasScanFocus(page)).toBe(true)
    await page.keyboard.press('F1')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await page.keyboard.press('Escape')
    await eventually(() => hasScanFocus(page)).toBe(true)
    await page.keyboard.press('Tab')
    expect(await scan(page, 'A-1004')).toBe('found')
  })

  it('is made of every line of what is pasted', async () => {
    await scanField(page).evaluate((field) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', 'A-1001\r\nA-1002\r\n\r\nA-1003\r\n')
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await eventually(async () => (await scansOfAudit()).map(({ code }) => code)).toEqual([
      'A-1001',
      'A-1002',
      'A-1003',
    ])
  })
})

describe('a keyboard wedge', () => {
  it('that types 50 codes without a pause loses none and keeps their order', async () => {
    const codes = Array.from({ length: 50 }, (_, n) => `A-${1001 + n}`)
    await chooseRoom(page, '1.01')
    await typeAtOnce(page, codes)
    await eventually(async () => (await scansOfAudit()).length).toBe(50)
    const scans = await scansOfAudit()
    expect(scans.map(({ code }) => code)).toEqual(codes)
    expect(new Set(scans.map(({ verdict }) => verdict))).toEqual(new Set(['found']))
    await eventually(async () => (await shownCounts(page)).found).toBe(50)
    await eventually(() => scanField(page).inputValue()).toBe('')
  })

  it('is told from a person', async () => {
    await typeAtOnce(page, ['A-1001'])
    await newVerdict(page, null)
    await page.keyboard.type('A-1002', { delay: 90 })
    await page.keyboard.press('Enter')
    await eventually(async () => (await scansOfAudit()).length).toBe(2)
    const report = await reportOf(house, auditId)
    expect(report.scansByMethod).toEqual({ scanner: 1, typed: 1 })
  })
})

describe('a room', () => {
  it('is marked counted, and what was not seen in it is missing', async () => {
    await chooseRoom(page, '1.02')
    for (const code of ['A-1101', 'A-1102']) await scan(page, code)
    await page.keyboard.press('F4')
    await eventually(() => shownCounts(page)).toMatchObject({
      found: 2,
      missing: 3,
      notCounted: expectedInHq - 5,
    })
    await eventually(() => hasScanFocus(page)).toBe(true)
    await page.keyboard.press('F4')
    await eventually(() => shownCounts(page)).toMatchObject({ missing: 0 })
  })

  it('shows what is still expected in it, scan by scan', async () => {
    await chooseRoom(page, '1.02')
    const still = page.getByTestId('still-expected')
    await eventually(() => still.textContent()).toContain('5')
    await scan(page, 'A-1105')
    await eventually(() => still.textContent()).toContain('4')
    await eventually(() => page.getByRole('grid').getByRole('row').last().textContent()).toContain('A-1105')
  })
})

describe('an engine that ends in the middle of scanning', () => {
  it('comes back, and the scan in hand takes effect once', async () => {
    await chooseRoom(page, '1.01')
    await scan(page, 'A-1001')
    for (let n = 0; n < 3; n++) {
      const crashed = house.engine.crash()
      const codes = [0, 1, 2].map((step) => `A-${1010 + n * 3 + step}`)
      for (const code of codes) await typeCode(page, code)
      await crashed
    }
    await eventually(() => foundOnceSent(page), 60_000).toBe(10)
    const scans = await scansOfAudit()
    expect(scans.map(({ code }) => code)).toEqual([
      'A-1001',
      ...Array.from({ length: 9 }, (_, n) => `A-${1010 + n}`),
    ])
    await page.getByRole('status', { name: 'Engine' }).getByText('Connected').waitFor()
    expect(await scan(page, 'A-1001')).toBe('duplicate')
  })

  it('loses nothing when the window is loaded anew while codes wait', async () => {
    await scan(page, 'A-1001')
    const crashed = house.engine.crash()
    await typeCode(page, 'A-1002')
    await page.reload()
    await crashed
    await scanField(page).waitFor()
    await eventually(() => foundOnceSent(page), 60_000).toBe(2)
    await eventually(async () => (await scansOfAudit()).map(({ code }) => code)).toEqual(['A-1001', 'A-1002'])
  })
})

describe('two windows on one audit', () => {
  it('see each other’s scans', async () => {
    const other = await openAs(house, `/audits/${auditId}/scan`)
    await scanField(other).waitFor()
    await scan(page, 'A-1001')
    await scan(other, 'A-1002')
    await eventually(async () => (await shownCounts(page)).found).toBe(2)
    await eventually(() => page.getByRole('list').filter({ hasText: 'A-1002' }).count()).toBe(1)
    expect(await scan(page, 'A-1002')).toBe('duplicate')
    await leave(other)
  })
})

/** How many are found; on a machine so slow that the window gave the engine up, codes are sent again as it offers. */
async function foundOnceSent(target: Page): Promise<number | undefined> {
  if (await target.getByTestId('unsent').isVisible()) await target.keyboard.press('F9')
  return (await shownCounts(target)).found
}

/** Sends every key event at once, as a scanner that is faster than any answer. */
async function typeAtOnce(target: Page, codes: string[]): Promise<void> {
  const session = await target.context().newCDPSession(target)
  const keys = codes.flatMap((code) => [...code, '\r'])
  const begun = Date.now() / 1000
  await Promise.all(
    keys.flatMap((text, index) => {
      const key = text === '\r' ? 'Enter' : text
      const event = {
        key,
        text,
        unmodifiedText: text,
        windowsVirtualKeyCode: text.toUpperCase().charCodeAt(0),
      }
      // The scanner's own rhythm, however late a busy machine hands the keys on.
      const timestamp = begun + index * 0.002
      return [
        session.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...event }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key }),
      ]
    }),
  )
  await session.detach()
}
