import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import type { ServerLog } from './server-app.ts'

/** The log on stdout or stderr, one JSON object a line: what was asked and how it went, never what people wrote. */
export function serverLog(): ServerLog & { note: (event: string) => void } {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  )
  return {
    note: (event) => logger.info(event),
    request: (figures) => {
      const { status } = figures
      logger[status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info'](figures, 'request')
    },
    bug: (route, error) => {
      const reference = `S-${randomBytes(4).toString('hex').toUpperCase()}`
      const { name, code, stack } = error as { name?: unknown; code?: unknown; stack?: unknown }
      // The first line of a stack is the message, which quotes data.
      const frames = String(stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
      logger.error({ reference, route, name: String(name), code: String(code ?? ''), frames }, 'bug')
      return reference
    },
  }
}
