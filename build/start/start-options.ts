import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataFolder } from '../../src-main/doors/default-data-folder.ts'
import { startText } from '../../src-shared/features/app/start-text.ts'

/** What was asked of `npm start`. */
export interface StartOptions {
  /** straight to the browser, without Electron */
  browser: boolean
  /** port of the loopback door; 0: any free one */
  port: number
  dataFolder: string
  /** whether a browser is to be opened */
  open: boolean
}

/** @throws Error with a sentence, when something was asked that there is not */
export function startOptions(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      browser: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      data: { type: 'string' },
      open: { type: 'boolean', default: true },
    },
    allowNegative: true,
  })
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error(startText.wrongPort(values.port))
  return {
    browser: values.browser,
    port,
    dataFolder: resolve(values.data ?? defaultDataFolder()),
    open: values.open,
  }
}
