import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join, win32 } from 'node:path'
import { z } from 'zod'
import { failure } from '../../src-shared/contract/problems.ts'
import { startProblems } from '../../src-shared/contract/start-problems.ts'
import { ownSurroundings, type Surroundings } from './surroundings.ts'

const policySchema = z.strictObject({
  dataFolder: z.string().min(1).optional(),
  updateServer: z.url({ protocol: /^https$/, error: 'has to be an https address' }).optional(),
  allowedPrinters: z.array(z.string().min(1)).optional(),
})

/** What an organisation has arranged for all of its computers. */
export interface Policy {
  /** where the data lives, absolute */
  dataFolder: string | null
  /** where updates are looked for; null: nowhere */
  updateServer: string | null
  /** the printers that may be chosen; null: all, by the system's dialog */
  allowedPrinters: string[] | null
}

/**
 * The policy of this computer: one JSON file where only administrators write. Without it nothing is arranged.
 * @throws POLICY_INVALID: an arrangement that cannot be followed is not passed over
 */
export function readPolicy(surroundings: Surroundings = ownSurroundings()): Policy {
  const file = policyFile(surroundings)
  if (file === null) return { dataFolder: null, updateServer: null, allowedPrinters: null }
  const invalid = (reason: string) => failure(startProblems, 'POLICY_INVALID', { file, reason })
  const found = policySchema.safeParse(parsed(file, invalid))
  if (!found.success)
    throw invalid(found.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; '))
  const { dataFolder, updateServer = null, allowedPrinters = null } = found.data
  const folder = dataFolder === undefined ? null : expanded(dataFolder, surroundings, invalid)
  return { dataFolder: folder, updateServer, allowedPrinters }
}

/**
 * The file with the policy; null where there is none. `ASSETWALK_POLICY` names another one, where the system's place has
 * none: so it can add a policy, and set none aside that an administrator wrote.
 */
export function policyFile(surroundings: Surroundings = ownSurroundings()): string | null {
  const file = systemFile(surroundings)
  return existsSync(file) ? file : surroundings.environment.ASSETWALK_POLICY || null
}

function systemFile({ platform, environment }: Surroundings): string {
  switch (platform) {
    case 'darwin':
      return '/Library/Application Support/Assetwalk/policy.json'
    case 'win32':
      return join(environment.ProgramData || 'C:\\ProgramData', 'Assetwalk', 'policy.json')
    default:
      return '/etc/assetwalk/policy.json'
  }
}

type Invalid = (reason: string) => Error

function parsed(file: string, invalid: Invalid): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw invalid(code ?? message)
  }
}

/** A path with `~`, `%NAME%`, `$NAME` and `${NAME}` replaced by what they stand for here. */
function expanded(path: string, { platform, environment, home }: Surroundings, invalid: Invalid): string {
  const valueHere = (name: string) => {
    const value = environment[name]
    if (!value) throw invalid(`dataFolder: ${name} is not set here`)
    return value
  }
  const full = path
    .replace(/^~(?=[/\\]|$)/, () => home)
    .replace(/%(\w+)%|\$\{(\w+)\}|\$(\w+)/g, (_, ...names: (string | undefined)[]) =>
      valueHere(names.find((name) => name !== undefined) ?? ''),
    )
  const isFull = platform === 'win32' ? win32.isAbsolute(full) : isAbsolute(full)
  if (!isFull) throw invalid(`dataFolder: “${full}” is no absolute path`)
  return full
}
