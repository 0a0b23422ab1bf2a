import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml'
import { parse as parseCsv } from 'csv-parse/sync'
import { EvidenceDamaged } from './evidence-damaged.ts'

/** A report of any form as a tree: elements, members or columns, each with its text. */
export interface ReportNode {
  name: string
  /** its attribute or member `name` */
  label: string | null
  text: string
  children: ReportNode[]
}

/** characters: what such a report needs, and no more than a parser that builds a tree should get */
const largestXml = 16 * 1024 * 1024
const deepest = 100

const node = (name: string, label: string | null, text: string, children: ReportNode[] = []): ReportNode => ({
  name,
  label,
  text,
  children,
})

/**
 * A document type is refused before anything is parsed: entities of their own are how a small file becomes a large one, or
 * reads others.
 * @throws EvidenceDamaged
 */
export function treeOfXml(text: string): ReportNode {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new EvidenceDamaged('it declares a document type or entities')
  if (text.length > largestXml) throw new EvidenceDamaged('it is too large')
  if (nesting(text) > deepest) throw new EvidenceDamaged('its elements are nested too deep')
  try {
    const { root } = parseXml(text)
    if (!root) throw new EvidenceDamaged('it has no element')
    return node('', null, '', [nodeOfElement(root)])
  } catch (error) {
    if (error instanceof EvidenceDamaged) throw error
    throw new EvidenceDamaged('it is no XML to its end')
  }
}

/** How deep elements can be nested at most, found without a parser, which would call itself as deep. */
function nesting(text: string): number {
  let [depth, most] = [0, 0]
  for (const [, close, self] of text.matchAll(/<(\/?)[\p{L}_:][^<>]*?(\/?)>/gu)) {
    if (close) depth--
    else if (!self) depth++
    most = Math.max(most, depth)
  }
  return most
}

function nodeOfElement(element: XmlElement): ReportNode {
  const children = element.children.filter((child) => child instanceof XmlElement)
  const text = element.children.map((child) => (child instanceof XmlText ? child.text : '')).join('')
  return node(element.name, element.attributes.name ?? null, text.trim(), children.map(nodeOfElement))
}

/** @throws EvidenceDamaged where it is nested too deep */
export function treeOfJson(value: unknown): ReportNode {
  return node('', null, '', nodesOfValue('item', value, 0))
}

function nodesOfValue(name: string, value: unknown, depth: number): ReportNode[] {
  if (depth > deepest) throw new EvidenceDamaged('its members are nested too deep')
  if (Array.isArray(value)) return value.flatMap((one) => nodesOfValue(name, one, depth + 1))
  if (typeof value !== 'object' || value === null)
    return [node(name, null, value === null ? '' : String(value))]
  const label: unknown = Reflect.get(value, 'name')
  const members = Object.entries(value).flatMap(([key, one]) => nodesOfValue(key, one, depth + 1))
  return [node(name, typeof label === 'string' ? label : null, '', members)]
}

/** Each line is an element `row`. @throws EvidenceDamaged */
export function treeOfCsv(text: string): ReportNode {
  try {
    const delimiter = [',', ';', '\t'].toSorted((one, other) => countIn(text, other) - countIn(text, one))[0]
    const rows: Record<string, string>[] = parseCsv(text, { columns: true, bom: true, delimiter, trim: true })
    return node(
      '',
      null,
      '',
      rows.map((row) =>
        node(
          'row',
          null,
          '',
          Object.entries(row).map(([column, cell]) => node(column, null, cell)),
        ),
      ),
    )
  } catch {
    throw new EvidenceDamaged('its lines do not have the columns of its first')
  }
}

const countIn = (text: string, delimiter: string) =>
  (text.slice(0, text.search(/\r?\n|$/)).match(new RegExp(delimiter, 'g')) ?? []).length

/** The nodes that a path leads to, as `EvidenceMapping` writes paths. */
export function nodesAt(root: ReportNode, record: ReportNode, path: string): ReportNode[] {
  const isAnywhere = path.startsWith('//')
  const steps = path
    .replace(/^\/\//, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/'))
  const first = isAnywhere ? [...everyNode(root)] : record.children
  return steps.reduce<ReportNode[]>(
    (candidates, step, index) =>
      (index === 0 ? candidates : candidates.flatMap(({ children }) => children)).filter((one) =>
        isMeant(one, step),
      ),
    first,
  )
}

function isMeant({ name, label }: ReportNode, step: string): boolean {
  if (step === name) return true
  const colon = step.indexOf(':')
  const [wanted, wantedLabel] = colon < 0 ? [step, null] : [step.slice(0, colon), step.slice(colon + 1)]
  return (wanted === '*' || wanted === name) && (wantedLabel === null || wantedLabel === label)
}

function* everyNode(root: ReportNode): Generator<ReportNode> {
  for (const child of root.children) {
    yield child
    yield* everyNode(child)
  }
}
