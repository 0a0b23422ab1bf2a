import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { failure } from '../../src-shared/contract/problems.ts'
import { verdictKinds } from '../../src-shared/features/audits/verdict.ts'
import { computerProblems } from '../../src-shared/features/computer/computer-contract.ts'
import type { WindowHouse } from '../tools/window-house.ts'
import { desktopHost } from './support/desktop-host.ts'
import { eventually } from './support/eventually.ts'
import { itOfDeepTests } from './support/looks.ts'
import { openAuditHouse } from './support/register.ts'
import { leave, openAs } from './support/windows.ts'

let printers: string[] | null = null
let printed: (asks: { file: string; fileName: string; printer: string | null }) => void
const { host, asked } = desktopHost(
  { printers: () => printers, print: (asks) => printed(asks as Parameters<typeof printed>[0]) },
  { updateServer: 'https://updates.example.org' },
)
let desktop: WindowHouse
let browser: WindowHouse
let page: Page

beforeAll(async () => {
  desktop = await openAuditHouse(host)
  browser = await openAuditHouse()
  for (const { connection } of [desktop, browser]) await connection.client.audits.start({ location: 'HQ' })
})
afterAll(async () => {
  await browser.close()
  await desktop.close()
})
beforeEach(() => {
  asked.length = 0
  printed = () => undefined
})
afterEach(async () => {
  await leave(page)
  expect([...desktop.complaints, ...browser.complaints]).toEqual([])
})

const computer = () => page.getByRole('region', { name: 'This computer', exact: true })

describe('this computer', () => {
  it('is reached by keys, and says where the data lives and how it is moved without the desktop', async () => {
    page = await openAs(browser, '/assets')
    await page.keyboard.press('g')
    await page.keyboard.press('m')
    await page.getByRole('heading', { name: 'More', level: 1 }).waitFor()
    await computer().getByText(browser.dataFolder).waitFor()
    const said = (await computer().textContent()) ?? ''
    expect(said).toContain('The usual place')
    expect(said).toMatch(/Size of the data[\d.,]+ [kM]B/)
    expect(said).toContain('assetwalk data move')
    await eventually(() => computer().getByRole('button').count()).toBe(0)
    const privacy = await page.getByRole('region', { name: 'What leaves this computer' }).textContent()
    expect(privacy).toContain('It contacts no server.')
  })

  it('shows its folder and moves it through the desktop, after asking', async () => {
    page = await openAs(desktop, '/more')
    await computer().getByRole('button', { name: 'Show folder' }).click()
    await eventually(async () => asked).toEqual([
      { request: 'showFolder', asks: { folder: desktop.dataFolder } },
    ])
    await computer().getByRole('button', { name: 'Move…' }).click()
    await page.getByRole('dialog').getByText('finishes what it is writing').waitFor()
    await page.keyboard.press('Control+Enter')
    await eventually(async () => asked.map(({ request }) => request)).toEqual(['showFolder', 'moveData'])
  })

  it('names the one server that is ever contacted', async () => {
    page = await openAs(desktop, '/more')
    await page.getByText('https://updates.example.org').waitFor()
  })

  it('is moved by an administrator alone', async () => {
    const { client } = desktop.connection
    await client.session.join({ name: 'Tech Nician' })
    page = await openAs(desktop, '/more', 'Tech Nician')
    await computer().getByText('An administrator can move it.').waitFor()
    await eventually(() => computer().getByRole('button', { name: 'Move…' }).count()).toBe(0)
  })
})

describe('sounds and colours', () => {
  it('are set here and in the line below, and kept', async () => {
    page = await openAs(browser, '/more')
    const sounds = page.getByRole('region', { name: 'Sounds' })
    await eventually(() => sounds.getByRole('button', { name: /^Hear/ }).count()).toBe(verdictKinds.length)
    await sounds.getByRole('slider', { name: 'Volume' }).fill('0.2')
    await sounds.getByRole('button', { name: 'Sound on' }).click()
    await page.getByRole('contentinfo').getByRole('button', { name: 'Sound off' }).waitFor()
    await page.getByRole('radio', { name: 'Dark' }).check()
    await page.reload()
    await sounds.getByRole('button', { name: 'Sound off' }).click()
    await eventually(() => sounds.getByRole('slider', { name: 'Volume' }).inputValue()).toBe('0.2')
    await eventually(() => page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true)
    await eventually(() => page.evaluate(() => document.documentElement.dataset.scheme)).toBe('dark')
  })
})

describe('the diagnostics', () => {
  it('show every section before they are saved, and what is saved and copied is what was shown', async () => {
    page = await openAs(browser, '/more')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Show diagnostics' }).click()
    const dialog = page.getByRole('dialog', { name: 'Diagnostics' })
    await dialog.getByRole('button', { name: 'Save file' }).waitFor()
    await eventually(() => dialog.getByRole('region').count()).toBeGreaterThan(1)
    const shown = await dialog
      .getByRole('region')
      .evaluateAll((sections) =>
        sections.map((section) => [
          section.querySelector('h3')?.textContent ?? '',
          section.querySelector('pre')?.textContent ?? '',
        ]),
      )
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save file' }).click(),
    ])
    const saved = await readFile(await download.path(), 'utf8')
    expect(saved).toBe(
      shown.map(([title = '', text]) => `${title}\n${'='.repeat(title.length)}\n${text}\n`).join('\n'),
    )
    await dialog.getByRole('button', { name: 'Copy all' }).click()
    await dialog.getByRole('status').getByText('Copied').waitFor()
    await eventually(() => page.evaluate(() => navigator.clipboard.readText())).toBe(saved)
    expect(download.suggestedFilename()).toMatch(/^assetwalk-diagnostics-.*\.txt$/)
    for (const word of ['Ann Lee', 'A-1001', 'Floor 1']) expect(saved).not.toContain(word)
  })
})

describe('the licences', () => {
  it('of what is in the program are shown as the build has written them down', async () => {
    page = await openAs(browser, '/more')
    await page.route('**/third-party-notices.txt', (route) => route.fulfill({ body: 'react 19: MIT' }))
    await page.getByRole('button', { name: 'Licences of what is in it' }).click()
    await page.getByRole('dialog').getByText('react 19: MIT').waitFor()
  })
})

describe('the first start', () => {
  it('says where the data lives, and leads to where it can be moved', async () => {
    page = await browser.open()
    await page.getByText(browser.dataFolder).waitFor()
    await page.getByText('Nothing of it is ever sent anywhere').waitFor()
    await page.getByRole('link', { name: 'More, This computer' }).click()
    await page.getByText('Say who you are; that page opens then.').waitFor()
    await page.getByRole('button', { name: 'Ann Lee' }).click()
    await computer().waitFor()
  })
})

describe('printing', () => {
  const print = () => page.getByRole('button', { name: 'Print', exact: true })
  const openReport = async (house: WindowHouse) => {
    const { audits } = await house.connection.client.audits.list()
    page = await openAs(house, `/audits/${audits[0]?.id}`)
    await print().waitFor()
  }

  it('hands the PDF to the desktop, whose own dialog asks for the printer', async () => {
    printers = null
    let head = ''
    printed = async ({ file }) => {
      head = (await readFile(file)).subarray(0, 5).toString()
    }
    await openReport(desktop)
    await print().click()
    await eventually(async () => asked.map(({ request }) => request)).toEqual(['printers', 'print'])
    expect(asked[1]?.asks).toMatchObject({ fileName: expect.stringMatching(/\.pdf$/), printer: null })
    await eventually(async () => head).toBe('%PDF-')
  })

  it('lets one of the organisation’s printers be chosen, and says why nothing was printed', async () => {
    printers = ['Front desk', 'Store']
    let refused = 0
    printed = () => {
      if (refused++ === 0) throw failure(computerProblems, 'NOT_PRINTED', { reason: 'no paper' })
    }
    await openReport(desktop)
    await page.keyboard.press('Control+p')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Printer' }).click()
    await page.getByRole('option', { name: 'Store' }).click()
    await dialog.getByRole('button', { name: /^Print/ }).click()
    await dialog
      .getByRole('alert')
      .getByText(/no paper/)
      .waitFor()
    await dialog.getByRole('button', { name: /^Print/ }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(asked.at(-1)?.asks).toMatchObject({ printer: 'Store' })
  })

  itOfDeepTests('says so where none of the printers that are allowed is there', async () => {
    printers = []
    await openReport(desktop)
    await print().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('None of the printers that your organisation allows').waitFor()
    await eventually(() => dialog.getByRole('button', { name: /^Print/ }).isDisabled()).toBe(true)
  })

  it('opens the PDF in a tab of its own in the browser, which knows nothing of the window', async () => {
    await openReport(browser)
    const opened = await watchTabs()
    await print().click()
    await eventually(opened).toEqual([{ url: expect.stringMatching(/^blob:http:\/\/127/), opener: null }])
    expect(asked).toEqual([])
  })

  itOfDeepTests('says when the browser lets no tab open, and opens it when asked again', async () => {
    await openReport(browser)
    const opened = await watchTabs(1)
    await print().click()
    await page.getByRole('alert').getByText('the browser lets no new tab open').waitFor()
    await page.getByRole('button', { name: 'Open it to print' }).click()
    await eventually(async () => (await opened()).length).toBe(1)
    await eventually(() => page.getByRole('alert').count()).toBe(0)
  })

  /** Stands in for the tabs that the page opens: this Chromium has no viewer for PDFs. @param blocked so many stay shut */
  async function watchTabs(blocked = 0): Promise<() => Promise<{ url: string; opener: unknown }[]>> {
    await page.evaluate((shut) => {
      const tabs: { url: string; opener: unknown }[] = []
      let left = shut
      Object.assign(window, { tabs })
      window.open = (url) => {
        if (left-- > 0) return null
        const tab = { url: String(url), opener: window as unknown }
        tabs.push(tab)
        return tab as unknown as Window
      }
    }, blocked)
    return () => page.evaluate(() => (window as unknown as { tabs: { url: string; opener: unknown }[] }).tabs)
  }
})
