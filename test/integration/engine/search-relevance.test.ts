import { expect, it } from 'vitest'
import { listIndexOf } from '../../../src-main/engine/features/assets/list-index/list-index.ts'
import { wordsOf } from '../../../src-shared/identity/words.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { imported, type ListRow, sampleList } from '../../tools/lists.ts'

/** Words of the invented register, and what is meant by them; other assets hold them as well. */
const meant: Array<[text: string, what: Partial<Nature>]> = [
  ['laptop', { category: 'Laptop' }],
  ['server', { category: 'Server' }],
  ['phone', { category: 'Phone' }],
  ['docking station', { category: 'Docking station' }],
  ['dell server', { category: 'Server', manufacturer: 'Dell' }],
  ['cisco server room', { manufacturer: 'Cisco' }],
  ['server floor room', { category: 'Server' }],
]
interface Nature {
  category: string
  manufacturer: string
}

const full = {
  Serial: 'HM-7F-2231',
  Supplier: 'Hafen IT Supply',
  'Order Number': 'PO-2024-4711',
  Company: 'Nordwind AG',
}
/** Assets of one's own; the best answer to the text first. */
const cases: Array<[why: string, text: string, ListRow[]]> = [
  [
    'the thing before what is noted to be for it',
    'oscilloscope',
    [
      {
        'Asset Name': 'Oscilloscope',
        Notes: 'Lent to the training room until the new one has come',
        ...full,
      },
      { 'Asset Name': 'Cable', Notes: 'for the oscilloscope' },
    ],
  ],
  [
    'the model before a note that says the word twice',
    'frobnicator',
    [
      { Model: 'Frobnicator 3000', Manufacturer: 'Acme', Category: 'Tool', ...full },
      { 'Asset Name': 'Case', Notes: 'frobnicator case, no frobnicator in it' },
    ],
  ],
  [
    'what is one of two words before what is none',
    'theodolite yard',
    [
      { 'Asset Name': 'Theodolite', Notes: 'Seen last in the yard behind the house', ...full },
      { 'Asset Name': 'Tripod', Notes: 'theodolite yard' },
    ],
  ],
  [
    'what is all of three words before what is two',
    'zeta gauge spare',
    [
      { 'Asset Name': 'Spare gauge', Model: 'G1', Manufacturer: 'Zeta', ...full },
      { 'Asset Name': 'Gauge', Model: 'G1', Manufacturer: 'Zeta', Notes: 'spare' },
    ],
  ],
  [
    'of equal things the one that is little else',
    'episcope',
    [{ 'Asset Name': 'Episcope' }, { 'Asset Name': 'Episcope, old, with a lamp that flickers', ...full }],
  ],
]

const bestByBm25 = `SELECT asset.id FROM asset_text JOIN asset ON n = asset_text.rowid
  WHERE asset_text MATCH ? ORDER BY bm25(asset_text), n LIMIT 10`
const natures = `SELECT category.name AS category, manufacturer FROM json_each(?) JOIN asset ON asset.id = value
  LEFT JOIN category ON category.id = category_id LEFT JOIN model ON model.id = model_id`

it('in a small register the best answer is first, and the first ten are what was meant, as of bm25 they are not always', async () => {
  const folder = folderOfTest()
  const { reading, writing, connection } = openEngine(folder)
  const { client } = connection
  connection.setActor((await client.session.join({ name: 'Ada Tester' })).id)
  await imported({ client, folder }, [...sampleList(2000, 1), ...ownRows()])
  const behind = writing.prepare('SELECT count(*) FROM asset_search_dirty').pluck()
  while (behind.get() !== 0) await new Promise((resolve) => setImmediate(resolve))

  for (const [why, text] of cases) {
    const { assets } = await client.assets.find({ text })
    expect([why, ...assets.map(({ assetTag }) => assetTag)]).toEqual([why, `${text} 1`, `${text} 2`])
  }

  const theirs = reading.prepare(bestByBm25).pluck()
  const natureOf = reading.prepare(natures)
  const countMeant = (ids: unknown[], what: Partial<Nature>) =>
    (natureOf.all(JSON.stringify(ids)) as Nature[]).filter(
      ({ category, manufacturer }) =>
        category === (what.category ?? category) && manufacturer === (what.manufacturer ?? manufacturer),
    ).length
  const counts: Record<string, [ours: number, theirs: number]> = {}
  for (const [text, what] of meant) {
    const { assets } = await client.assets.find({ text, limit: 10 })
    const match = `text : (${wordsOf(text).join(' AND ')})`
    counts[text] = [
      countMeant(
        assets.map(({ id }) => id),
        what,
      ),
      countMeant(theirs.all(match), what),
    ]
  }
  expect(counts).toEqual({
    laptop: [10, 10],
    server: [10, 8],
    phone: [10, 10],
    'docking station': [10, 10],
    'dell server': [10, 8],
    'cisco server room': [4, 4],
    'server floor room': [10, 8],
  })
}, 60_000)

/** The best answer comes in last. */
function ownRows(): ListRow[] {
  return cases.flatMap(([, text, rows]) =>
    rows.map((row, place) => ({ ...row, 'Asset Tag': `${text} ${place + 1}` })).reverse(),
  )
}

it('follows a text that gets longer or shorter, once its length is known', async () => {
  const folder = folderOfTest()
  const { reading, writing, connection } = openEngine(folder)
  const { client } = connection
  connection.setActor((await client.session.join({ name: 'Ada Tester' })).id)
  await imported({ client, folder }, [
    { 'Asset Tag': 'T-1', 'Asset Name': 'Tachymeter', Notes: 'of two' },
    { 'Asset Tag': 'T-2', 'Asset Name': 'Tachymeter', Notes: 'of three words' },
  ])
  const found = async () => {
    const behind = writing.prepare('SELECT count(*) FROM asset_search_dirty').pluck()
    while (behind.get() !== 0) await new Promise((resolve) => setImmediate(resolve))
    return (await client.assets.find({ text: 'tachymeter' })).assets.map(({ assetTag }) => assetTag)
  }
  await listIndexOf(reading).columns(['textLength'])
  const [one, other] = (await found()) as [string, string]
  expect(await found()).toEqual([one, other])
  const noted = async (assetTag: string, notes: string) => {
    const { id, revision } = await client.assets.show({ asset: assetTag })
    await client.assets.update({ id, revision, fields: { notes } })
  }

  await noted(one, 'of two words and many more')
  expect(await found()).toEqual([other, one])
  await noted(one, 'two')
  expect(await found()).toEqual([one, other])
}, 60_000)
