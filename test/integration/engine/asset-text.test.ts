import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { verifyChanges } from '../../../src-main/engine/database/change-record.ts'
import { createDatabase } from '../../../src-main/engine/database/create-database.ts'
import { openWriter } from '../../../src-main/engine/database/open.ts'
import { inTransaction, type Transaction } from '../../../src-main/engine/database/transaction.ts'
import { assets, assetsSearch, syncedAssets } from '../../../src-main/engine/features/assets/assets.ts'
import { customFields } from '../../../src-main/engine/features/custom-fields/custom-fields.ts'
import { imports, KnownReferences } from '../../../src-main/engine/features/imports/imports.ts'
import { people } from '../../../src-main/engine/features/people/people.ts'
import type { ImportedAsset } from '../../../src-shared/features/imports/import-row.ts'
import { canonicalJson } from '../../../src-shared/record/canonical-json.ts'
import { fieldChanges } from '../../../src-shared/record/field-changes.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { wordsIn, wordsOfRows } from '../../tools/words-in-full-text.ts'

function register() {
  const database = openWriter(folderOfTest())
  onTestFinished(() => void database.close())
  const now = () => new Date().toISOString()
  createDatabase(database, { newId, now })
  const step = <Result>(work: (tx: Transaction) => Result) =>
    inTransaction(database, { actorId: newId(), newId, now }, newId(), { changed: () => {} }, work)
  return { database, step }
}

const noted = (database: Database) => database.prepare('SELECT n FROM asset_search_dirty').pluck().all()

/** What the record says of the assets that were made last. */
const changesOfNewest = (database: Database, count: number) =>
  database
    .prepare("SELECT entity_id AS id, fields FROM change WHERE entity = 'asset' ORDER BY n DESC LIMIT ?")
    .all(count) as { id: string; fields: string }[]

const words = fc.constantFrom(
  ...[
    'laptop',
    'Łódź 1.02',
    '株式会社 Ωmega',
    'Zoë',
    'ΟΔΟΣ',
    'e\u0301a \u0301b',
    '한국 각',
    'O0-1l',
    'ﬁ',
    '  ',
    'a\nb',
    'İ',
  ],
)
const code = fc.stringMatching(/^[A-Z0-9ÄO-]{1,8}$/)
const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const holder = fc.oneof(
  words.map((name) => ({ kind: 'person' as const, name, username: undefined, email: undefined })),
  words.map((path) => ({ kind: 'location' as const, path: `Site / ${path}` })),
  fc.constant({ kind: 'asset' as const, assetTag: 'WHOLE-1' }),
)
const row = fc.record(
  {
    assetTag: code.map((tag) => `T-${tag}`),
    serialNumber: code,
    name: words,
    model: fc.record({ name: words, manufacturer: some(words), modelNumber: some(words) }),
    category: words,
    location: words.map((path) => `Site / ${path}`),
    checkedOutTo: holder,
    owner: words,
    parent: fc.constant('WHOLE-1'),
    company: words,
    department: words,
    supplier: words,
    orderNumber: code,
    fixedAssetNumber: code,
    notes: words,
    imei: fc.boolean(),
    formerTag: code,
    rfidEpc: fc.constant(true),
    custom: fc.record({ first: words, second: words }, { requiredKeys: [] }),
  },
  { requiredKeys: ['assetTag'] },
)

it('what a list brings is in the record, and in full text at once, as what changes is later', () => {
  const { database, step } = register()
  const own = step((tx) => {
    imports.apply(tx, { assetTag: 'WHOLE-1', notes: 'a whole' }, false, new KnownReferences(), true)
    const rule = { type: 'text', unit: null, required: false, pattern: null, choices: null } as const
    const field = (name: string) =>
      customFields.create(tx, { ...rule, name, minimum: null, maximum: null, category: null }).id
    return { first: field('First'), second: field('Second') }
  })
  let created = 0
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.array(words), (rows, names) => {
      const known = new KnownReferences()
      const made = step((tx) =>
        rows.map(({ custom = {}, imei, rfidEpc, formerTag, ...read }) => {
          const entries = Object.entries(custom).map(([name, text]) => [own[name as 'first'], text])
          const digits = String(++created).padStart(4, '0')
          const taken = { ...read, assetTag: read.assetTag + digits, custom: Object.fromEntries(entries) }
          if (imei !== undefined)
            Object.assign(taken, { imei: `4901542032${digits}${imei ? `; 3569380356${digits}` : ''}` })
          if (rfidEpc) Object.assign(taken, { rfidEpc: `E200${digits}; 3034${digits}` })
          if (formerTag) Object.assign(taken, { formerTag: formerTag + digits })
          expect(imports.apply(tx, taken as ImportedAsset, false, known, true)).toEqual({
            kind: 'created',
          })
          return taken
        }),
      )
      expect(noted(database)).toEqual([])
      expect(wordsIn(database)).toEqual(wordsOfRows(database))
      for (const { id, fields } of changesOfNewest(database, made.length))
        expect(fields).toBe(canonicalJson(fieldChanges({}, syncedAssets.recorded(database, id) ?? {})))

      step((tx) => {
        for (const [at, name] of names.entries()) {
          const asset = assets.byTag(tx.database, made[at % made.length]?.assetTag ?? 'WHOLE-1')
          if (asset) assets.update(tx, asset, { ...asset, name, notes: `note ${at}` }, asset.siteId)
        }
      })
      step((tx) => assetsSearch.upkeep(tx, 1000))
      expect(noted(database)).toEqual([])
      expect(wordsIn(database)).toEqual(wordsOfRows(database))
    }),
    { numRuns: 20 },
  )
  expect(verifyChanges(database).brokenAt).toBe(null)
})

it('full text has the names of this moment, whoever renames something between two steps', () => {
  const { database, step } = register()
  const kim = { kind: 'person' as const, name: 'Kim Roe', username: 'kim', email: undefined }
  const take = (assetTag: string) =>
    step((tx) => imports.apply(tx, { assetTag, checkedOutTo: kim }, false, new KnownReferences(), true))
  const rename = (name: string) =>
    step((tx) => {
      const person = people.find(tx.database, kim)
      if (person) people.update(tx, person, { ...person, name })
    })
  const walk = () => step((tx) => assetsSearch.followRenaming(tx, 100))
  const bringOver = () => step((tx) => assetsSearch.upkeep(tx, 100))
  const expectNames = () => expect(wordsIn(database)).toEqual(wordsOfRows(database))

  take('K-1')
  rename('Kim Doe')
  walk()
  bringOver()
  expectNames()
  rename('Kim Poe')
  take('K-2')
  walk()
  take('K-3')
  bringOver()
  expectNames()
})

it('a new asset is in full text only if its step is', () => {
  const { database, step } = register()
  const taken = () =>
    step((tx) => {
      imports.apply(tx, { assetTag: 'GONE-1', name: 'gone' }, false, new KnownReferences(), true)
      throw new Error('the step fails')
    })
  expect(taken).toThrow('the step fails')
  expect([wordsIn(database), noted(database)]).toEqual([[], []])
})
