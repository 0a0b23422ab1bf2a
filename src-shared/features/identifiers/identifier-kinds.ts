import { identifierKey } from '../../identity/identifier-key.ts'

export const identifierKinds = ['formerTag', 'secondBarcode', 'rfidEpc', 'giai', 'imei', 'mac'] as const
/** What an asset can be recognised by besides its tag and its serial number. It may have several of each kind. */
export type IdentifierKind = (typeof identifierKinds)[number]

/** Parts several codes of one kind where they are written in one line. */
export const codeSeparator = '; '

/** The codes that a text names, parted by semicolons or line breaks, in the form of their kind; each once. */
export function codesOf(kind: IdentifierKind, text: string): string[] {
  const codes = new Map<string, string>()
  for (const part of text.split(/[;\r\n]/)) {
    const code = tidied(kind, part.trim())
    const key = identifierKey(code)
    if (key !== '' && !codes.has(key)) codes.set(key, code)
  }
  return [...codes.values()]
}

/** A MAC address has one spelling here (AA:BB:CC:DD:EE:FF), an IMEI is digits alone; other codes are as they are read. */
function tidied(kind: IdentifierKind, code: string): string {
  if (kind === 'imei') return code.replace(/[\s./-]/g, '')
  if (kind !== 'mac') return code
  const digits = code.replace(/[\s:.-]/g, '').toUpperCase()
  return /^[0-9A-F]+$/.test(digits) ? (digits.match(/.{1,2}/g) ?? []).join(':') : code
}

/**
 * Whether a code can be of its kind: a MAC address has 6 or 8 bytes (EUI-48, EUI-64), an IMEI 14 to 16 digits (3GPP TS
 * 23.003), an EPC is hexadecimal or a URN, a GIAI up to 30 characters (GS1 General Specifications) or a URN.
 */
export function isCodeOf(kind: IdentifierKind, code: string): boolean {
  if (code.length > 200) return false
  switch (kind) {
    case 'mac':
      return /^([0-9A-F]{2}:){5}[0-9A-F]{2}(:[0-9A-F]{2}){0,2}$/.test(code) && code.length !== 20
    case 'imei':
      return /^\d{14,16}$/.test(code)
    case 'rfidEpc':
      return /^([0-9A-F]{4})+$/i.test(code) || code.startsWith('urn:epc:')
    case 'giai':
      return code.length <= 30 || code.startsWith('urn:epc:')
    case 'formerTag':
    case 'secondBarcode':
      return true
  }
}
