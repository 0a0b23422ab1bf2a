import type { Database, Statement } from 'better-sqlite3'
import { LocationTree } from './location-tree.ts'

interface Entry {
  name: string
  /** of a status label its type; of a model its manufacturer */
  second: string | null
  /** of a model its number */
  third: string | null
}

const sources = {
  status: 'SELECT id, name, type AS second, NULL AS third FROM status_label',
  category: 'SELECT id, name, NULL AS second, NULL AS third FROM category',
  model: 'SELECT id, name, manufacturer AS second, model_number AS third FROM model',
  location: 'SELECT id, path AS name, NULL AS second, NULL AS third FROM location',
  person: 'SELECT id, name, NULL AS second, NULL AS third FROM person',
  asset: 'SELECT id, asset_tag AS name, NULL AS second, NULL AS third FROM asset',
} as const
type ReferenceKind = keyof typeof sources

/** Of these there are few enough to be read all at once. */
const readWhole: ReadonlySet<ReferenceKind> = new Set(['status', 'category', 'model'])
const mostKept = 50_000

/** What assets refer to by id, under its present name; read when it is first asked for, until `forget`. */
export class References {
  readonly #database: Database
  readonly #known = new Map<ReferenceKind, Map<string, Entry | null>>()
  readonly #one = new Map<ReferenceKind, Statement>()
  #locations: LocationTree | undefined

  constructor(database: Database) {
    this.#database = database
  }

  get(kind: ReferenceKind, id: string): Entry | null {
    const known = this.#known.get(kind) ?? this.#begin(kind)
    const entry = known.get(id)
    if (entry !== undefined) return entry
    const found = this.#oneOf(kind).get(id) as Entry | undefined
    if (known.size >= mostKept) known.clear()
    known.set(id, found ?? null)
    return found ?? null
  }

  /** The name of a person, location or asset. */
  custodian(id: string): string | null {
    const entry = this.get('person', id) ?? this.get('location', id) ?? this.get('asset', id)
    return entry?.name ?? null
  }

  /** What every location stands in. */
  get locations(): LocationTree {
    this.#locations ??= new LocationTree(this.#database)
    return this.#locations
  }

  /** The people, the locations, or all that can have an asset, whose name holds a folded text. */
  idsMatching(kind: 'person' | 'location' | 'any', text: string): Set<string> {
    const found = [
      ...(kind === 'location' ? [] : [`SELECT id FROM person WHERE instr(name_key, $text)`]),
      ...(kind === 'person' ? [] : [`SELECT id FROM location WHERE instr(path_key, $text)`]),
      ...(kind === 'any'
        ? [
            `SELECT holder.id FROM asset AS holder WHERE holder.tag_key >= upper($text) AND holder.tag_key < upper($text) || char(1114111)`,
          ]
        : []),
    ]
    return new Set(this.#database.prepare(found.join(' UNION ')).pluck().all({ text }) as string[])
  }

  /** Something of it may have another name now, or stand elsewhere. */
  forget(): void {
    this.#known.clear()
    this.#locations = undefined
  }

  #oneOf(kind: ReferenceKind): Statement {
    const one = this.#one.get(kind) ?? this.#database.prepare(`${sources[kind]} WHERE id = ?`)
    this.#one.set(kind, one)
    return one
  }

  #begin(kind: ReferenceKind): Map<string, Entry | null> {
    const known = new Map<string, Entry | null>()
    this.#known.set(kind, known)
    if (!readWhole.has(kind)) return known
    const rows = this.#database.prepare(sources[kind]).iterate() as IterableIterator<Entry & { id: string }>
    for (const { id, ...entry } of rows) known.set(id, entry)
    return known
  }
}
