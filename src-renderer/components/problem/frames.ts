const frame = /^\s*(?:at )?(.*?)[\s(@]*(?:[a-z-]+:\/\/[^/\s]*)?(\/[^\s()]*:\d+:\d+)\)?$/
const framesKept = 30

/**
 * The stack of an error without its message, which may name people and things, and without the address of the door:
 * one frame a line, as `at function (/assets/file.js:1:234)`.
 */
export function framesOf(error: unknown): string {
  if (!(error instanceof Error) || !error.stack) return ''
  return withoutMessage(error.stack, error.message)
    .split('\n')
    .flatMap((line) => {
      const [, name = '', place] = frame.exec(line) ?? []
      if (!place) return []
      return [name === '' ? `at ${place}` : `at ${name} (${place})`]
    })
    .slice(0, framesKept)
    .join('\n')
}

/** Chromium puts the error's name and message before the frames; Firefox and Safari do not. */
function withoutMessage(stack: string, message: string): string {
  const at = stack.indexOf(message)
  const isHead = at >= 0 && !/[@\n]/.test(stack.slice(0, at))
  return isHead ? stack.slice(at + message.length) : stack
}
