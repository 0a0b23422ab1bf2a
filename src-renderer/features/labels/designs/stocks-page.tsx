import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeptDesign } from '../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsWindowText } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import type { ShownStock } from '../../../../src-shared/features/labels/labels-message.ts'
import { stockName } from '../../../../src-shared/features/labels/stock.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../../components/notice/notice-line.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useCalmText } from '../../../components/rows/use-calm-text.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { FileJobButton } from '../../jobs/file-job-button.tsx'
import { LabelsFrame } from '../labels-frame.tsx'
import { ImportDesign } from './design-files.tsx'
import styles from './designs.module.css'
import { KeptActions } from './kept-actions.tsx'
import { StockDialog } from './stock-dialog.tsx'
import { useArchive } from './use-archive.ts'

const { stocks: text } = labelDesignsWindowText
const mostShown = 60

/** What labels stick on: found by part number or size, and stocks of one's own. */
export default function StocksPage() {
  const { calls } = useEngine()
  const [typed, setTyped] = useState('')
  const { asked } = useCalmText(typed)
  const [doing, setDoing] = useState<{ kept: KeptDesign | null } | null>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  const found = useQuery({
    ...calls.labels.stocks.queryOptions({ input: { text: asked } }),
    placeholderData: keepPreviousData,
  })
  const { data: own } = useQuery(calls.labelDesigns.list.queryOptions({ input: { kind: 'stock' } }))
  const archive = useArchive(setNotice)
  const add = () => setDoing({ kept: null })
  useKey('N', text.add, add, { when: doing === null })
  const stocks = found.data?.stocks ?? []
  const keptOf = (stock: ShownStock) =>
    stock.own ? own?.designs.find(({ name }) => name === stockName(stock)) : undefined
  return (
    <LabelsFrame
      actions={
        <>
          <ImportDesign
            kind="stock"
            onImported={(name) => setNotice({ says: labelDesignsWindowText.imported(name) })}
          />
          <Button variant="contained" onClick={add} startIcon={<Icon name="plus" size={18} />}>
            {text.add}
            <KeyHint keys="N" />
          </Button>
        </>
      }
    >
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
      <Problem error={found.error ?? archive.error} />
      <div className={styles.scroller}>
        <table className={styles.table}>
          <thead>
            <tr>
              {Object.values(text.columns).map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stocks.slice(0, mostShown).map((stock) => {
              const name = stockName(stock)
              const kept = keptOf(stock)
              return (
                <tr key={`${stock.own} ${name}`}>
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
                            onClick={() => setDoing({ kept })}
                            aria-label={`${text.edit}: ${name}`}
                          >
                            {text.edit}
                          </Button>
                          <KeptActions kept={kept} onArchive={archive.mutate} />
                        </>
                      )}
                    </div>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <NoticeLine notice={notice} onClose={() => setNotice(null)} />
      {doing && (
        <StockDialog
          kept={doing.kept}
          onClose={() => setDoing(null)}
          onSaved={(name) => {
            setDoing(null)
            setNotice({ says: labelDesignsWindowText.saved(name) })
          }}
        />
      )}
    </LabelsFrame>
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
