import { assertNever } from '../../contract/assert-never.ts'
import type { Reader } from './designs/settings-entity.ts'
import type { Refusal } from './refusal.ts'
import type { StockFault } from './stock.ts'
import type { Symbology } from './symbology.ts'

/** Every sentence about labels that somebody can see. */
const symbologyNames: Record<Symbology, string> = {
  code128: 'Code 128',
  code39: 'Code 39',
  'gs1-128': 'GS1-128',
  qr: 'QR code',
  datamatrix: 'Data Matrix',
  'gs1-datamatrix': 'GS1 Data Matrix',
}

const readerNames: Record<Reader, string> = { laser: '1D laser', imager: 'imager', phone: 'phone' }

const millimetres = (mm: number) => `${mm.toFixed(1)} mm`

/** Why a label is refused, and what could be done. */
function refused(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'empty':
      return 'There is no text to print as a code. Give the asset a tag first.'
    case 'characters':
      return `${symbologyNames[refusal.symbology]} cannot hold “${refusal.characters}”. Choose a template with a QR code, or another tag.`
    case 'tooManyCharacters':
      return `${symbologyNames[refusal.symbology]} holds at most ${refusal.most} characters, this has ${refusal.length}. Use a shorter tag.`
    case 'gs1PrefixMissing':
      return `${symbologyNames[refusal.symbology]} needs the GS1 Company Prefix of your organisation: 4 to 12 digits that GS1 gave to it. Name it, or choose another template.`
    case 'urlBaseMissing':
      return 'A code that holds an address needs the address that stands before the tag. Set it in the label settings, or have the code hold the tag alone.'
    case 'readerReadsNone':
      return `Your organisation scans with a ${readerNames[refusal.reader]}, which reads bars alone, and this label has none. Choose a template with Code 128 or Code 39.`
    case 'textTooLow':
      return `Text of the smallest size that can be read is ${millimetres(refusal.needed)} high, this box ${millimetres(refusal.available)}. Make it higher.`
    case 'outsideLabel':
      return 'A part of it lies outside of the label. Move it in.'
    case 'touchesCode':
      return 'It overlaps a code or its quiet zone, and the code could not be read. Move one of them.'
    case 'stockTooSmall':
      return `This label was drawn for ${millimetres(refusal.width)} × ${millimetres(refusal.height)}. Choose a stock of at least that size, or another template.`
    case 'tooWide':
      return `${symbologyNames[refusal.symbology]} needs ${millimetres(refusal.needed)} with its quiet zones, there are ${millimetres(refusal.available)}. Choose another template, a wider stock or a shorter tag.`
    case 'tooHigh':
      return `${symbologyNames[refusal.symbology]} needs a height of ${millimetres(refusal.needed)}, there are ${millimetres(refusal.available)}. Choose another template or a higher stock.`
    default:
      return assertNever(refusal)
  }
}

export const labelsText = {
  symbologies: symbologyNames,
  readers: readerNames,
  refused,
  propertyOf: (organisation: string) => (organisation === '' ? '' : `Property of ${organisation}`),
  documentTitle: (stock: string) => `Asset labels on ${stock}`,
  outlineTitle: (stock: string) => `Outlines of ${stock}`,
  outlineExplained: (stock: string) => `${stock}: print at 100 %, hold it against a sheet and the light.`,
  rulerTitle: 'Ruler page',
  rulerExplained: [
    'Print this page at 100 % (“actual size”), then measure with a steel ruler:',
    'from the left edge of the paper to line A: it should be 20 mm',
    'from the top edge of the paper to line B: it should be 20 mm',
    'from line A to line C: it should be 100 mm',
    'from line B to line D: it should be 100 mm',
    'Enter what you measured in the profile of this printer.',
  ],
  faults: {
    empty: 'it has no cells or no size',
    overlapping: 'its labels overlap',
    'wider than its paper': 'it is wider than its paper',
    'higher than its paper': 'it is higher than its paper',
  } satisfies Record<StockFault, string>,
  stockUnknown: (stock: string) =>
    `No stock is called “${stock}”. Look for its part number or size with “labels stocks”.`,
  stockUnclear: (stock: string, candidates: readonly string[]) =>
    `“${stock}” is several stocks: ${candidates.join(', ')}. Name the maker too.`,
  stockIsNoRoll: (stock: string) =>
    `${stock} is sheets, and ZPL is for printers with a roll. Choose a roll, or write a PDF.`,
  printerTakesZpl: (printer: string) =>
    `What is sent to ${printer} has to be ZPL. Choose a roll and ZPL, or a printer that the system knows by name.`,
  templateUnknown: (template: string, known: readonly string[]) =>
    `There is no template “${template}”. There are: ${known.join(', ')}.`,
  printerProfileUnknown: (profile: string, known: readonly string[]) =>
    `There is no printer profile “${profile}”. ${known.length > 0 ? `There are: ${known.join(', ')}.` : 'Make one first: a ruler page helps.'}`,
  labelRefused: (assetTag: string, reason: string, more: number) =>
    `The label of ${assetTag} cannot be read when it is printed so${more > 0 ? `, nor ${more} others` : ''}. ${reason} Nothing was printed.`,
  pictureNeedsFile: (format: string) =>
    `A label as ${format.toUpperCase()} goes to a file, not to a printer. Print a PDF or ZPL instead.`,
  oneLabelOnly: (count: number) =>
    `A picture is of one label, and these are ${count}. Choose one asset and one copy, write a PDF, or look at the first page with “labels preview”.`,
  nothingToPrint: 'No asset meets this, so there is no label to print. Look at the conditions again.',
  cellOutside: (cell: number, cells: number) =>
    `A sheet of this stock has ${cells} labels, and none with the number ${cell}. Count from the top left, row by row.`,
  tagsUnknown: (tags: readonly string[], more: number) =>
    `No asset has the tag ${tags.join(', ')}${more > 0 ? ` (and ${more} others)` : ''}. Correct the tags, then print again. Nothing was printed.`,
  textsTaken: (texts: readonly string[], more: number) =>
    `${texts.join(', ')}${more > 0 ? ` (and ${more} others)` : ''} would be read as something else: an asset, a location, or a tag that a scheme hands out. Choose another text. Nothing was printed.`,
  ofPlace: (name: string, outer: string) => (outer === '' ? name : `${name} · ${outer}`),
} as const
