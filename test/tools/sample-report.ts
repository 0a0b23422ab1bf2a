import { type ExpectedPart, noParts, valuesOf } from '../../src-shared/features/audits/accuracy.ts'
import {
  type AuditReport,
  type ReportItem,
  type ReportSection,
  reportSections,
} from '../../src-shared/features/audits/report.ts'
import type { ReportFigures } from '../../src-shared/features/audits/report-figures.ts'

const names = ['Łukasz Żółć', '株式会社 山田', 'Ωmega Δelta', 'Ann Lee', 'Дмитрий Орлов']
const models = [
  'Latitude 7440',
  'ThinkPad X1 Carbon Gen 11',
  'MacBook Pro 14″',
  'U2723QE Monitor',
  '複合機 TASKalfa',
]
const shares: Record<ReportSection, number> = {
  missing: 0.04,
  misplaced: 0.03,
  unexpected: 0.02,
  shouldBeGone: 0.01,
  unknown: 0.02,
  ambiguous: 0.01,
  seenTwice: 0,
  notCounted: 0.05,
  away: 0,
  lost: 0,
  found: 0.82,
}

/** A report of about this many items, the same each time; with `sizes`, of exactly so many in each section. */
export function sampleReport(items: number, sizes: Partial<Record<ReportSection, number>> = {}): AuditReport {
  const sizeOf = (section: ReportSection) => sizes[section] ?? Math.round(items * shares[section])
  let serial = 0
  const listOf = (section: ReportSection) =>
    Array.from({ length: sizeOf(section) }, () => sampleItem(section, serial++))
  const lists = Object.fromEntries(reportSections.map((section) => [section, listOf(section)]))
  const placeCount = Math.max(items === 0 ? 0 : 1, Math.min(60, Math.round(items / 20)))
  const expected = sizeOf('found') + sizeOf('misplaced') + sizeOf('missing') + sizeOf('notCounted')
  return {
    schema: 'assetwalk.audit-report/1',
    organisation: 'Łukasz 株式会社 Ωmega',
    audit: {
      id: '0197c0de-0000-7000-8000-000000000001',
      name: 'Headquarters, spring count 2026',
      scope: 'HQ',
      blind: false,
      state: 'counting',
      startedAt: '2026-03-14T08:55:12.000Z',
      startedBy: 'Łukasz Żółć',
    },
    drawnAt: '2026-03-14T17:20:41.000Z',
    drawnBy: 'Ann Lee',
    counts: {
      expected,
      found: sizeOf('found'),
      misplaced: sizeOf('misplaced'),
      missing: sizeOf('missing'),
      notCounted: sizeOf('notCounted'),
      away: sizeOf('away'),
      lost: sizeOf('lost'),
      unexpected: sizeOf('unexpected'),
      shouldBeGone: sizeOf('shouldBeGone'),
      unknown: sizeOf('unknown'),
      ambiguous: sizeOf('ambiguous'),
      duplicates: Math.round(items / 12),
      seenTwice: sizeOf('seenTwice'),
    },
    ...sampleFigures(lists as AuditReport['items'], expected),
    scansByMethod: items === 0 ? {} : { scanner: Math.round(items * 0.9), typed: Math.round(items * 0.05) },
    places: Array.from({ length: placeCount }, (_, n) => samplePlace(n, Math.round(expected / placeCount))),
    items: lists as AuditReport['items'],
    closing: null,
  }
}

function samplePlace(n: number, expected: number): AuditReport['places'][number] {
  const counted = n % 7 !== 6
  return {
    place: placeName(n),
    expected,
    seen: counted ? expected - (n % 3) : 0,
    parts: {
      ...noParts(),
      found: counted ? expected - (n % 3) : 0,
      missing: counted ? n % 3 : 0,
      notCounted: counted ? 0 : expected,
    },
    counted,
    state: counted ? 'counted' : 'notStarted',
    reason: null,
    countedAt: counted ? momentOf(n * 7) : null,
    countedBy: counted ? nameOf(n) : null,
  }
}

function sampleFigures(items: AuditReport['items'], expected: number): ReportFigures {
  const seen = reportSections.flatMap((section) => items[section]).filter(({ seenAt }) => seenAt !== null)
  const part = (n: number) => (n % 20 === 0 ? 'missing' : n % 33 === 0 ? 'misplaced' : 'found')
  const costs = Array.from({ length: expected }, (_, n) => ({
    part: part(n) as ExpectedPart,
    cost: n % 9 === 8 ? null : `${900 + (n % 700)}.${n % 5 === 0 ? '50' : '00'}`,
    currency: n % 11 === 10 ? null : n % 3 === 2 ? 'JPY' : 'EUR',
  }))
  return {
    method: {
      firstScanAt: seen.length > 0 ? momentOf(0) : null,
      lastScanAt: seen.length > 0 ? momentOf(seen.length) : null,
      countingEndedAt: null,
      devices: seen.length > 0 ? 2 : 0,
    },
    people:
      seen.length > 0
        ? names.map((name, n) => ({ name, scans: 40 + n, places: n, decisions: 0, approvals: 0 }))
        : [],
    values: valuesOf(costs),
    elsewhere: null,
    previous: null,
    books: null,
    completeness: {
      assets: expected,
      serialNumber: expected,
      place: expected,
      owner: Math.round(expected * 0.7),
      custodian: Math.round(expected * 0.4),
      cost: expected - Math.floor(expected / 9),
      fixedAssetNumber: 0,
    },
    scans: seen.map(({ seenAt, code, assetTag, seenPlace, seenBy }, n) => ({
      at: seenAt ?? '',
      code: code ?? '',
      assetTag,
      place: seenPlace,
      verdict: assetTag === null ? 'unknown' : 'found',
      method: n % 20 === 0 ? 'typed' : 'scanner',
      by: seenBy ?? '',
      condition: n % 50 === 0 ? 'worn' : null,
      note: null,
      labelDamage: null,
      moved: null,
      photos: [],
      voidedAt: n % 70 === 69 ? momentOf(n + 2) : null,
    })),
  }
}

function sampleItem(section: ReportSection, n: number): ReportItem {
  const isCode = section === 'unknown' || section === 'ambiguous'
  const isSeen = !['missing', 'notCounted', 'away', 'lost'].includes(section)
  const isExpected = !isCode && section !== 'unexpected' && section !== 'shouldBeGone'
  const assetTag = `AW-${String(n).padStart(6, '0')}`
  return {
    assetTag: isCode ? null : assetTag,
    serialNumber: isCode
      ? null
      : `5CG${((n * 7919 + 1_000_003) % 16 ** 7).toString(16).toUpperCase().padStart(7, '0')}`,
    description: isCode ? null : (models[n % models.length] ?? null),
    expectedPlace: isExpected ? placeName(n % 60) : null,
    seenPlace: isSeen ? placeName(section === 'misplaced' ? (n + 5) % 60 : n % 60) : null,
    seenAt: isSeen ? momentOf(n) : null,
    seenBy: isSeen ? nameOf(n) : null,
    code: isSeen ? (isCode ? `0400638133393${n}` : assetTag) : null,
    condition: null,
    note: null,
    labelDamage: null,
    moved: null,
    photos: [],
    decision: null,
  }
}

function placeName(n: number): string {
  const room = n % 5 === 4 ? '会議室' : 'Room'
  return `HQ / Floor ${1 + Math.floor(n / 15)} / ${room} ${1 + Math.floor(n / 15)}.${String(n % 15).padStart(2, '0')}`
}

function nameOf(n: number): string {
  return names[n % names.length] ?? ''
}

function momentOf(n: number): string {
  return new Date(Date.UTC(2026, 2, 14, 9) + n * 11_000).toISOString()
}
