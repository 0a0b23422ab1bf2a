import { parseArgs } from 'node:util'
import { chooseDataFolder } from '../../src-main/doors/data-folder.ts'
import { readPolicy } from '../../src-main/doors/policy.ts'
import { startText } from '../../src-shared/features/app/start-text.ts'
import type { DataFolderOrigin } from '../../src-shared/features/computer/computer-contract.ts'

/** What was asked of `npm start`. */
export interface StartOptions {
  /** straight to the browser, without Electron */
  browser: boolean
  /** port of the loopback door; 0: any free one */
  port: number
  dataFolder: string
  /** how it was found */
  dataFolderOrigin: DataFolderOrigin
  /** whether a browser is to be opened */
  open: boolean
}

/** @throws Error with a sentence, when something was asked that there is not; POLICY_INVALID, DATA_FOLDER_MISSING */
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
  const { folder, origin } = chooseDataFolder(values.data, readPolicy())
  return {
    browser: values.browser,
    port,
    dataFolder: folder,
    dataFolderOrigin: origin,
    open: values.open,
  }
}
