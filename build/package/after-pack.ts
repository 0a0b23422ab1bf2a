import type { AfterPackContext } from 'electron-builder'
import { layWindowsCommandLine } from './windows-command-line.ts'

/** Called by electron-builder when a package is laid out, before its fuses are set and it is signed. */
export default function afterPack({ electronPlatformName, appOutDir }: AfterPackContext): void {
  if (electronPlatformName === 'win32') layWindowsCommandLine(appOutDir)
}
