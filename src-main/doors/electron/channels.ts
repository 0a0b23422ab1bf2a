/** The channels between the preload script and the main process. */
export const channels = {
  /** the window asks for a port to the engine */
  openEngine: 'assetwalk:open-engine',
  /** that port, on its way to the window; also the type of the message by which the page gets it */
  enginePort: 'assetwalk:engine-port',
  /** a ShellMessage on its way to the window */
  shell: 'assetwalk:shell',
} as const

/** How the main process tells the preload script the program's version, as an argument of its process. */
export const versionArgument = '--assetwalk-version='
