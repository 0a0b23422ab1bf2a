import { describe, expect, it } from 'vitest'
import { SnapshotPart } from '../../../src-main/engine/features/sync/snapshot-part.ts'

const rows = ['AW-1', 'AW-2\nsecond line', 'AW-3'].map((assetTag, n) => [
  ...['asset', `0${n}`, 'org', 1, null, null],
  { assetTag },
])
const notUnderstood = new Error('not understood')
const partOf = (text: string) => new SnapshotPart(Buffer.from(text), notUnderstood)
const inLines = (lines: readonly string[]) => `{"start":null,"rows":[\n${lines.join(',\n')}\n],"more":true}`

describe('a part of a snapshot', () => {
  it('is the same with each row on a line of its own, and from a server that has all on one', () => {
    const texts = [
      inLines(rows.map((row) => JSON.stringify(row))),
      JSON.stringify({ start: null, rows, more: true }),
    ]
    for (const part of texts.map(partOf)) {
      expect([part.start, part.more, part.size]).toEqual([null, true, 3])
      expect(part.rows(0, 3)).toEqual(rows)
      expect(part.rows(1, 2)).toEqual([rows[1]])
      expect(part.end).toEqual({ kind: 'asset', id: '02' })
    }
  })

  it('may have no row', () => {
    const part = partOf('{"start":{"cursors":{"org":3},"marks":{},"rows":0},"rows":[],"more":false}')
    expect([part.size, part.end, part.rows(0, 250), part.more]).toEqual([0, null, [], false])
    expect(part.start).toEqual({ cursors: { org: 3 }, marks: {}, rows: 0 })
  })

  it('gives its memory back once it is written, but none that others share', () => {
    const [row = ''] = rows.map((one) => JSON.stringify(one))
    const large = Buffer.from(inLines(Array.from({ length: 5000 }, () => row)))
    const small = Buffer.from(inLines([row]))
    for (const bytes of [large, small]) {
      const part = new SnapshotPart(bytes, notUnderstood)
      expect(part.rows(part.size - 1, part.size)).toEqual([rows[0]])
      part.forget()
    }
    expect([large.length, small.length > 0, Buffer.from('shared').toString()]).toEqual([0, true, 'shared'])
  })

  it('is not understood where it is none, and each row that is none where it is read', () => {
    expect(() => partOf('{"rows":[],"more":false}')).toThrow()
    expect(() => partOf('{"start":null,"rows":[["asset","01"]],"more":false}')).toThrow()
    const [first = ''] = rows.map((row) => JSON.stringify(row))
    for (const none of ['["asset","01"]', '["asset",', '{}', '']) {
      const part = partOf(inLines([first, none]))
      expect(part.rows(0, 1)).toHaveLength(1)
      expect(() => part.rows(1, 2)).toThrow(notUnderstood)
    }
  })
})
