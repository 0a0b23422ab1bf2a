import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeptDesign } from '../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsWindowText } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import type { ShownStock } from '../../../../src-shared/features/labels/labels-message.ts'
import { stockName } from '../../../../src-shared/features/labels/stock.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { useCalmText } from '../../../components/rows/use-calm-text.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { FileJobButton } from '../../jobs/file-job-button.tsx'
import styles from './designs.module.css'
import { DesignsFrame } from './designs-frame.tsx'
import { DesignsTable } from './designs-table.tsx'
import { KeptActions } from './kept-actions.tsx'
import { StockDialog } from './stock-dialog.tsx'

const { stocks: text } = labelDesignsWindowText
const mostShown = 60

/** What labels stick on: found by part number or size, and stocks of one's own. */
export default function StocksPage() {
  const { calls } = useEngine()
  const [typed, setTyped] = useState('')
  const { asked } = useCalmText(typed)
  const [doing, setDoing] = useState<{ kept: KeptDesign | null } | null>(null)
  const found = useQuery({
    ...calls.labels.stocks.queryOptions({ input: { text: asked } }),
    placeholderData: keepPreviousData,
  })
  const stocks = found.data?.stocks ?? []
  return (
    <DesignsFrame
      kind="stock"
      add={text.add}
      onAdd={() => setDoing({ kept: null })}
      isAdding={doing !== null}
      error={found.error}
      bar={
        <div className={styles.bar}>
          <TextField
            className={styles.search ?? ''}
            size="small"
            label={text.search}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 200, spellCheck: false } }}
          />
          <span role="status" className={styles.soft}>
            {found.data
              ? text.count(
                  formatNumber(stocks.length),
                  stocks.length > mostShown ? formatNumber(mostShown) : null,
                )
              : ''}
          </span>
        </div>
      }
    >
      {({ kept: own, archive, saved }) => (
        <>
          <DesignsTable columns={Object.values(text.columns)}>
            {stocks.slice(0, mostShown).map((stock) => {
              const name = stockName(stock)
              return (
                <StockRow
                  key={`${stock.own} ${name}`}
                  stock={stock}
                  kept={stock.own ? own?.find((one) => one.name === name) : undefined}
                  onEdit={(kept) => setDoing({ kept })}
                  onArchive={archive}
                />
              )
            })}
          </DesignsTable>
          {doing && (
            <StockDialog
              kept={doing.kept}
              onClose={() => setDoing(null)}
              onSaved={(name) => {
                setDoing(null)
                saved(name)
              }}
            />
          )}
        </>
      )}
    </DesignsFrame>
  )
}

interface StockRowProps {
  stock: ShownStock
  /** absent: one of the catalogue, which nobody changes */
  kept: KeptDesign | undefined
  onEdit: (kept: KeptDesign) => void
  onArchive: (kept: KeptDesign) => void
}

function StockRow({ stock, kept, onEdit, onArchive }: StockRowProps) {
  const name = stockName(stock)
  return (
    <tr>
      <td>{stock.brand}</td>
      <td className="code">{partNumbers(stock)}</td>
      <td>{text.papers[stock.form]}</td>
      <td>{stock.columns * stock.rows > 1 ? `${stock.columns} × ${stock.rows}` : ''}</td>
      <td>{labelDesignsWindowText.mm(stock.width, stock.height)}</td>
      <td>
        <div className={styles.actions}>
          <OutlineButton stock={name} />
          {kept && (
            <>
              <Button
                size="small"
                variant="outlined"
                onClick={() => onEdit(kept)}
                aria-label={`${text.edit}: ${name}`}
              >
                {text.edit}
              </Button>
              <KeptActions kept={kept} onArchive={onArchive} />
            </>
          )}
        </div>
      </td>
    </tr>
  )
}

/** Draws the outlines of a stock, to be laid over a sheet of it. */
function OutlineButton({ stock }: { stock: string }) {
  const { client } = useEngine()
  return (
    <FileJobButton label={text.outline} start={() => client.labels.testPage({ page: 'outline', stock })} />
  )
}

const mostNumbers = 6

function partNumbers({ part, also }: ShownStock): string {
  const numbers = [part, ...also]
  const more = numbers.length - mostNumbers
  return more > 0 ? text.andMore(numbers.slice(0, mostNumbers).join(', '), more) : numbers.join(', ')
}
