import type {
  ReportOutline,
  ReportPlace,
} from '../../../../../src-shared/features/disposals/mappings-contract.ts'
import { nodesAt, type ReportNode } from './report-tree.ts'

/** Places and records that are listed; what else there is can be typed. */
const mostPlaces = 200
/** Records that are looked into for what stands in them. */
const mostRecords = 1000
/** Words of a place that are told, and characters of each. */
const mostWords = 12
const longestWord = 100

/**
 * What a report is made of: what in it there can be one of for each drive, and what is said where.
 * @param wanted the record whose places are listed; undefined: the likeliest
 */
export function outlineOf(root: ReportNode, wanted?: string): Omit<ReportOutline, 'format'> {
  const records = recordsIn(root)
  const record = wanted ?? records[0]?.path ?? null
  if (record === null) return { records, record, places: [], leftOut: 0 }
  const nodes = nodesAt(root, root, record)
  const within = new Map<string, Set<string>>()
  for (const node of nodes.slice(0, mostRecords)) collect(node, '', within)
  const around = new Map<string, Set<string>>()
  collect(root, '//', around, new Set(nodes))
  const places = [...placesOf(within), ...placesOf(around)]
  return {
    records: records.slice(0, mostPlaces),
    record,
    places: places.slice(0, mostPlaces),
    leftOut: Math.max(0, places.length - mostPlaces),
  }
}

const escaped = (name: string) => name.replaceAll('/', '~1')
/** A node by its name, and by its label where it has one. */
const stepOf = ({ name, label }: ReportNode) =>
  label === null || label === '' ? escaped(name) : `${escaped(name)}:${escaped(label)}`

/** Whatever has parts. Most often a drive is what says a serial number and a state, and stands there as often as any other. */
function recordsIn(root: ReportNode): { path: string; count: number }[] {
  const found = new Map<string, { count: number; score: number }>()
  const visit = (node: ReportNode, path: string, depth: number) => {
    for (const child of node.children) {
      if (child.children.length === 0) continue
      const score = scoreOf(child) * 100 + depth
      // A label is what an element is, or only what this one is called: both are offered.
      for (const step of new Set([stepOf(child), escaped(child.name)])) {
        const key = `${path}${step}`
        const known = found.get(key)
        if (known) known.count++
        else found.set(key, { count: 1, score })
      }
      visit(child, `${path}${stepOf(child)}/`, depth + 1)
    }
  }
  visit(root, '', 0)
  return [...found]
    .toSorted(([, one], [, other]) => other.score - one.score || other.count - one.count)
    .map(([path, { count }]) => ({ path, count }))
}

/** How much of what a drive's record says there is in it, once. */
function scoreOf(node: ReportNode): number {
  const names: string[] = []
  const visit = ({ children }: ReportNode) => {
    for (const child of children) {
      if (child.children.length === 0) names.push(stepOf(child))
      else if (names.length < mostPlaces) visit(child)
    }
  }
  visit(node)
  const serials = names.filter((name) => /serial|\bsn$/i.test(name)).length
  const hasState = names.some((name) => /state|status|result|outcome/i.test(name))
  return serials === 0 ? 0 : (serials === 1 ? 2 : 1) + (hasState ? 2 : 0)
}

function collect(
  node: ReportNode,
  path: string,
  into: Map<string, Set<string>>,
  but: ReadonlySet<ReportNode> = new Set(),
): void {
  for (const child of node.children) {
    if (but.has(child) || child.name === '') continue
    const own = `${path}${stepOf(child)}`
    if (child.children.length > 0) collect(child, `${own}/`, into, but)
    else {
      const words = into.get(own) ?? new Set()
      if (words.size < mostWords && child.text !== '') words.add(child.text.slice(0, longestWord))
      into.set(own, words)
    }
  }
}

const placesOf = (found: ReadonlyMap<string, ReadonlySet<string>>): ReportPlace[] =>
  [...found].map(([path, words]) => ({ path, says: [...words] }))
