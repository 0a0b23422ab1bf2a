import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { WindowHouse } from '../tools/window-house.ts'
import { eventually } from './support/eventually.ts'
import { lookAt } from './support/looks.ts'
import { openAuditHouse, places, reportOf } from './support/register.ts'
import { chooseRoom, leave, openAs, scan, scanField } from './support/windows.ts'

const approver = 'Grace Approver'

let house: WindowHouse
beforeAll(async () => {
  house = await openAuditHouse()
  await house.connection.client.session.join({ name: approver })
})
afterAll(() => house.close())
afterEach(() => expect(house.complaints).toEqual([]))

const opened = async (path: string, name?: string): Promise<Page> => {
  const page = await openAs(house, path, name)
  onTestFinished(() => leave(page))
  return page
}
const idOf = (page: Page) => page.url().match(/audits\/([^/?]+)/)?.[1] ?? ''
const openItems = (page: Page, said: string) => page.getByTestId('open-items').getByText(said).waitFor()
const decide = async (page: Page, kind: string, key: string) => {
  await page.getByRole('tab', { name: kind, selected: true }).waitFor()
  await page
    .getByRole('grid', { name: `Items: ${kind}` })
    .locator(':scope:focus')
    .waitFor()
  await page.keyboard.press(key)
}

/** Goes from tab to tab by key: each press has to be seen before the next one. */
const goToTab = async (page: Page, kind: string) => {
  const selected = page.getByRole('tab', { selected: true })
  while (!(await selected.textContent())?.startsWith(kind)) {
    const before = await selected.textContent()
    await page.keyboard.press(']')
    await eventually(() => selected.textContent()).not.toBe(before)
  }
}

describe('a whole audit', () => {
  it('goes from its start to its report by keyboard alone, a second person approving', async () => {
    const page = await opened('/audits')
    await page.getByRole('button', { name: 'Start audit' }).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('dialog').locator('input:focus').waitFor()
    await page.keyboard.type('HQ')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/audits\/[^/]+\/scan/)
    await scanField(page).waitFor()
    const auditId = idOf(page)

    await chooseRoom(page, 'Store')
    expect(await scan(page, 'A-1201')).toBe('found')
    expect(await scan(page, 'A-1101')).toBe('misplaced')
    expect(await scan(page, 'A-9001')).toBe('shouldBeGone')
    expect(await scan(page, 'NEW-1')).toBe('unknown')
    expect(await scan(page, 'A-1202')).toBe('found')
    await page.keyboard.press('F4')
    await page.getByRole('button', { name: 'Open room again' }).waitFor()
    await chooseRoom(page, '1.02 Lab')
    expect(await scan(page, 'A-1202')).toBe('seenTwice')
    await page.keyboard.press('F6')
    await page.getByRole('dialog').locator('input:focus').waitFor()
    await page.keyboard.type('The key was lost')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Not accessible', { exact: false }).first().waitFor()

    const report = await opened(`/audits/${auditId}`)
    await report.getByTestId('counts-expected').waitFor()
    await report.keyboard.press('d')
    await openItems(report, '7 undecided, 0 wait for approval')

    await decide(report, 'Missing', 'Control+a')
    await report.keyboard.press('t')
    await report.getByRole('dialog').locator('input:focus').waitFor()
    await report.keyboard.type('PR-2026-7')
    await report.keyboard.press('Control+Enter')
    await openItems(report, '4 undecided, 3 wait for approval')
    await lookAt(report, 'audit-reconcile')
    await report.setViewportSize({ width: 1366, height: 768 })
    await report.getByRole('grid').focus()
    await report.keyboard.press(']')
    await decide(report, 'Misplaced', 'a')
    await openItems(report, '3 undecided')
    await report.keyboard.press(']')
    await decide(report, 'Should be gone', 'r')
    await openItems(report, '2 undecided')
    await report.keyboard.press(']')
    await decide(report, 'Unknown codes', 'c')
    await openItems(report, '1 undecided')
    await report.keyboard.press(']')
    await decide(report, 'In two places', 'i')
    await report.getByRole('dialog').locator('input:focus').waitFor()
    await report.keyboard.type('Carried over by Kim')
    await report.keyboard.press('Control+Enter')
    await openItems(report, '0 undecided, 5 wait for approval')

    await report.keyboard.press('[')
    await decide(report, 'Unknown codes', 'p')
    await report.getByText('scanned in this audit and cannot approve').waitFor()

    const second = await opened(`/audits/${auditId}/reconcile`, approver)
    for (const [kind, left] of [
      ['Missing', '2 wait'],
      ['Should be gone', '1 wait'],
      ['Unknown codes', '0 wait'],
    ] as const) {
      await second.getByTestId('open-items').waitFor()
      await goToTab(second, kind)
      await decide(second, kind, 'Control+a')
      await second.keyboard.press('p')
      await openItems(second, left)
    }

    await openItems(report, '0 undecided, 0 wait for approval')
    await report.keyboard.press('x')
    await report.getByText('Everything is decided.').waitFor()
    await report.getByLabel('Why were they not counted?').focus()
    await report.keyboard.type('The rest is counted in May')
    await report.getByRole('textbox', { name: 'Responsible person' }).focus()
    await report.keyboard.type('Bob Responsible')
    await lookAt(report, 'audit-close')
    await report.keyboard.press('Control+Enter')
    await report.getByText('Closed', { exact: false }).first().waitFor()
    await report.getByRole('button', { name: 'Scan', exact: true }).waitFor({ state: 'detached' })

    const { closing, items, audit } = await reportOf(house, auditId)
    expect(audit.state).toBe('closed')
    expect(closing).toMatchObject({
      independentlyApproved: true,
      notCountedReason: 'The rest is counted in May',
      signatures: [
        { role: 'auditor', image: null },
        { role: 'responsible', name: 'Bob Responsible', image: null },
      ],
    })
    expect(items.missing.map(({ decision }) => [decision?.incident, decision?.approvedBy])).toEqual(
      items.missing.map(() => ['PR-2026-7', approver]),
    )
    await report.keyboard.press('a')
    await report.getByRole('heading', { name: /^Search again/, level: 1 }).waitFor()
    await report.keyboard.press('f')
    await report.waitForURL(/\/audits\/[^/]+\/scan/)
    expect(idOf(report)).not.toBe(auditId)
    await scanField(report).waitFor()
    const { client } = house.connection
    await eventually(async () => (await client.audits.show({ auditId: idOf(report) })).origin).toMatchObject({
      kind: 'followUp',
      id: auditId,
    })
    await eventually(() => client.assets.show({ asset: 'A-1101' })).toMatchObject({ location: places.store })
    await eventually(() => client.assets.show({ asset: 'NEW-1' })).toMatchObject({ location: places.store })
  })

  it('is signed by drawing', async () => {
    const { audits } = house.connection.client
    const { auditId } = await audits.start({ location: 'Depot' })
    await audits.scan({ auditId, code: 'A-2001', location: places.depot, method: 'typed' })
    const page = await opened(`/audits/${auditId}/close`)
    await page.getByLabel('Why were they not counted?').fill('Only a test')
    const box = await page.getByLabel('Signature of the Auditor', { exact: false }).boundingBox()
    if (!box) throw new Error('there is nothing to sign in')
    await page.mouse.move(box.x + 20, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + 90, box.y + 60, { steps: 5 })
    await page.mouse.up()
    await page.getByRole('button', { name: 'Close audit' }).click()
    await page.getByText('Closed', { exact: false }).first().waitFor()
    const { closing } = await reportOf(house, auditId)
    expect(closing?.signatures[0]?.image).toMatch(/^iVBORw0KGgo/)
  })

  it('is not closed while scans of the window wait, that the engine has not confirmed', async () => {
    const { audits } = house.connection.client
    const { auditId } = await audits.start({ location: 'Depot' })
    const page = await opened(`/audits/${auditId}/scan`)
    await scanField(page).waitFor()
    await page.evaluate(([key, waiting]) => sessionStorage.setItem(key, waiting), [
      `assetwalk.unsent.${auditId}`,
      JSON.stringify([
        {
          code: 'A-2001',
          method: 'typed',
          location: 'Nowhere',
          commandId: '019a0000-0000-7000-8000-00000000abcd',
        },
      ]),
    ] as const)
    await page.reload()
    await page.getByTestId('unsent').waitFor()
    await page.evaluate(
      (path) => window.postMessage({ type: 'assetwalk:shell', does: 'open', path }, location.origin),
      `/audits/${auditId}/close`,
    )
    await page.getByText('1 scans of this device are not recorded yet.', { exact: false }).waitFor()
    await page.getByLabel('Why were they not counted?').fill('Only a test')
    await eventually(() => page.getByRole('button', { name: 'Close audit' }).isDisabled()).toBe(true)
  })

  it('is started blind, says nothing but that scans were recorded, and shows all once it has been counted', async () => {
    const page = await opened('/audits')
    await page.getByRole('heading', { name: 'Audits', level: 1 }).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('dialog').locator('input:focus').waitFor()
    await page.keyboard.type('HQ')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('Blind', { exact: false }).focus()
    await page.keyboard.press('Space')
    await lookAt(page, 'audit-start')
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/audits\/[^/]+\/scan/)
    await scanField(page).waitFor()
    await chooseRoom(page, 'Store')
    expect(await scan(page, 'A-1203')).toBe('recorded')
    expect(await scan(page, 'A-1104')).toBe('recorded')
    await page.getByTestId('recorded').getByText('2 recorded').waitFor()
    await eventually(() => page.getByTestId('counts-expected').count()).toBe(0)
    await page.getByRole('heading', { name: 'This audit is blind' }).waitFor()
    await lookAt(page, 'scan-blind')

    const report = await opened(`/audits/${idOf(page)}`)
    await report.getByRole('button', { name: 'End counting' }).focus()
    await report.keyboard.press('Enter')
    await report.getByTestId('counts-misplaced').getByText('1').waitFor()
  })

  it('takes down what is seen without a readable label', async () => {
    const { audits } = house.connection.client
    const { auditId } = await audits.start({ location: 'HQ' })
    const page = await opened(`/audits/${auditId}/scan`)
    await scanField(page).waitFor()
    await page.keyboard.press('F7')
    await page.getByRole('dialog').locator('input:focus').waitFor()
    await page.keyboard.type('A-1105')
    await page.getByLabel('What is wrong with the label').focus()
    await page.keyboard.type('Torn off')
    await page.keyboard.press('Control+Enter')
    await page.locator('[data-testid=verdict][data-verdict=found]').waitFor()
    const { items } = await reportOf(house, auditId)
    expect(items.found).toMatchObject([{ assetTag: 'A-1105', labelDamage: 'Torn off' }])
  })
})
