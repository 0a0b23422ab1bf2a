import { EventEmitter } from 'node:events'
import { FakeEvent } from './fake-event.ts'
import type { FakeWebContents } from './web-contents.ts'

type AppHandler = (request: Request) => Response | Promise<Response>
type PermissionRequest = (
  page: unknown,
  permission: string,
  answer: (isGranted: boolean) => void,
  details: object,
) => void
type PermissionCheck = (page: unknown, permission: string, origin: string, details: object) => boolean
type BeforeRequest = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void
type Chooser = 'select-hid-device' | 'select-usb-device' | 'select-serial-port'

/** A session: who handles its schemes, what it permits and lets out. Without handlers it allows, as Electron does. */
export class FakeSession extends EventEmitter {
  readonly partition: string
  isSpellChecked = true
  spellCheckerLanguages = ['en-US']
  readonly #schemes = new Map<string, AppHandler>()
  #permissionRequest: PermissionRequest = (_page, _permission, answer) => answer(true)
  #permissionCheck: PermissionCheck = () => true
  #devicePermission: (details: object) => boolean = () => true
  #displayMedia: ((request: object, answer: (streams: object | null) => void) => void) | null = null
  #lid: { urls: string[]; listener: BeforeRequest } | null = null

  constructor(partition: string) {
    super()
    this.partition = partition
  }

  readonly protocol = {
    handle: (scheme: string, handler: AppHandler) => void this.#schemes.set(scheme, handler),
    unhandle: (scheme: string) => void this.#schemes.delete(scheme),
  }
  readonly webRequest = {
    onBeforeRequest: (filter: { urls: string[] }, listener: BeforeRequest) => {
      this.#lid = { urls: filter.urls, listener }
    },
  }
  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#permissionRequest = handler
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#permissionCheck = handler
  }
  setDevicePermissionHandler(handler: (details: object) => boolean): void {
    this.#devicePermission = handler
  }
  setDisplayMediaRequestHandler(
    handler: (request: object, answer: (streams: object | null) => void) => void,
  ) {
    this.#displayMedia = handler
  }
  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.isSpellChecked = isEnabled
  }
  setSpellCheckerLanguages(languages: string[]): void {
    this.spellCheckerLanguages = languages
  }

  /** The request of a page, answered by whoever handles its scheme. */
  async fetch(url: string, init?: RequestInit): Promise<Response> {
    const handler = this.#schemes.get(new URL(url).protocol.slice(0, -1))
    if (!handler) throw new Error(`nobody handles ${url}`)
    return handler(new Request(url, init))
  }

  /** Whether a request of a page gets past whoever looks at requests. */
  lets(url: string): Promise<boolean> {
    const lid = this.#lid
    if (!lid?.urls.some((pattern) => matches(pattern, url))) return Promise.resolve(true)
    return new Promise((resolve) => lid.listener({ url }, ({ cancel }) => resolve(cancel !== true)))
  }

  /** A page asks for a permission. */
  request(page: FakeWebContents, permission: string, details: object): Promise<boolean> {
    return new Promise((resolve) => this.#permissionRequest(page, permission, resolve, details))
  }

  /** A page looks a permission up. */
  check(page: FakeWebContents | null, permission: string, details: object): boolean {
    return this.#permissionCheck(page, permission, 'app://assetwalk/', details)
  }

  hasDevice = (details: object) => this.#devicePermission(details)

  /** What a page gets that wants to record the screen; null: nothing. */
  record(): Promise<object | null> {
    return new Promise((resolve, reject) => {
      if (this.#displayMedia) this.#displayMedia({}, resolve)
      else reject(new Error('nobody decides'))
    })
  }

  /** A device that a page chooses, which is the first one unless somebody says otherwise. */
  choose(event: Chooser, page: FakeWebContents): Promise<unknown> {
    return new Promise((resolve) => {
      const attempt = new FakeEvent()
      const ports = [{ portId: 'first' }]
      const args = event === 'select-serial-port' ? [ports, page] : [{ deviceList: [{ deviceId: 'first' }] }]
      this.emit(event, attempt, ...args, (id?: string) => resolve(id || null))
      if (!attempt.defaultPrevented) resolve('first')
    })
  }
}

/** Match patterns of Chromium, as far as `scheme://*` followed by a path goes. */
function matches(pattern: string, url: string): boolean {
  const [scheme = ''] = pattern.split(':')
  return url.startsWith(`${scheme}:`)
}
