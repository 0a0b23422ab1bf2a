import type { Database } from 'better-sqlite3'
import type { Decision, Moved, OutcomeItem } from '../../../../src-shared/features/audits/audits-message.ts'
import type { CaptureRules } from '../../../../src-shared/features/audits/capture.ts'
import { isSeenTwice, outcomeOfAsset } from '../../../../src-shared/features/audits/outcome.ts'
import { type Item, needsApproval } from '../../../../src-shared/features/audits/reconcile.ts'
import type { ReportSection } from '../../../../src-shared/features/audits/report.ts'
import type { AuditRow, ScanRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'
import { capturesOf } from './audits-captures.ts'
import { closedAtOf } from './audits-closing-store.ts'
import { type Decided, decisionsByKey } from './audits-items.ts'
import { type FrozenTime, movedOfExpected, movedSince } from './audits-moved-query.ts'
import { description, nameOfPerson, pathOfPlace } from './audits-query.ts'
import { type Remarks, remarksOf } from './audits-remarks-query.ts'
import { standingOfAsset, standingOfCode, standingScans } from './audits-store.ts'
import { countedScan } from './audits-tally.ts'
import { unseenOf } from './audits-unseen-query.ts'

type AssetLine = Pick<OutcomeItem, 'assetTag' | 'serialNumber' | 'description'>
type UnseenSection = keyof typeof unseenOf
type SeenSection = Exclude<ReportSection, UnseenSection>

const assetLines = build
  .selectFrom('asset')
  .select([
    'asset.id',
    'asset.asset_tag as assetTag',
    'asset.serial_number as serialNumber',
    description.as('description'),
  ])
const assetLine = statement<{ id: string }, AssetLine & { id: string }>((value) =>
  assetLines.where('asset.id', '=', value('id')),
)
const scannedLines = statement<{ auditId: string }, AssetLine & { id: string }>((value) =>
  assetLines.where('asset.id', 'in', (query) =>
    query.selectFrom('scan').select('asset_id').where('audit_id', '=', value('auditId')),
  ),
)
/** From so many on, the assets of all scans are read in one go. */
const manyItems = 1000
const unseenItem = {
  seenPlace: null,
  seenAt: null,
  seenBy: null,
  code: null,
  condition: null,
  note: null,
  labelDamage: null,
  photos: [],
}
const isUnseen = (section: ReportSection): section is UnseenSection => section in unseenOf

/**
 * What an audit found so far, section by section, each item with the decision about it. Scans, decisions, places and
 * people are read once for all sections: to be used within one transaction.
 */
export class AuditOutcome {
  readonly #database: Database
  readonly #auditId: string
  readonly #decisions: ReadonlyMap<string, Decided>
  readonly #captures: CaptureRules
  readonly #frozen: FrozenTime
  readonly #remarks: Remarks
  readonly #late: readonly ScanRow[]
  readonly #lateAssets: ReadonlySet<string | null>
  readonly #path: (id: string | null) => string | null
  readonly #person: (id: string) => string
  #shown: ReadonlyMap<SeenSection, ScanRow[]> | undefined
  #lines: ReadonlyMap<string, AssetLine> | undefined
  #moved: ReadonlyMap<string, Moved> | undefined

  /** @param late scans that arrived after the close and are to be taken in */
  constructor(database: Database, audit: AuditRow, late: readonly ScanRow[] = []) {
    const auditId = audit.id
    this.#database = database
    this.#auditId = auditId
    this.#captures = capturesOf(audit)
    this.#late = late
    this.#lateAssets = new Set(late.map(({ asset_id }) => asset_id))
    this.#frozen = { from: audit.started_at, until: closedAtOf.get(database, { auditId })?.at ?? null }
    this.#remarks = remarksOf(database, auditId)
    this.#decisions = decisionsByKey(database, auditId)
    this.#path = remembered((id) => pathOfPlace(database, id))
    this.#person = remembered((id) => nameOfPerson(database, id))
  }

  items(section: ReportSection, page: { limit: number; offset: number }): OutcomeItem[] {
    if (isUnseen(section))
      return unseenOf[section]
        .all(this.#database, { auditId: this.#auditId, ...page })
        .filter(({ assetId }) => !this.#lateAssets.has(assetId))
        .map((row) => ({
          ...row,
          ...unseenItem,
          ...this.#movedIn(section, row.assetId, page),
          ...this.#decided(section, row.assetId),
        }))
    this.#shown ??= scansBySection(this.#captures, [
      ...standingScans.all(this.#database, { auditId: this.#auditId }),
      ...this.#late,
    ])
    const scans = inOrder(this.#shown.get(section) ?? []).slice(page.offset, page.offset + page.limit)
    if (scans.length >= manyItems) this.#lines ??= this.#scannedLines()
    return scans.map((scan) => ({
      ...this.#itemOf(scan),
      ...this.#movedIn(section, scan.asset_id, page),
      ...this.#decided(section, scan.asset_id ?? scan.code_key),
    }))
  }

  #movedIn(
    section: ReportSection,
    assetId: string | null,
    page: { limit: number },
  ): Pick<OutcomeItem, 'moved'> {
    if (assetId === null || (section !== 'missing' && section !== 'misplaced')) return { moved: null }
    if (page.limit < manyItems) return { moved: movedSince(this.#database, assetId, this.#frozen) }
    this.#moved ??= movedOfExpected(this.#database, this.#auditId, this.#frozen)
    return { moved: this.#moved.get(assetId) ?? null }
  }

  #decided(section: ReportSection, key: string): Pick<OutcomeItem, 'key' | 'decision'> {
    const decided = this.#decisions.get(key)
    const kind = decided?.itemKind
    const isOfIt = kind === section || kind === 'seenTwice' || (kind === 'finerPlace' && section === 'found')
    return { key, decision: decided && isOfIt ? this.#decisionOf(decided) : null }
  }

  #decisionOf({ decision, reason, incident, encrypted, place_id, by, at, approval }: Decided): Decision {
    return {
      decision,
      reason,
      incident,
      encrypted,
      place: this.#path(place_id),
      by,
      at,
      needsApproval: needsApproval(decision),
      approvedBy: approval?.name ?? null,
      assurance: approval?.assurance ?? null,
    }
  }

  #scannedLines(): Map<string, AssetLine> {
    const lines = scannedLines.all(this.#database, { auditId: this.#auditId })
    return new Map(lines.map((line) => [line.id, line]))
  }

  #assetLine(id: string | null): AssetLine | undefined {
    if (id === null) return undefined
    return this.#lines?.get(id) ?? assetLine.get(this.#database, { id })
  }

  #itemOf(scan: ScanRow): Omit<OutcomeItem, 'key' | 'decision' | 'moved'> {
    const asset = this.#assetLine(scan.asset_id)
    return {
      assetId: scan.asset_id,
      assetTag: asset?.assetTag ?? null,
      serialNumber: asset?.serialNumber ?? null,
      description: asset?.description ?? null,
      expectedPlace: this.#path(scan.expected_place_id),
      seenPlace: this.#path(scan.place_id),
      seenAt: scan.at,
      seenBy: this.#person(scan.actor_id),
      code: scan.code,
      ...this.#remarks.of(scan),
      labelDamage: scan.label_damage,
    }
  }
}

/** The newest scan that stands of an item, by moment and id, whatever the order in which they came. */
export function newestScanOf(
  database: Database,
  auditId: string,
  { assetId, codeKey }: Pick<Item, 'assetId' | 'codeKey'>,
): ScanRow | undefined {
  const scans = (assetId === null ? standingOfCode : standingOfAsset).all(database, {
    auditId,
    key: assetId ?? codeKey ?? '',
  })
  return scans.length === 0 ? undefined : newest(scans)
}

/** Of each asset, and of each code that stands for none, the scan that shows it, by the sections that it belongs to. */
function scansBySection(captures: CaptureRules, scans: ScanRow[]): Map<SeenSection, ScanRow[]> {
  const sections = new Map<SeenSection, ScanRow[]>()
  const put = (section: SeenSection, scan: ScanRow) => {
    const there = sections.get(section)
    if (there) there.push(scan)
    else sections.set(section, [scan])
  }
  for (const ofOne of Map.groupBy(scans, (scan) => scan.asset_id ?? ` ${scan.code_key}`).values()) {
    const [first] = ofOne
    if (!first) continue
    if (first.asset_id === null) {
      for (const standing of ['unknown', 'ambiguous'] as const) {
        const asked = ofOne.filter((scan) => scan.standing === standing)
        if (asked.length > 0) put(standing, newest(asked))
      }
      continue
    }
    const counted = ofOne.map((scan) => countedScan(captures, scan))
    const outcome = outcomeOfAsset(counted)
    const atPlace = ofOne.filter(({ placement }) => placement === 'atExpectedPlace')
    put(outcome, newest(outcome === 'found' && atPlace.length > 0 ? atPlace : ofOne))
    if (isSeenTwice(counted)) put('seenTwice', newest(ofOne))
  }
  return sections
}

function newest(scans: ScanRow[]): ScanRow {
  return scans.reduce((one, other) => (`${other.at}${other.id}` > `${one.at}${one.id}` ? other : one))
}

const inOrder = (scans: ScanRow[]) =>
  scans.toSorted((one, other) => {
    if (one.code_key !== other.code_key) return one.code_key < other.code_key ? -1 : 1
    return one.id < other.id ? -1 : 1
  })

function remembered<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.get(key) ?? read(key)
    known.set(key, value)
    return value
  }
}
