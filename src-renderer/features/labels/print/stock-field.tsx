import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import { stockName } from '../../../../src-shared/features/labels/stock.ts'
import { useEngine } from '../../../host/engine-context.ts'

const text = labelsWindowText.print
const mostOffered = 60

interface StockFieldProps {
  value: string
  onChange: (stock: string) => void
}

/** A field for a stock, found by its part number or its size. */
export function StockField({ value, onChange }: StockFieldProps) {
  const { calls } = useEngine()
  const { data } = useQuery({
    ...calls.labels.stocks.queryOptions({ input: { text: value } }),
    placeholderData: keepPreviousData,
  })
  const stocks = data?.stocks.slice(0, mostOffered) ?? []
  return (
    <Autocomplete
      freeSolo
      autoHighlight
      openOnFocus
      options={stocks.map(stockName)}
      filterOptions={(options) => options}
      inputValue={value}
      onInputChange={(_event, stock, reason) => {
        if (reason !== 'blur') onChange(stock)
      }}
      renderOption={({ key, ...props }, name) => {
        const stock = stocks.find((one) => stockName(one) === name)
        return (
          <li key={key} {...props}>
            {name}
            {stock && (
              <span style={{ marginInlineStart: 'auto', paddingInlineStart: 16, color: 'var(--ink-3)' }}>
                {`${stock.form} · ${stock.columns} × ${stock.rows} · ${stock.width} × ${stock.height} mm`}
              </span>
            )}
          </li>
        )
      }}
      renderInput={(input) => (
        <TextField
          {...input}
          label={text.stock}
          helperText={text.stockHint}
          required
          autoFocus={value === ''}
        />
      )}
    />
  )
}
