import { expect, it } from 'vitest'
import { neutralised } from '../../../../src-main/engine/documents/csv-cells.ts'

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('makes text of %j', (cell) => {
  expect(neutralised(cell)).toBe(`'${cell}`)
})

it.each(['', 'AW-0001', "'=1", ' =1', 'a=b', '12.5'])('leaves %j as it is', (cell) => {
  expect(neutralised(cell)).toBe(cell)
})
