/** The kinds of codes that labels can carry. */
export const symbologies = ['code128', 'code39', 'gs1-128', 'qr', 'datamatrix', 'gs1-datamatrix'] as const
export type Symbology = (typeof symbologies)[number]

/** Bars, or a matrix of modules, row by row; true is dark. */
export type CodeSymbol =
  | { kind: 'bars'; modules: readonly boolean[] }
  | { kind: 'matrix'; size: number; modules: readonly boolean[] }

interface SymbologyRules {
  /** free of ink on each side, in widths of the narrowest bar or module */
  quietZone: number
  /** millimetres: the narrowest bar or module that readers in use can be trusted with */
  narrowest: number
  /** millimetres: wider does not read better from the hand */
  widest: number
  /** millimetres; of a matrix it follows from its size */
  minimumHeight: number
  /** millimetres, quiet zones left out */
  maximumLength: number
  mostCharacters: number
  /** what it can hold */
  holds: RegExp
}

const printable = /^[\x20-\x7e]+$/
/** GS1 General Specifications, figure 7.11-1: the 82 characters of element strings, without brackets, which part them. */
const gs1Characters = /^[A-Za-z0-9!"%&'*+,\-./:;<=>?_]+$/

const bars = { narrowest: 0.19, widest: 0.5, maximumLength: Number.POSITIVE_INFINITY, quietZone: 10 }
const matrix = { narrowest: 0.25, widest: 0.7, maximumLength: Number.POSITIVE_INFINITY, minimumHeight: 0 }

/** ISO/IEC 15417 and 16388, GS1 General Specifications, ISO/IEC 18004 and 16022. */
export const symbologyRules: Readonly<Record<Symbology, SymbologyRules>> = {
  code128: { ...bars, minimumHeight: 6.35, mostCharacters: 80, holds: printable },
  code39: { ...bars, minimumHeight: 6.35, mostCharacters: 43, holds: /^[A-Z0-9 $%+\-./]+$/ },
  'gs1-128': {
    ...bars,
    minimumHeight: 12.7,
    maximumLength: 165.1,
    mostCharacters: 30,
    holds: gs1Characters,
  },
  qr: { ...matrix, quietZone: 4, mostCharacters: 500, holds: /^[^\p{Cc}]+$/u },
  datamatrix: { ...matrix, quietZone: 1, mostCharacters: 500, holds: printable },
  'gs1-datamatrix': { ...matrix, quietZone: 1, mostCharacters: 30, holds: gs1Characters },
}

/** Whether it is bars, which every reader reads; else it is a matrix. */
export const isBars = (symbology: Symbology) =>
  symbology === 'code128' || symbology === 'code39' || symbology === 'gs1-128'

/** Whether a key of GS1 stands in it: then it needs the company prefix of the organisation. */
export const isGs1 = (symbology: Symbology) => symbology === 'gs1-128' || symbology === 'gs1-datamatrix'

/** The company prefix that GS1 gave to an organisation: 4 to 12 digits. */
export const gs1PrefixPattern = /^\d{4,12}$/
