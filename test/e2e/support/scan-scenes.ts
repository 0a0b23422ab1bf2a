import { places } from './register.ts'
import type { Scene } from './scenes.ts'
import { say, scan, typeCode } from './windows.ts'

/** A code for each verdict but the two that are scenes of their own, in the room in which they have it. */
export const verdictCodes = [
  ['found', 'A-1010'],
  ['duplicate', 'A-1010'],
  ['seenTwice', 'A-1101'],
  ['unexpected', 'A-2001'],
  ['shouldBeGone', 'A-9001'],
  ['unknown', '4006381333931'],
] as const

const scanned =
  (code: string): Scene =>
  ({ at, auditId, roomId }) =>
    at(`/audits/${auditId}/scan?room=${roomId}`, async (page) => {
      await page.getByRole('grid').getByText(/A-10/).first().waitFor()
      await scan(page, code)
    })

/** What the scan page shows; the verdicts that are missing here are looked at one after the other. */
export const scanScenes: Record<string, Scene> = {
  scan: ({ at, auditId }) =>
    at(`/audits/${auditId}/scan`, (page) => page.getByRole('grid').getByText(places.office).waitFor()),
  'scan-room': ({ at, auditId, roomId }) =>
    at(`/audits/${auditId}/scan?room=${roomId}`, async (page) => {
      await page.getByRole('grid').getByText(/A-10/).first().waitFor()
      await page.keyboard.press('F2')
      await page.getByRole('dialog').waitFor()
    }),
  'scan-misplaced': scanned('A-1104'),
  'scan-not-taken': ({ at, auditId, roomId }) =>
    at(`/audits/${auditId}/scan?room=${roomId}`, async (page) => {
      await page.getByRole('grid').getByText(/A-10/).first().waitFor()
      await typeCode(page, '\u00ad\u00ad')
      await page.getByText('Not taken').waitFor()
    }),
}

/** What else it can show, for the deep tests. */
export const scanStates: Record<string, Scene> = {
  'scan-ambiguous': scanned('TWIN-7'),
  'scan-update': ({ at, auditId, roomId }) =>
    at(`/audits/${auditId}/scan?room=${roomId}`, async (page) => {
      await page.getByRole('grid').getByText(/A-10/).first().waitFor()
      await say(page, { does: 'updateReady', version: '2.3.4' })
      await page.getByRole('button', { name: 'Install and restart…' }).click()
      await page.getByRole('dialog').waitFor()
    }),
}
