import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WindowHouse } from '../tools/window-house.ts'
import { seriousViolations } from './support/accessibility.ts'
import { eventually } from './support/eventually.ts'
import { openAuditHouse, places } from './support/register.ts'
import { openAs, say } from './support/windows.ts'

const pin = '4711'

let house: WindowHouse
let page: Page
beforeAll(async () => {
  house = await openAuditHouse()
  page = await openAs(house, '/audits/policy')
})
afterAll(() => house.close())
afterEach(() => expect(house.complaints).toEqual([]))

const show = async (path: string, title: string) => {
  await say(page, { does: 'open', path })
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
}
const accessible = async () => await eventually(() => seriousViolations(page)).toEqual([])

describe('the rules of audits in the window', () => {
  it('are made by keyboard, and what is overdue stands on Today, one press from its audit', async () => {
    await page.getByRole('heading', { name: 'Audit policy', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Add a rule' }).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('dialog').locator('input:focus').waitFor()
    await page.keyboard.type(places.lab)
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: `Remove the rule for ${places.lab}` }).waitFor()
    await page.getByLabel('They have to give their PIN').click()
    await page.getByText('Saved. It holds').waitFor()
    await eventually(() => house.connection.client.audits.policy()).toMatchObject({
      approvalAssurance: 'pin',
      rules: [{ name: places.lab, months: 12 }],
    })
    await accessible()
    await show('/today', 'Today')
    await page.getByText('Overdue since').waitFor()
    await accessible()
    await page.getByRole('link', { name: `Start audit of ${places.lab}` }).click()
    await page.getByRole('dialog').getByLabel('Location').waitFor()
    await eventually(() => page.getByRole('dialog').getByLabel('Location').inputValue()).toBe(places.lab)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('let who has a PIN sign with it, and nobody without it', async () => {
    await show('/more', 'More')
    await page.getByRole('button', { name: 'Set a PIN' }).click()
    await page.getByLabel(/^New PIN(?! again)/).fill(pin)
    await page.getByLabel('New PIN again').fill(pin)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Your PIN is set.').waitFor()
    const { auditId } = await house.connection.client.audits.start({ location: places.lab, name: 'Lab' })
    await house.connection.client.audits.markCounted({ auditId })
    await house.connection.client.audits.resolve({
      auditId,
      all: 'missing',
      decision: 'ignore',
      reason: 'Seen last week',
    })
    await show(`/audits/${auditId}/close`, 'Close: Lab')
    await page.getByLabel(/^PIN of /).fill('1357')
    await page.keyboard.press('Control+Enter')
    await page.getByText('That is not the PIN.').waitFor()
    await accessible()
    await page.getByLabel(/^PIN of /).fill(pin)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Closed').first().waitFor()
    await page.getByRole('button', { name: 'Amend' }).click()
    await page.getByRole('heading', { name: 'Amend: Lab', level: 1 }).waitFor()
    await page.keyboard.type('The responsible person was another')
    await page.getByText('What was found is the same.').waitFor()
    await accessible()
    await page.getByLabel(/^PIN of /).fill(pin)
    // what was shown first may be of half the reason
    await page.locator('button:enabled', { hasText: 'Amend' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('this is amendment 1').waitFor()
  })
})
