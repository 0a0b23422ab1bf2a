import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds serious or critical on a page, in words. */
export function seriousViolations(page: Page): Promise<string[]> {
  return violationsOf(page, null, null)
}

/** Text that is hard to read on its ground. @param part a selector; the whole page if not given */
export function poorContrast(page: Page, part?: string): Promise<string[]> {
  return violationsOf(page, part ?? null, ['color-contrast'])
}

/** axe stays in the page once it is there: to bring it costs more than what it looks at. */
async function violationsOf(page: Page, part: string | null, rules: string[] | null): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(
    async ([selector, only]) => {
      const { run } = (window as unknown as { axe: typeof axe }).axe
      const { violations } = await run(selector ?? document, {
        resultTypes: ['violations'],
        ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
      })
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
        )
    },
    [part, rules] as const,
  )
}
