import { EventEmitter } from 'node:events'
import { FakeApp } from './app.ts'
import { FakeBrowserWindow } from './browser-window.ts'
import { FakeDialogs } from './dialogs.ts'
import { FakeEvent } from './fake-event.ts'
import { FakeMessageChannelMain } from './fake-port.ts'
import { FakeMenu } from './menu.ts'
import { FakePowerMonitor } from './power-monitor.ts'
import { QuickEngine } from './quick-engine.ts'
import { FakeScreen } from './screen.ts'
import { FakeSession } from './session.ts'
import { FakeUpdater } from './updater.ts'
import { FakeUtilityProcess } from './utility-process.ts'
import { type FakeFrame, FakeWebContents, type PagePreferences, type PageSystem } from './web-contents.ts'

interface ForkOptions {
  env?: NodeJS.ProcessEnv
  execArgv?: string[]
}

type Invoked = (event: { sender: FakeWebContents; senderFrame: FakeFrame | null }) => unknown

/** What the program did with Electron, and the handles by which a test plays the system's part. */
export class FakeElectron {
  readonly app = new FakeApp()
  readonly dialogs = new FakeDialogs()
  readonly menu = new FakeMenu()
  readonly screen = new FakeScreen()
  readonly powerMonitor = new FakePowerMonitor()
  readonly updater = new FakeUpdater()
  readonly defaultSession = new FakeSession('')
  readonly sessions: FakeSession[] = [this.defaultSession]
  /** windows that are open */
  readonly windows: FakeBrowserWindow[] = []
  /** every window that was ever opened */
  readonly everyWindow: FakeBrowserWindow[] = []
  readonly engines: (FakeUtilityProcess | QuickEngine)[] = []
  /** processes that draw a document */
  readonly drawings: FakeUtilityProcess[] = []
  /** whether engines really run, each in a process of its own */
  runsEngines = false
  readonly openedOutside: string[] = []
  readonly openedFolders: string[] = []
  /** what the system says when it cannot open a folder */
  openPathAnswer = ''
  readonly notices: { title: string; body: string }[] = []
  readonly privileged: { scheme: string; privileges: Record<string, boolean> }[] = []
  /** whether the system has a key store that is open */
  keepsSecrets = true
  /** whether macOS itself lets the program use the camera */
  systemAllowsCamera = true
  readonly pages: PageSystem = {
    invoke: (channel, page) => this.invoke(channel, page),
    printers: [],
    onPrint: () => null,
  }
  readonly #invoked = new Map<string, Invoked>()

  constructor() {
    this.app.closeWindows = () => [...this.windows].every((window) => window.close())
  }

  /** The request of a page of the default session. */
  fetch(url: string, init?: RequestInit): Promise<Response> {
    return this.defaultSession.fetch(url, init)
  }

  /** A message of a page, from its main frame if no other is given. */
  async invoke(channel: string, sender: FakeWebContents, frame: FakeFrame | null = sender.mainFrame) {
    const handler = this.#invoked.get(channel)
    if (!handler) throw new Error(`nobody listens to ${channel}`)
    return handler({ sender, senderFrame: frame })
  }

  becomeReady(): void {
    this.app.emit('session-created', this.defaultSession)
    this.app.becomeReady()
  }

  /** Whether a server with a bad certificate is trusted. */
  trustsBadCertificate(url: string): boolean {
    const event = new FakeEvent()
    let isTrusted = false
    this.app.emit(
      'certificate-error',
      event,
      null,
      url,
      'net::ERR_CERT_AUTHORITY_INVALID',
      {},
      (trust: boolean) => {
        isTrusted = trust
      },
    )
    return event.defaultPrevented && isTrusted
  }

  /** The certificate that a server gets that wants to know who the person is: the first one, if nobody chooses. */
  certificateFor(url: string): string | null {
    const event = new FakeEvent()
    let chosen: string | null = null
    const certificates = ['first']
    this.app.emit('select-client-certificate', event, null, url, certificates, (certificate?: string) => {
      chosen = certificate ?? null
    })
    return event.defaultPrevented ? chosen : 'first'
  }

  /** What a server gets that asks for a name and a password. */
  passwordFor(url: string): string | null {
    let said: string | null = null
    this.app.emit('login', new FakeEvent(), null, { url }, {}, (_name?: string, password?: string) => {
      said = password ?? null
    })
    return said
  }

  /** The module `electron`, as far as the program uses it. */
  get module() {
    const electron = this
    const { app, dialogs, menu, screen, powerMonitor, defaultSession } = this
    return {
      app,
      BrowserWindow: class extends FakeBrowserWindow {
        static getAllWindows = () => electron.windows
        constructor(options: Record<string, unknown>) {
          super(options, electron.#newPage(options.webPreferences ?? {}))
          electron.#add(this)
        }
      },
      MessageChannelMain: FakeMessageChannelMain,
      Menu: menu.module,
      Notification: class extends EventEmitter {
        static isSupported = () => true
        readonly #notice: { title: string; body: string }
        constructor(notice: { title: string; body: string }) {
          super()
          this.#notice = notice
        }
        show = () => void electron.notices.push(this.#notice)
      },
      screen: screen.module,
      powerMonitor,
      // What is sealed here is told from what is not, and by whom.
      safeStorage: {
        isEncryptionAvailable: () => electron.keepsSecrets,
        getSelectedStorageBackend: () => 'gnome_libsecret',
        encryptString: (secret: string) => Buffer.from(`sealed here:${Buffer.from(secret).toString('hex')}`),
        decryptString: (sealed: Buffer) => {
          const [, hex] = /^sealed here:(.*)$/.exec(sealed.toString()) ?? []
          if (hex === undefined) throw new Error('Error while decrypting the ciphertext provided')
          return Buffer.from(hex, 'hex').toString()
        },
      },
      systemPreferences: { askForMediaAccess: async () => electron.systemAllowsCamera },
      utilityProcess: {
        fork: (file: string, args: string[], { env, execArgv }: ForkOptions = {}) => {
          if (!app.isReady) throw new Error('utilityProcess needs Electron to be ready')
          if (/document-process/.test(file)) {
            const drawing = new FakeUtilityProcess(file, args, env, execArgv)
            electron.drawings.push(drawing)
            return drawing
          }
          const engine = electron.runsEngines ? new FakeUtilityProcess(file, args, env) : new QuickEngine()
          electron.engines.push(engine)
          return engine
        },
      },
      protocol: {
        registerSchemesAsPrivileged: (schemes: typeof electron.privileged) => {
          if (app.isReady) throw new Error('schemes are registered before Electron is ready')
          electron.privileged.push(...schemes)
        },
        ...defaultSession.protocol,
      },
      ipcMain: {
        handle: (channel: string, handler: Invoked) => {
          if (this.#invoked.has(channel)) throw new Error(`${channel} has a handler already`)
          this.#invoked.set(channel, handler)
        },
      },
      session: {
        defaultSession,
        fromPartition: (partition: string) => electron.#sessionOf(partition),
      },
      shell: {
        openExternal: async (url: string) => void electron.openedOutside.push(url),
        openPath: async (path: string) => {
          electron.openedFolders.push(path)
          return electron.openPathAnswer
        },
        showItemInFolder: (path: string) => void electron.openedFolders.push(path),
      },
      dialog: dialogs.module,
    }
  }

  #sessionOf(partition: string): FakeSession {
    const known = this.sessions.find((session) => session.partition === partition)
    if (known) return known
    const session = new FakeSession(partition)
    this.sessions.push(session)
    this.app.emit('session-created', session)
    return session
  }

  #newPage(preferences: PagePreferences): FakeWebContents {
    const page = new FakeWebContents(preferences, preferences.session ?? this.defaultSession, this.pages)
    this.app.emit('web-contents-created', new FakeEvent(), page)
    return page
  }

  #add(window: FakeBrowserWindow): void {
    this.windows.push(window)
    this.everyWindow.push(window)
    window.once('closed', () => {
      this.windows.splice(this.windows.indexOf(window), 1)
    })
  }
}
