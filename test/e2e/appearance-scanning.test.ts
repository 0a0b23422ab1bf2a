import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { poorContrast } from './support/accessibility.ts'
import { eventually } from './support/eventually.ts'
import { lookAt, looksAtAll, settledPicture } from './support/looks.ts'
import { scanScenes, scanStates, verdictCodes } from './support/scan-scenes.ts'
import { openStage, type Stage } from './support/stage.ts'
import { scan, scanField } from './support/windows.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const scenes = looksAtAll ? { ...scanScenes, ...scanStates } : scanScenes

describe.each(Object.entries(scenes))('%s', (name, scene) => {
  it('is accessible and whole in light and dark, and enlarged', async () => {
    const page = await scene(stage)
    let failed = true
    onTestFinished(() => stage.leave(page, failed))
    await lookAt(page, name, true)
    expect(stage.house.complaints).toEqual([])
    failed = false
  })
})

describe('each verdict', () => {
  it('can be read in light, dark and forced colours', async () => {
    const { auditId, roomId } = stage
    const page = await stage.at(`/audits/${auditId}/scan?room=${roomId}`, (at) => scanField(at).waitFor())
    for (const [verdict, code] of verdictCodes) {
      expect(await scan(page, code)).toBe(verdict)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await settledPicture(page, `scan-${verdict}-${colorScheme}`)
        await eventually(() => poorContrast(page, '[data-testid=verdict]')).toEqual([])
      }
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
      await settledPicture(page, `scan-${verdict}-forced`)
      await page.getByTestId('verdict').waitFor()
      await page.emulateMedia({ forcedColors: null })
    }
  })
})
