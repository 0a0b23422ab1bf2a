/** What the preload script of the desktop application exposes, and nothing else. */
interface AssetwalkBridge {
  /** Asks for a new port to the engine; it arrives as a message event of the type `assetwalk:engine-port`. */
  openEngine(): unknown
  appInfo(): unknown
}

interface Window {
  readonly assetwalk?: AssetwalkBridge
}
