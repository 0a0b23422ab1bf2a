import { mkdirSync, writeSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { pino } from 'pino'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import { type Log, type LogEntry, logsFolder, logTo } from './log.ts'

/** A log that is written to a file. Exactly one process writes it. */
export interface OpenLog extends Log {
  /** Writes an entry that came from elsewhere: a thread of this process. */
  write: (entry: LogEntry) => void
  /** Settles when everything is written. Nothing may be logged afterwards. */
  close: () => Promise<void>
}

/**
 * Opens the log of a process, `DATA/logs/NAME.log`: one JSON object a line, 1 MB at most, the last four full ones kept
 * beside it as `NAME.log.1` … `NAME.log.4`, all for their user alone. What cannot be written (a full disk, a folder that
 * is read-only) is left out; the log goes on when it can. Errors go to stderr too.
 */
export function openLog(dataFolder: string, name: 'engine' | 'desktop'): OpenLog {
  const file = new LogFile(logsFolder(dataFolder), `${name}.log`)
  const logger = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    { write: (line) => file.write(line) },
  )
  const write = ({ level, event, figures }: LogEntry) => logger[level]({ event, ...figures })
  return { ...logTo(write), write, close: () => file.close() }
}

const triesAgainAfter = 60_000
/** Bytes that may wait for a slow disk. */
const mostWaiting = 1024 * 1024

class LogFile {
  readonly #folder: string
  readonly #name: string
  #stream: RotatingFileStream | undefined
  #failedAt = Number.NEGATIVE_INFINITY

  constructor(folder: string, name: string) {
    this.#folder = folder
    this.#name = name
  }

  write(line: string): void {
    if (line.startsWith('{"level":"error"')) tellStderr(line)
    const stream = this.#stream ?? this.#open()
    if (stream && stream.writableLength < mostWaiting) stream.write(line)
  }

  async close(): Promise<void> {
    const stream = this.#stream
    this.#stream = undefined
    if (!stream) return
    const end = finished(stream).catch((error: unknown) => this.#failed(error))
    stream.end()
    await end
  }

  #open(): RotatingFileStream | undefined {
    if (performance.now() - this.#failedAt < triesAgainAfter) return undefined
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      const stream = createStream(this.#name, { path: this.#folder, size: '1M', rotate: 4, mode: 0o600 })
      stream.on('error', (error) => this.#failed(error))
      this.#stream = stream
      return stream
    } catch (error) {
      this.#failed(error)
      return undefined
    }
  }

  #failed(error: unknown): void {
    this.#stream = undefined
    this.#failedAt = performance.now()
    const { code = null } = error as { code?: string }
    tellStderr(`${JSON.stringify({ level: 'warn', event: 'log not written', code })}\n`)
  }
}

/** Synchronous, and harmless where nobody listens: a terminal that was closed must not end the engine. */
function tellStderr(line: string): void {
  try {
    writeSync(2, line)
  } catch {
    // There is no stderr to complain to.
  }
}
