import type {
  AuditPlace,
  AuditProgress,
  RecentScan,
  ScanAnswer,
} from '../../../../src-shared/features/audits/audits-message.ts'
import type { EngineClient } from '../../../../src-shared/wire/connect.ts'
import { codeOf, dataOf } from '../../../components/problem/sentence-of.ts'
import {
  type DeskState,
  emptyDesk,
  recentOf,
  type Scanned,
  type ScanRow,
  type WaitingScan,
} from './desk-state.ts'
import { UnsentStorage } from './unsent-storage.ts'

/** The engine has decided about these: sending the same again would not change the answer. */
const finalProblems = [
  'CODE_BLANK',
  'CAPTURE_REFUSED',
  'PLACE_NOT_IN_AUDIT',
  'CANDIDATE_UNKNOWN',
  'SCAN_UNKNOWN',
  'INPUT_INVALID',
  'COUNTING_ENDED',
  'AUDIT_CLOSED',
  'AUDIT_ABANDONED',
]
const answerWithin = 10_000
const recentKept = 10

/**
 * Takes scans as fast as they come and sends them one after the other, in order. A scan leaves the desk only when the
 * engine has answered for it; until then it waits here, under the command id it keeps, also across a reload.
 */
export class ScanDesk {
  #state: DeskState
  readonly #client: EngineClient
  readonly #auditId: string
  readonly #newId: () => string
  readonly #unsent: UnsentStorage
  readonly #listeners = new Set<() => void>()
  #sending = false
  /** where the barcode of a place has led, as long as the page does not show it yet */
  #walkedTo: string | null = null
  onAnswer: (scan: ScanAnswer) => void = () => undefined
  /** hears that the barcode of a place was scanned: who scans stands there now */
  onPlace: (locationId: string) => void = () => undefined

  constructor(client: EngineClient, auditId: string, newId: () => string) {
    this.#client = client
    this.#auditId = auditId
    this.#newId = newId
    this.#unsent = new UnsentStorage(auditId)
    const waiting = this.#unsent.read()
    this.#state = { ...emptyDesk, waiting }
    if (waiting.length > 0) void this.sendAgain()
  }

  readonly state = (): DeskState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  scan(scanned: Scanned): void {
    const place = this.#walkedTo === null ? {} : { location: this.#walkedTo }
    this.#setWaiting([...this.#state.waiting, { ...scanned, ...place, commandId: this.#newId() }])
    void this.sendAgain()
  }

  /** The page shows a room: what is scanned there says so itself. */
  standsInRoom(): void {
    this.#walkedTo = null
  }

  /** Sends what waits, from the first on; what had failed goes under the same command id. */
  async sendAgain(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    this.#change({ stopped: null })
    try {
      for (let next = this.#state.waiting[0]; next; next = this.#state.waiting[0]) await this.#send(next)
    } catch (error) {
      this.#change({ stopped: { error } })
    } finally {
      this.#sending = false
    }
  }

  /** Gives up what could not be sent. */
  discard(): void {
    if (this.#sending) return
    this.#setWaiting([])
    this.#change({ stopped: null })
  }

  /** Undoes a scan. Throws what the engine says against it. */
  async undo(scanId: string): Promise<void> {
    const progress = await this.#client.audits.voidScan({ auditId: this.#auditId, scanId })
    const { recent, seen, last } = this.#state
    const voided = recent.find((scan) => scan.scanId === scanId)
    this.#change({
      ...this.#progressed(progress),
      recent: recent.map((scan) => (scan.scanId === scanId ? { ...scan, voided: true } : scan)),
      seen: new Set([...seen].filter((assetId) => assetId !== voided?.assetId)),
      last: last?.scan.scanId === scanId ? { ...last, voided: true } : last,
    })
  }

  /** Shows an earlier question again, to be answered now. */
  ask({ voided, ...scan }: ScanRow): void {
    this.#change({ last: { scan: { ...scan, earlier: null }, voided }, refused: null })
  }

  /** What the engine says about the last scans, whoever made them. */
  knowRecent(recent: RecentScan[]): void {
    if (this.#state.waiting.length === 0) this.#change({ recent })
  }

  knowCounts({ counts, recorded }: Pick<AuditProgress, 'counts' | 'recorded'>): void {
    this.#change({ counts, recorded })
  }

  /** A place was marked: what is pressed next already knows it. */
  knowMarked(place: AuditPlace, counted: boolean): void {
    const { locationId } = place
    const { places } = this.#state
    const progress = {
      locationId,
      expected: place.expected ?? 0,
      seen: place.seen ?? 0,
      ...places.get(locationId),
      counted,
      state: counted ? ('counted' as const) : ('inProgress' as const),
    }
    if (place.expected !== null) this.#change({ places: new Map(places).set(locationId, progress) })
  }

  /** Forgets what was seen locally, once lists were read anew that know it themselves. */
  forgetSeen(known: ReadonlySet<string>): void {
    this.#change({
      seen: new Set([...this.#state.seen].filter((assetId) => !known.has(assetId))),
      places: new Map(),
    })
  }

  async #send(waiting: WaitingScan): Promise<void> {
    const { commandId, ...input } = waiting
    try {
      const { scan, progress } = await this.#client.audits.scan(
        { auditId: this.#auditId, ...input },
        { context: { commandId, deadline: answerWithin } },
      )
      this.#take(waiting, scan, progress)
    } catch (error) {
      const place = placeOf(error)
      if (place !== null) return this.#walkTo(waiting, place)
      if (!finalProblems.includes(codeOf(error) ?? '')) throw error
      this.#change({ refused: { code: waiting.code, error } })
    }
    this.#setWaiting(this.#state.waiting.filter((other) => other !== waiting))
  }

  /** What was scanned behind the barcode of a place was scanned there, though the window did not know of it yet. */
  #walkTo(waiting: WaitingScan, location: string): void {
    this.#setWaiting(
      this.#state.waiting.filter((other) => other !== waiting).map((later) => ({ ...later, location })),
    )
    this.#walkedTo = location
    this.#change({ refused: null })
    this.onPlace(location)
  }

  #take(waiting: WaitingScan, scan: ScanAnswer, progress: AuditProgress): void {
    const { seen } = this.#state
    const earlier = this.#state.recent.map((other) =>
      other.scanId === waiting.replaces ? { ...other, voided: true } : other,
    )
    this.#change({
      ...this.#progressed(progress),
      last: { scan, voided: false },
      refused: null,
      recent: [recentOf(scan), ...earlier.filter(({ scanId }) => scanId !== scan.scanId)].slice(
        0,
        recentKept,
      ),
      seen: scan.assetId === null ? seen : new Set(seen).add(scan.assetId),
    })
    this.onAnswer(scan)
  }

  #progressed({ counts, recorded, place }: AuditProgress): Partial<DeskState> {
    return {
      counts,
      recorded,
      places: place ? new Map(this.#state.places).set(place.locationId, place) : this.#state.places,
    }
  }

  #setWaiting(waiting: WaitingScan[]): void {
    this.#unsent.write(waiting)
    this.#change({ waiting })
  }

  #change(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

/** The place whose barcode was sent as the code of an asset. */
function placeOf(error: unknown): string | null {
  if (codeOf(error) !== 'CODE_IS_PLACE') return null
  return (dataOf(error) as { locationId: string }).locationId
}
