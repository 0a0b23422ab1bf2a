import type { ReceiptLine } from '../../../../../src-shared/features/disposals/shipments/shipment.ts'
import { CsvFault, csvTable } from '../csv-table.ts'

const serialHeaders = ['serial', 'serial number', 'serial no', 'serial no.', 'serialnumber', 's/n', 'sn']
const tagHeaders = ['asset tag', 'assettag', 'tag', 'asset']

/**
 * The serial numbers of a vendor's receipt, a CSV with a header; a line without a serial number is of the asset of its tag.
 * @throws CsvFault
 */
export function receiptLines(bytes: Uint8Array): ReceiptLine[] {
  const { rows, columnOf } = csvTable(bytes)
  const [serialAt, tagAt] = [columnOf(serialHeaders), columnOf(tagHeaders)]
  if (serialAt < 0 && tagAt < 0) throw new CsvFault('no column is headed “Serial” or “Asset Tag”')
  return rows.flatMap(({ line, cells }) => {
    const serial = (cells[serialAt] ?? '').trim() || (cells[tagAt] ?? '').trim()
    return serial === '' ? [] : [{ line, serial }]
  })
}
