import type { Erasure, ErasureEnd } from '../../../../../src-shared/features/disposals/erasure.ts'
import { EvidenceDamaged } from './evidence-damaged.ts'

/** What `nvme id-ctrl -o json` says of a drive. */
export interface NvmeIdentity {
  serial: string
  model: string | null
  firmware: string | null
}

type Json = Record<string, unknown>

/** Every object in a value, itself first. */
function* objectsIn(value: unknown, depth = 0): Generator<Json> {
  if (typeof value !== 'object' || value === null || depth > 50) return
  if (!Array.isArray(value)) yield value as Json
  for (const inner of Object.values(value)) yield* objectsIn(inner, depth + 1)
}

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

function countOf(value: unknown, what: string): number | null {
  if (value === undefined || value === null) return null
  const count = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0)
    throw new EvidenceDamaged(`“${what}” is no number`)
  return count
}

export function nvmeIdentityOf(value: unknown): NvmeIdentity | null {
  const found = [...objectsIn(value)].find(({ sn, mn, fr }) => textOf(sn) && (textOf(mn) || textOf(fr)))
  const serial = found && textOf(found.sn)
  return serial ? { serial, model: textOf(found.mn), firmware: textOf(found.fr) } : null
}

/** Base specification 2.0, Sanitize Status: 0 never, 1 success, 2 running, 3 failed, 4 success without deallocation. */
const sanitizeEnds: readonly ErasureEnd[] = ['notRun', 'succeeded', 'running', 'failed', 'succeeded']
/** Sanitize action, the lowest three bits of command dword 10. */
const sanitizeActions: Readonly<Record<number, string>> = {
  2: 'blockErase',
  3: 'sanitizeOverwrite',
  4: 'cryptographicErase',
}

/**
 * The logs that `nvme sanitize-log -o json` wrote, which say nothing of the drive that they are of.
 * @throws EvidenceDamaged
 */
export function nvmeSanitizeLogsIn(value: unknown): Erasure[] {
  return [...objectsIn(value)]
    .filter((one) => 'sstat' in one && 'sprog' in one)
    .map((log) => {
      const stat = objectOf(log.sstat)
      const code = /^\((\d)\)/.exec(textOf(stat.status) ?? '')?.[1]
      const end = code === undefined ? undefined : sanitizeEnds[Number(code)]
      if (end === undefined) throw new EvidenceDamaged('its sanitize status is none that is known')
      const action = countOf(log.cdw10_info, 'cdw10_info')
      const isCancelled = (countOf(stat.media_verification_canceled, 'media_verification_canceled') ?? 0) > 0
      return {
        serial: null,
        model: null,
        end: end === 'succeeded' && isCancelled ? 'aborted' : end,
        method: action === null ? null : (sanitizeActions[action & 7] ?? null),
        errors: null,
        bytesNotErased: null,
        size: null,
        hiddenAreas: null,
        readBack: null,
        tool: 'nvme-cli',
      }
    })
}

const nwipeEnds: Readonly<Record<string, ErasureEnd>> = {
  ERASED: 'succeeded',
  FAILED: 'failed',
  ABORTED: 'aborted',
  INSANITY: 'failed',
}

/**
 * The drives of a report that nwipe wrote as JSON: its form is not settled, so members are looked for and not counted.
 * @throws EvidenceDamaged
 */
export function nwipeJsonIn(value: unknown): Erasure[] {
  const version = [...objectsIn(value)].map((one) => textOf(one.nwipe_version)).find((one) => one !== null)
  return [...objectsIn(value)]
    .filter((one) => 'device' in one && 'wipe_result' in one)
    .map(({ device: rawDevice, wipe_result: rawResult }) => {
      const [device, result] = [objectOf(rawDevice), objectOf(rawResult)]
      const end = nwipeEnds[(textOf(result.status) ?? '').toUpperCase()]
      if (end === undefined) throw new EvidenceDamaged('the state of a drive is none that is known')
      const counts = ['pass_errors', 'verify_errors', 'fdatasync_errors', 'fsyncdata_errors']
        .map((name) => countOf(result[name], name))
        .filter((count) => count !== null)
      const size = countOf(device.size_bytes, 'size_bytes')
      const erased = countOf(result.bytes_erased, 'bytes_erased')
      return {
        serial: textOf(device.serial_no),
        model: textOf(device.model),
        end,
        method: 'overwrite',
        errors: counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0),
        bytesNotErased: size === null || erased === null ? null : Math.max(0, size - erased),
        size,
        hiddenAreas: null,
        readBack: null,
        tool: version ? `nwipe ${version}` : 'nwipe',
      }
    })
}
