import { spawn } from 'node:child_process'
import { explainedExit, runningMessage } from '../../src-main/doors/electron/started-by.ts'
import { startText } from '../../src-shared/features/app/start-text.ts'
import { root } from '../tools/root.ts'
import { toldToEnd } from './told-to-end.ts'

/** How Electron ended: after it ran, or after it told the person why it cannot; or it never started, and why. */
export type ElectronEnd = { exitCode: number } | { notStarted: string }

const { exitCode } = startText.fallback

/**
 * Runs the built program in Electron until it ends. What it complains about before it runs is held back, so that a
 * runtime that cannot start (no sandbox, no libraries, no display) leaves one line, not a page.
 * @param args of Assetwalk
 */
export function runElectron(program: string, args: readonly string[]): Promise<ElectronEnd> {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
  const child = spawn(program, [root, ...args], {
    env,
    stdio: ['inherit', 'inherit', 'pipe', 'ipc'],
  })
  let complaints = ''
  let isRunning = false
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (isRunning) process.stderr.write(text)
    else complaints = (complaints + text).slice(-10_000)
  })
  child.on('message', (message) => {
    if (message !== runningMessage) return
    isRunning = true
    process.stderr.write(complaints)
  })
  void toldToEnd().then((signal) => child.kill(signal))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ notStarted: error.message }))
    child.once('close', (code, signal) => {
      if (code === explainedExit) resolve({ exitCode: 1 })
      else if (isRunning || code === 0) resolve({ exitCode: code ?? 1 })
      else resolve({ notStarted: lastLine(complaints) ?? signal ?? exitCode(code ?? 1) })
    })
  })
}

function lastLine(text: string): string | undefined {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.findLast((line) => line !== '')?.slice(0, 200)
}
