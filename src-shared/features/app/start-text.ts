/** What is said while Assetwalk starts: on the terminal of `npm start`, and in the dialog of a start that failed. */
export const startText = {
  running: (url: string) => `Assetwalk is running at ${url}`,
  alreadyRunning: (url: string) => `Assetwalk is already running at ${url}`,
  building: 'Building Assetwalk (once, and again after its sources change) …',
  buildFailed: 'Assetwalk could not be built.',
  portTaken: (port: number) =>
    `PORT_TAKEN: Another program uses port ${port}. Choose another one with --port, or leave it out.`,
  wrongPort: (port: string) => `WRONG_PORT: “${port}” is no port; give a number from 0 to 65535.`,
  runtime: {
    fetching: (version: string) => `Fetching Electron ${version} (once) …`,
    progress: (megabytes: number, of: number | null) =>
      of === null ? `  ${megabytes} MB` : `  ${megabytes} of ${of} MB`,
    unpacking: 'Unpacking Electron …',
    silent: (seconds: number) => `no answer within ${seconds} s`,
    stalled: (seconds: number) => `the download stood still for ${seconds} s`,
    refused: (status: number) => `the server answered ${status}`,
    notUnpacked: 'it could not be unpacked',
  },
  fallback: {
    notHad: (why: string) =>
      `Electron’s runtime could not be had (${why}), so the same window opens in the browser.`,
    noDisplay:
      'Electron’s runtime is not used, since there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set); the same window opens in the browser.',
    notStarted: (why: string) =>
      `Electron’s runtime could not start (${why}), so the same window opens in the browser.`,
    exitCode: (code: number) => `exit code ${code}`,
  },
  failed: {
    title: 'Assetwalk cannot start',
    engineEnded:
      'The part of Assetwalk that keeps the data ended again and again. What was confirmed is safe. Start Assetwalk again; if this comes back, report it with the last lines of its log.',
    bug: (message: string) =>
      `Something went wrong, and it is not your doing. Nothing that was confirmed is lost. Please report this: ${message}`,
  },
  senderRefused: 'SENDER_REFUSED: Only Assetwalk’s own page may ask for the engine.',
}
