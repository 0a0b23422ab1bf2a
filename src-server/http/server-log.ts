import { randomBytes } from 'node:crypto'
import { type DestinationStream, pino } from 'pino'
import type { ServerLog } from './server-app.ts'

/**
 * The log, one JSON object a line: what was asked and how it went, never what people wrote.
 * @param destination stderr, if no other is told
 */
export function serverLog(
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): ServerLog & { note: (event: string) => void } {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
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
