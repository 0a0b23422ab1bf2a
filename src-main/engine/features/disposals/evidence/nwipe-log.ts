import type {
  Erasure,
  ErasureEnd,
  HiddenAreas,
} from '../../../../../src-shared/features/disposals/erasure.ts'
import { EvidenceDamaged } from './evidence-damaged.ts'

const statusHead = /^!\s+Device\s*\|\s*Status\s*\|/
const errorHead = /^!\s+Device\s*\|\s*Pass Errors\s*\|/
const bytesHead = /^!\s+Device\s*\|\s*Bytes Erased\s*\|/i
const dashes = /^-{20,}$/
const stars = /^\*{20,}/
const totals = /^\[[^\]]*\] Total Throughput .+,\s*(?:\d+R\+N?B\+(N?V[LA]?))\s*$/
const ends: Readonly<Record<string, ErasureEnd>> = {
  Erased: 'succeeded',
  '-FAILED-': 'failed',
  '--FAIL--': 'failed',
  UABORTED: 'aborted',
}
const readBacks = { NV: 'none', VL: 'full', VA: 'full' } as const

/** Whether a text is the log of nwipe. */
export const isNwipeLog = (text: string): boolean => /^!\s+Device\s*\|\s*Status\s*\|/m.test(text)

interface Row {
  device: string
  isMarked: boolean
  cells: string[]
}

/**
 * Reads the tables that nwipe (0.30 to 0.4x) prints when it ends. The table of errors decides over the word of the table
 * of states: where one of them marks a problem there was one.
 * @throws EvidenceDamaged where a table is not whole, or the two do not fit together
 */
export function readNwipeLog(text: string): Erasure[] {
  const lines = text.split(/\r?\n/)
  const states = tableOf(lines, statusHead)
  if (!states) throw new EvidenceDamaged('its table of states is cut off')
  const errors = tableIfThere(lines, errorHead, 'errors')
  const bytes = tableIfThere(lines, bytesHead, 'erased bytes')
  const ending = lines.slice(states.end).find((line) => line.includes('Total Throughput'))
  const verified = ending === undefined ? null : totals.exec(ending)?.[1]
  if (
    verified === undefined ||
    verified === null ||
    !lines.slice(states.end).some((line) => stars.test(line))
  )
    throw new EvidenceDamaged('the end of its table of states is cut off')
  const version = /nwipe (?:version\s+)?(\d[\w.-]*)/i.exec(text)?.[1]
  const tool = version === undefined ? 'nwipe' : `nwipe ${version}`
  const hidden = hiddenAreasIn(lines)
  const seen = new Set<string>()
  return states.rows.map((row) => {
    if (seen.has(row.device)) throw new EvidenceDamaged(`${row.device} stands in it twice`)
    seen.add(row.device)
    const erasure = erasureOf(row, tool, readBacks[verified as keyof typeof readBacks] ?? null)
    return {
      ...erasure,
      errors: errors && errorsOf(row, errors.rows.get(row.device)),
      ...(bytes && bytesOf(row, bytes.rows.get(row.device))),
      hiddenAreas: hidden.get(row.device) ?? null,
    }
  })
}

function erasureOf({ device, isMarked, cells }: Row, tool: string, readBack: Erasure['readBack']): Erasure {
  const [state = '', , duration = '', drive = ''] = cells
  if (cells.length !== 4 || !/^\d{2,}:\d{2}:\d{2}$/.test(duration))
    throw new EvidenceDamaged(`the line of ${device} is not one that nwipe writes`)
  const slash = drive.lastIndexOf('/')
  if (slash < 0) throw new EvidenceDamaged(`the line of ${device} names no serial number`)
  const end = ends[state] ?? 'failed'
  return {
    serial: drive.slice(slash + 1).trim() || null,
    model: drive.slice(0, slash).trim() || null,
    end: end === 'succeeded' && isMarked ? 'failed' : end,
    method: 'overwrite',
    errors: null,
    bytesNotErased: null,
    size: null,
    hiddenAreas: null,
    readBack,
    tool,
  }
}

function errorsOf({ device }: Row, row: Row | undefined): number {
  const counts = row?.cells.map(wholeNumber)
  if (counts?.length !== 3) throw new EvidenceDamaged(`its table of errors does not know ${device}`)
  const sum = counts.reduce((total, count) => total + count, 0)
  return row?.isMarked ? Math.max(1, sum) : sum
}

function bytesOf({ device }: Row, row: Row | undefined): Pick<Erasure, 'bytesNotErased' | 'size'> {
  const cells = row?.cells
  if (cells === undefined || cells.length < 2)
    throw new EvidenceDamaged(`its table of erased bytes does not know ${device}`)
  const [erased = 0, total = 0] = cells.slice(0, 2).map(wholeNumber)
  return { size: total, bytesNotErased: Math.max(0, total - erased) }
}

function wholeNumber(text: string): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(value)) throw new EvidenceDamaged(`“${text}” is no number that nwipe writes`)
  return value
}

/**
 * What nwipe said of hidden sectors, by device; what is worse counts where it said several things. The tables cut the
 * name of a device to its last six or eight characters, so these stand for it, too.
 */
function hiddenAreasIn(lines: readonly string[]): Map<string, HiddenAreas> {
  const found = new Map<string, HiddenAreas>()
  for (const line of lines) {
    const said = hiddenAreasSaid(line)
    const device = said && / on (\S+?),?(?:\s|$)/.exec(line)?.[1]?.split('/').at(-1)
    if (!said || !device) continue
    for (const name of new Set([device, device.slice(-6), device.slice(-8)]))
      if (severity.indexOf(said) > severity.indexOf(found.get(name) ?? 'none')) found.set(name, said)
      else if (!found.has(name)) found.set(name, said)
  }
  return found
}

const severity: readonly HiddenAreas[] = ['none', 'unknown', 'present']

function hiddenAreasSaid(line: string): HiddenAreas | null {
  if (/HIDDEN SECTORS DETECTED/.test(line)) return 'present'
  if (/HIDDEN SECTORS INDETERMINATE/.test(line)) return 'unknown'
  return /No hidden sectors/.test(line) ? 'none' : null
}

function tableIfThere(
  lines: readonly string[],
  head: RegExp,
  what: string,
): { rows: ReadonlyMap<string, Row> } | null {
  if (!lines.some((line) => head.test(line))) return null
  const table = tableOf(lines, head)
  if (!table) throw new EvidenceDamaged(`its table of ${what} is cut off`)
  return { rows: new Map(table.rows.map((row) => [row.device, row])) }
}

/** The rows of the last table with that head: a log to which nwipe wrote again has several, and the last one counts. */
function tableOf(lines: readonly string[], head: RegExp): { rows: Row[]; end: number } | null {
  const at = lines.findLastIndex((line) => head.test(line))
  if (at < 0 || !dashes.test(lines[at + 1] ?? '')) return null
  const rows: Row[] = []
  for (let i = at + 2; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (dashes.test(line) || stars.test(line)) return { rows, end: i }
    const [name = '', ...cells] = line.split('|').map((cell) => cell.trim())
    const device = name.replace(/^!/, '').trim()
    if (!/^\S+$/.test(device)) return null
    rows.push({ device, isMarked: name.startsWith('!'), cells })
  }
  return null
}
