import { app } from 'electron'

/**
 * Runs the command line of Assetwalk in this process, as the installed command does: without window, icon in the Dock,
 * or the lock of the single instance, since it works beside a window that is open.
 */
export function runCommandLine(args: string[]): void {
  app.dock?.hide()
  // Where Electron is faster than Node to hear a signal, it would quit at once; the command wants to end cleanly.
  app.on('before-quit', (event) => {
    event.preventDefault()
    process.emit('SIGTERM')
  })
  void run(args).then((code) => app.exit(code))
}

async function run(args: string[]): Promise<number> {
  const { runCli } = await import('../cli/program.ts')
  return runCli(args)
}
