import { createContext } from 'react'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { bugOf, isBug } from './bugs.ts'
import { codeOf } from './sentence-of.ts'

/** What stands around a failure. */
export interface Surroundings {
  /** version of the program; null while it is not known */
  version: () => string | null
  /** the pattern of the page's path: it names no asset and no audit */
  page: () => string
}

export const SurroundingsContext = createContext<Surroundings>({ version: () => null, page: () => '/' })

/**
 * A failure as whoever helps needs it: no names and no tags, hence not its sentence.
 * @param at when it was shown
 */
export function detailsOf(error: unknown, { version, page }: Surroundings, at: Date): string {
  const words = appText.details
  const bug = isBug(error) ? bugOf(error) : null
  const lines: [word: string, value: string | null][] = [
    [words.program, version()],
    [words.reference, bug?.reference ?? null],
    [words.code, bug?.name ?? codeOf(error)],
    [words.page, page()],
    [words.system, navigator.userAgent],
    [words.time, at.toISOString()],
    [words.frames, bug?.frames ? `\n${bug.frames.replaceAll(/^/gm, '  ')}` : null],
  ]
  return lines.flatMap(([word, value]) => (value === null ? [] : [`${word}: ${value}`])).join('\n')
}
