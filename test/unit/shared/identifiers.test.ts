import { describe, expect, it } from 'vitest'
import {
  codesOf,
  type IdentifierKind,
  isCodeOf,
} from '../../../src-shared/features/identifiers/identifier-kinds.ts'

describe('further identifiers', () => {
  it.each<[IdentifierKind, string, string[]]>([
    ['mac', 'aa-bb-cc-dd-ee-ff', ['AA:BB:CC:DD:EE:FF']],
    ['mac', 'AABB.CCDD.EEFF; aa:bb:cc:dd:ee:ff', ['AA:BB:CC:DD:EE:FF']],
    ['imei', '49-015420-323751-8', ['490154203237518']],
    ['formerTag', ' A-1 ;\nB-2;; a–1', ['A-1', 'B-2']],
    ['giai', ' ; ', []],
  ])('of kind %s are read from %j', (kind, text, codes) => expect(codesOf(kind, text)).toEqual(codes))

  it.each<[IdentifierKind, string, boolean]>([
    ['mac', 'AA:BB:CC:DD:EE:FF', true],
    ['mac', 'AA:BB:CC:DD:EE:FF:00:11', true],
    ['mac', 'AA:BB:CC:DD:EE:FF:00', false],
    ['mac', 'AA:BB:CC:DD:EE', false],
    ['imei', '490154203237518', true],
    ['imei', '4901542032375', false],
    ['rfidEpc', 'E2801160600002054E1D2A3B', true],
    ['rfidEpc', 'E28', false],
    ['rfidEpc', 'urn:epc:id:giai:4012345.00012', true],
    ['giai', '4'.repeat(31), false],
    ['secondBarcode', 'x'.repeat(200), true],
    ['secondBarcode', 'x'.repeat(201), false],
  ])('of kind %s can be %s: %s', (kind, code, can) => expect(isCodeOf(kind, code)).toBe(can))
})
