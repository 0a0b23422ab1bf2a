import { expect, it } from 'vitest'
import { nearestName } from '../../../src-shared/identity/nearest-name.ts'

const names = ['Laptop', 'Monitor', 'Docking station', 'Zürich']

it.each([
  ['Laptops', 'Laptop'],
  ['lpatop', 'Laptop'],
  ['Dockingstation', 'Docking station'],
  ['zurih', 'Zürich'],
  ['Monitor', 'Monitor'],
  ['Tractor', null],
  ['x', null],
  ['', null],
])('who writes “%s” may have meant %s', (written, meant) => {
  expect(nearestName(written, names)).toBe(meant)
})

it('has none of none', () => {
  expect(nearestName('Laptop', [])).toBeNull()
})
