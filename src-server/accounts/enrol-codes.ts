import { createHash } from 'node:crypto'
import type { Role } from '../../src-shared/contract/rights.ts'
import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'
import type { ServerTools } from '../server-tools.ts'

/** Without look-alikes, as Crockford's base 32 has it. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bytesOfCode = 16
const hour = 3_600_000
/** How long a code holds that somebody shows on a screen to whoever stands beside it. */
const shownFor = 1

/** A code for a device beside the one that asks, which sees what that one sees, with the moment until which it holds. */
export async function inviteFor(
  session: Session,
  { sites }: { sites: string[] | null },
  role: Role,
  tools: ServerTools,
): Promise<{ code: string; expiresAt: string }> {
  // one moment for both
  const at = tools.now()
  const code = await makeCode(session, { role, hours: shownFor, sites }, { ...tools, now: () => at })
  return { code, expiresAt: new Date(Date.parse(at) + shownFor * hour).toISOString() }
}

/** Codes are typed with blanks, small letters, and O for 0; what is kept is a digest, so that none can be read here. */
function digestOf(code: string): string {
  const typed = code
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
  return createHash('sha256').update(typed).digest('hex')
}

/**
 * Makes a code with which one device can enrol, once: 80 random bits as `XXXX-XXXX-XXXX-XXXX`.
 * @param hours for how long; null until it is used
 * @param sites that the device will see, by id; null: everything
 */
export async function makeCode(
  session: Session,
  { role, hours, sites }: { role: Role; hours: number | null; sites: string[] | null },
  { now, randomBytes }: ServerTools,
): Promise<string> {
  const code = [...randomBytes(bytesOfCode)]
    .map((byte) => signs[byte % signs.length])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')
  const at = now()
  const expires = hours === null ? null : new Date(Date.parse(at) + hours * hour).toISOString()
  await session.rows(
    'INSERT INTO invite (code_digest, role, made_at, expires_at, sites) VALUES ($1, $2, $3, $4, $5)',
    [digestOf(code), role, at, expires, sites],
  )
  return code
}

/** As what a device is let in. */
interface Invited {
  role: Role
  sites: string[] | null
}

/** Uses up a code. @throws CODE_UNKNOWN */
export async function useCode(session: Session, code: string, now: string): Promise<Invited> {
  const [invite] = await session.rows<Invited>(
    `UPDATE invite SET used_at = $2
     WHERE code_digest = $1 AND used_at IS NULL AND (expires_at IS NULL OR expires_at > $2) RETURNING role, sites`,
    [digestOf(code), now],
  )
  if (!invite) throw refused('CODE_UNKNOWN', {})
  return invite
}

/** Whether no code was ever made: the server has just been set up. */
export async function isSetUp(session: Session): Promise<boolean> {
  const [any] = await session.rows('SELECT 1 FROM invite LIMIT 1')
  return any !== undefined
}
