import { describe, expect, it } from 'vitest'
import { firstRows, sampleOf } from '../../../src-renderer/features/imports/list-sample.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const foundOut = { encoding: null, delimiter: null }

describe('the first rows of a CSV text', () => {
  it.each([
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'a,b\n"x, ""y""\nz",2\n',
      [
        ['a', 'b'],
        ['x, "y"\nz', '2'],
      ],
    ],
    [
      'a,b\n "x",5" disk\n',
      [
        ['a', 'b'],
        ['x', '5" disk'],
      ],
    ],
    ['', []],
  ])('%j', (text, rows) => {
    expect(firstRows(text, ',', 10)).toEqual(rows)
  })

  it('stop one after as many as are wanted', () => {
    expect(firstRows('a\n1\n2\n3\n4\n', ',', 2)).toEqual([['a'], ['1'], ['2']])
  })
})

describe('the sample of a list', () => {
  it('has the first values of each column that differ, and none that are blank', () => {
    const text = '\ufeffTag;Colour\r\n1;\r\n2;red\r\n3;red\r\n4;blue\r\n5;green\r\n'
    expect(sampleOf(bytes(text), foundOut, true)).toEqual([
      { title: 'Tag', values: ['1', '2'] },
      { title: 'Colour', values: ['red', 'blue'] },
    ])
  })

  it('leaves out a row that may be cut', () => {
    expect(sampleOf(bytes('Tag,Name\r\n1,whole\r\n2,cu'), foundOut, false)[1]?.values).toEqual(['whole'])
  })

  it('reads what is not UTF-8 as Windows-1252, UTF-16 by its mark, and whatever it is told', () => {
    const latin = Uint8Array.from(bytes('Tag,Name\r\n1,M?ller\r\n'), (byte) => (byte === 63 ? 0xfc : byte))
    expect(sampleOf(latin, foundOut, true)[1]?.values).toEqual(['Müller'])
    expect(sampleOf(latin, { encoding: 'macintosh', delimiter: null }, true)[1]?.values).toEqual(['M¸ller'])
    const wide = new Uint8Array([0xff, 0xfe, ...[...'Tag\n7'].flatMap((sign) => [sign.charCodeAt(0), 0])])
    expect(sampleOf(wide, foundOut, true)).toEqual([{ title: 'Tag', values: ['7'] }])
  })
})
