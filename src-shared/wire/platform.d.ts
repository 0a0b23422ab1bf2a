// The part of the platform that Node and every browser share and that the wire uses. Only this folder's own
// compilation sees it; elsewhere Node's or the DOM's declarations stand.
interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}
declare class AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}
