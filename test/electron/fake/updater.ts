import { EventEmitter } from 'node:events'

/** electron-updater's `autoUpdater`, as far as the program uses it. */
export class FakeUpdater extends EventEmitter {
  autoDownload = false
  autoInstallOnAppQuit = true
  allowDowngrade = true
  allowPrerelease = true
  logger: unknown = console
  feed: { provider: string; url: string } | null = null
  checks = 0
  installs: { isSilent: boolean; isForceRunAfter: boolean }[] = []
  /** what becomes of a look at the server */
  onCheck: () => void = () => undefined

  setFeedURL(feed: { provider: string; url: string }): void {
    this.feed = feed
  }

  async checkForUpdates(): Promise<null> {
    this.checks++
    this.onCheck()
    return null
  }

  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void {
    this.installs.push({ isSilent, isForceRunAfter })
    this.emit('test:installs')
  }
}
