const frame = /^\s*(?:at )?(.*?)[\s(@]*(?:[a-z-]+:\/\/[^/\s]*)?(\/[^\s()]*:\d+:\d+)\)?$/

/**
 * The stack of an error without its message, which may name people and things, and without the address of the door:
 * one frame a line, as `at function (/assets/file.js:1:234)`.
 */
export function framesOf(error: unknown): string {
  if (!(error instanceof Error) || !error.stack) return ''
  const begin = error.stack.lastIndexOf(error.message) + error.message.length
  return error.stack
    .slice(begin)
    .split('\n')
    .flatMap((line) => {
      const [, name = '', place] = frame.exec(line) ?? []
      if (!place) return []
      return [name === '' ? `at ${place}` : `at ${name} (${place})`]
    })
    .join('\n')
}
