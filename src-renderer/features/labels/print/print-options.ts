import type { ReprintReason } from '../../../../src-shared/features/labels/label-run.ts'
import type { LabelPrint, PageAsked } from '../../../../src-shared/features/labels/labels-contract.ts'
import { printerAddress } from '../../../../src-shared/features/labels/printer-address.ts'
import type { Resolution } from '../../../../src-shared/features/labels/printer-dots.ts'

export const targets = ['pdf', 'zpl', 'host', 'printer'] as const
export type Target = (typeof targets)[number]

/** What is set on the page; `startCell` and `skip` are chosen on the picture of the sheet. */
export interface PrintOptions {
  stock: string
  /** '': the first that fits */
  template: string
  dpi: Resolution | null
  copies: number
  cutMarks: boolean
  target: Target
  /** address of a label printer */
  host: string
  /** name of a printer of the system */
  printer: string
  startCell: number
  skip: readonly number[]
  reprint: ReprintReason | null
  isOldDestroyed: boolean
}

const usual: PrintOptions = {
  stock: '',
  template: '',
  dpi: null,
  copies: 1,
  cutMarks: false,
  target: 'pdf',
  host: '',
  printer: '',
  startCell: 1,
  skip: [],
  reprint: null,
  isOldDestroyed: false,
}
const storageKey = 'assetwalk.labelPrint'

/** What was set the last time on this computer; which cells are free and why labels are new is asked anew. */
export function rememberedOptions(): PrintOptions {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<PrintOptions>
    return { ...usual, ...kept, startCell: 1, skip: [], reprint: null, isOldDestroyed: false }
  } catch {
    return usual
  }
}

export function rememberOptions({
  stock,
  template,
  dpi,
  cutMarks,
  target,
  host,
  printer,
}: PrintOptions): void {
  localStorage.setItem(storageKey, JSON.stringify({ stock, template, dpi, cutMarks, target, host, printer }))
}

/** What the first page depends on. */
export const pageAskedOf = ({
  stock,
  template,
  dpi,
  startCell,
  skip,
  copies,
  cutMarks,
}: PrintOptions): PageAsked => ({
  stock: stock.trim(),
  ...(template !== '' && { template }),
  ...(dpi !== null && { dpi }),
  startCell,
  skip: [...skip],
  copies,
  cutMarks,
})

/** The order that the options make; null while something is missing. */
export function orderOf(options: PrintOptions): Omit<LabelPrint, 'assets'> | null {
  const to = outputOf(options)
  if (!to || options.stock.trim() === '') return null
  return {
    to,
    format: options.target === 'zpl' || options.target === 'host' ? 'zpl' : 'pdf',
    ...pageAskedOf(options),
    ...(options.reprint !== null && { reprint: options.reprint }),
  }
}

function outputOf({ target, host, printer }: PrintOptions): LabelPrint['to'] | null {
  if (target === 'host') {
    const address = printerAddress(host)
    return address && { kind: 'host', ...address }
  }
  if (target === 'printer') return printer === '' ? null : { kind: 'printer', name: printer }
  return { kind: 'file' }
}
