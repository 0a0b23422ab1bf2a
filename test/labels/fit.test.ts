import { describe, expect, it } from 'vitest'
import { checkLabel } from '../../src-main/engine/features/labels/check-label.ts'
import { stockNamed } from '../../src-main/engine/features/labels/designs/stock-catalogue.ts'
import { templateNamed } from '../../src-main/engine/features/labels/designs/template-named.ts'
import { encodeSymbol } from '../../src-main/engine/features/labels/encode-symbol.ts'
import type { Resolution } from '../../src-shared/features/labels/printer-dots.ts'
import type { Symbology } from '../../src-shared/features/labels/symbology.ts'

const check = (stock: string, template: string, text: string, dpi: Resolution = 600, gs1Prefix?: string) =>
  checkLabel({ stock: stockNamed(stock), template: templateNamed(template), dpi, gs1Prefix }, text)

describe('whether a label can be read', () => {
  it('refuses 14 characters of Code 128 on L7651 at 600 dpi: 39.6 of 38.1 mm, and offers what fits', () => {
    const answer = check('L7651', 'code-128', 'IT-2024-000123')
    expect(answer.fits).toBe(false)
    expect(answer.reason).toContain('needs 39.6 mm with its quiet zones, there are 38.1 mm')
    const { templates, stocks, longestText } = answer.alternatives
    expect(templates).toEqual(expect.arrayContaining(['qr', 'data-matrix']))
    expect(templates).not.toContain('code-128')
    expect(stocks).toContain('Avery L4770')
    expect(longestText).toBeGreaterThan(8)
  })

  it('offers only what does fit', () => {
    const text = 'IT-2024-000123'
    const { templates, stocks, longestText } = check('L7651', 'code-128', text).alternatives
    for (const template of templates) expect(check('L7651', template, text).fits, template).toBe(true)
    for (const stock of stocks) expect(check(stock, 'code-128', text).fits, stock).toBe(true)
    expect(check('L7651', 'code-128', text.slice(0, longestText ?? 0)).fits).toBe(true)
    expect(check('L7651', 'code-128', text.slice(0, (longestText ?? 0) + 1)).fits).toBe(false)
  })

  it.each<[Resolution, number]>([
    [203, 0.25],
    [300, 0.254],
    [600, 0.254],
  ])('at %i dpi draws bars of whole dots, as wide as they may be', (dpi, module) => {
    expect(check('L7651', 'code-128', 'LT-000123', dpi).modules).toEqual([{ symbology: 'code128', module }])
  })

  it.each([
    ['code-128', 'AÄ-1', '“Ä”'],
    ['code-128', '東京-1', '“東京”'],
    ['code-39', 'lt-1', '“lt”'],
    ['data-matrix', 'A😀', '😀'],
    ['qr', ' ', 'no text'],
    ['code-39', 'A'.repeat(44), 'at most 43 characters, this has 44'],
    ['code-128', 'A'.repeat(200), 'at most 80 characters, this has 200'],
  ])('refuses in %s what it cannot hold: %s', (template, text, reason) => {
    const answer = check('5163', template, text)
    expect(answer.fits).toBe(false)
    expect(answer.reason).toContain(reason)
  })

  it('holds letters of every script and emoji in a QR code', () => {
    expect(check('5163', 'qr', '東京-Ä-😀').fits).toBe(true)
  })

  it('refuses GS1 keys without the company prefix of the organisation', () => {
    expect(check('5163', 'gs1-128', 'LT-1').reason).toContain('GS1 Company Prefix')
    expect(check('5163', 'gs1-128', 'LT-1', 600, '9521234').fits).toBe(true)
    expect(check('5163', 'gs1-data-matrix', 'LT-1', 600, '9521234').fits).toBe(true)
    expect(check('5163', 'gs1-data-matrix', 'LT 1', 600, '9521234').reason).toContain('cannot hold “ ”')
    expect(check('5163', 'gs1-128', 'X'.repeat(24), 600, '9521234').reason).toContain('at most 30 characters')
  })

  it('refuses bars that are lower than the 6.35 mm that a hand can aim at', () => {
    const answer = check('Brother TZe-221', 'code-128', 'LT-1', 300)
    expect(answer.reason).toMatch(/needs a height of 8\.\d mm, there are 5\.\d mm/)
    expect(answer.alternatives.templates).toContain('data-matrix')
  })
})

describe('the modules of a code', () => {
  it.each<[Symbology, string, number]>([
    ['code128', 'LT-000123', 112],
    ['code128', 'IT-2024-000123', 167],
    ['code39', 'LT000123', 160],
    ['gs1-128', '95212340000123', 145],
    ['qr', 'LT-000123', 21],
    ['qr', 'https://assets.example/LT-000123', 29],
    ['datamatrix', 'LT-000123', 14],
  ])('%s of %s: %i', (symbology, text, modules) => {
    const symbol = encodeSymbol(symbology, text)
    expect(symbol.kind === 'bars' ? symbol.modules.length : symbol.size).toBe(modules)
  })
})
