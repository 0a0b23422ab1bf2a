import { homedir } from 'node:os'
import { pathToFileURL } from 'node:url'

/** A frame as V8 prints it: `at name (place:line:column)`, the name and its brackets may be missing. */
const frameOfV8 =
  /^at (?:async )?(?:[\w$.<># [\]]+ \()?(?:(?:[a-z][a-z-]*:|\/|[A-Za-z]:[\\/]|\\\\).*:\d+:\d+|index \d+|native|<anonymous>)\)?$/
/** As Firefox and Safari print it: `name@place:line:column`. */
const frameOfOthers = /^[\w$.<>/*[\]]*@[a-z][a-z-]*:[^()\s]*:\d+:\d+$/

const framesKept = 30
const causesKept = 5
const nameOfClass = /^[A-Za-z_$][\w$]{0,99}$/
const codeOfError = /^[A-Za-z][\w-]{0,59}$/

/**
 * What the log may say of an error: the name of its class, its code and its frames, and the same of what caused it.
 * Never its message, which may quote a name, a tag or a serial number.
 */
export function bugFigures(error: unknown): Record<string, string> {
  const causes = causesOf(error)
  const figures = causes.map((cause) => {
    const { name, code } = (cause ?? {}) as { name?: unknown; code?: unknown }
    return {
      name: cause instanceof Error ? failureNameOf(name) : typeof cause,
      code: typeof code === 'string' && codeOfError.test(code) ? code : '',
      stack: cause instanceof Error ? stackOf(cause) : '',
    }
  })
  return Object.fromEntries(
    figures.flatMap((figure, depth) =>
      Object.entries(figure)
        .filter(([, text]) => text !== '')
        .map(([key, text]) => [depth === 0 ? key : `cause${depth}.${key}`, text]),
    ),
  )
}

/** The name of a class of errors; `Error` for what can be no such name. */
export function failureNameOf(name: unknown): string {
  return typeof name === 'string' && nameOfClass.test(name) ? name : 'Error'
}

/** The lines of a stack that are frames and nothing else, the folder of the person replaced by `~`. */
export function framesOf(stack: string): string {
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => frameOfV8.test(line) || frameOfOthers.test(line))
    .slice(0, framesKept)
    .map((line) => withoutHome(line))
    .join('\n')
}

/** Replaces the home folder of the person by `~`, as a path and as a URL. */
export function withoutHome(text: string, home = homedir()): string {
  if (home.length < 2) return text
  const forms = [pathToFileURL(home).pathname, home, home.replaceAll('\\', '/')].map(literally)
  return text.replaceAll(new RegExp(`(?:${forms.join('|')})(?=[/\\\\\\s"]|$)`, 'gi'), '~')
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = []
  for (let at = error; at !== undefined && at !== null && causes.length < causesKept; ) {
    causes.push(at)
    at = at instanceof Error ? at.cause : undefined
  }
  return causes.length > 0 ? causes : [error]
}

/** The frames of an error. What stands before them is cut off with the message, which may look like frames itself. */
function stackOf({ message, stack = '' }: Error): string {
  const at = message === '' ? -1 : stack.indexOf(message)
  return framesOf(at === -1 ? stack : stack.slice(at + message.length))
}
