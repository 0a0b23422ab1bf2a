import { appendFileSync, existsSync, readFileSync } from 'node:fs'

const variable = 'ASSETWALK_TEST_ERRORS'

/** What vitest tells of an error that belongs to no test: a rejection that nobody waits for, a worker that died. */
interface UnhandledError {
  name?: string
  message?: unknown
  stack?: string
  /** what kind it is, as vitest says: "Unhandled Rejection" */
  type?: string
  /** the file whose tests ran then */
  VITEST_TEST_PATH?: string
}

/** What a run of tests is started with, so that it writes such errors into a file: vitest's report has none of them. */
export const notedIn = (file: string): Record<string, string> => ({ [variable]: file })

/** Writes an error down where the run was started with a file for it; as `onUnhandledError` of vitest's configuration. */
export function noteUnhandledError(error: UnhandledError): void {
  const file = process.env[variable]
  if (file) appendFileSync(file, `${JSON.stringify(told(error))}\n`)
}

/** The errors of a run that belong to no test: what kind each is, and why; none if the file is not there. */
export function readUnhandledErrors(file: string): [title: string, why: string][] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

function told({ name, message, stack, type, VITEST_TEST_PATH: file }: UnhandledError): [string, string] {
  const title = `${type ?? 'Unhandled error'}${file ? ` while ${file} ran` : ''}`
  return [title, stack ?? [name, message].filter(Boolean).join(': ')]
}
