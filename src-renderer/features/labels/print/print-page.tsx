import Button from '@mui/material/Button'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { FirstLabel } from './first-label.tsx'
import { PrintForm } from './print-form.tsx'
import {
  orderOf,
  type PrintOptions,
  pageAskedOf,
  rememberedOptions,
  rememberOptions,
} from './print-options.ts'
import styles from './print-page.module.css'
import { PrintProgress } from './print-progress.tsx'
import { SheetPicture, sheetsFor } from './sheet-picture.tsx'
import { useFirstPage } from './use-first-page.ts'
import { useWanted } from './use-wanted.ts'

const text = labelsWindowText.print

/** Prints the labels that wait, or that of a location: on which stock, beginning where, and on what printer. */
export default function PrintPage() {
  const { client, calls } = useEngine()
  const navigate = useNavigate()
  const [options, setOptions] = useState(rememberedOptions)
  const [printing, setPrinting] = useState<{ jobId: string; target: PrintOptions['target'] } | null>(null)
  const [below, setBelow] = useState(false)
  const wanted = useWanted(below)
  const { data: sheet, error: sheetError } = useQuery({
    ...calls.labelQueue.sheet.queryOptions({ input: { stock: options.stock.trim() } }),
    enabled: options.stock.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  const shown = options.stock.trim() === '' || sheetError ? undefined : sheet
  const change = (part: Partial<PrintOptions>) => {
    const next = { ...options, ...part }
    rememberOptions(next)
    setOptions(next)
  }
  const order = orderOf(options)
  const { reprints, first } = wanted
  const isReady =
    order !== null &&
    shown !== undefined &&
    wanted.total > 0 &&
    (shown.isRoll || order.format === 'pdf') &&
    (reprints === 0 || (options.reprint !== null && options.isOldDestroyed))
  const print = useMutation({
    mutationFn: async () => {
      if (!order) return null
      const { jobId } = await client.labels.print({ ...order, assets: wanted.labels })
      return { jobId, target: options.target }
    },
    onSuccess: setPrinting,
  })
  const run = () => {
    if (isReady && !print.isPending) print.mutate()
  }
  const back = () => void navigate(wanted.back.to)
  useKey('Escape', wanted.back.label, back, { when: printing === null })
  useKey('Ctrl+Enter', text.run, run, { when: printing === null })
  const { page, error: pageError } = useFirstPage(
    shown && wanted.total > 0 ? { ...pageAskedOf(options), assets: wanted.labels } : null,
  )
  const count = page?.total ?? wanted.total * options.copies

  if (printing)
    return (
      <Page title={text.title} back={{ label: wanted.back.label, run: back }}>
        <PrintProgress
          {...printing}
          isQueue={wanted.isQueue}
          onBack={back}
          onAgain={() => setPrinting(null)}
        />
      </Page>
    )
  return (
    <Page
      title={text.title}
      about={wanted.about}
      back={{ label: wanted.back.label, run: back }}
      actions={
        <Button
          variant="contained"
          onClick={run}
          disabled={!isReady || print.isPending}
          startIcon={<Icon name="print" size={18} />}
        >
          {text.run}
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      }
    >
      <Problem error={print.error ?? wanted.error} />
      <div className={styles.columns}>
        <PrintForm
          options={options}
          reprints={reprints}
          isSheet={shown !== undefined && !shown.isRoll}
          onOptions={change}
          below={wanted.isQueue ? null : { value: below, onChange: setBelow }}
        />
        <section aria-labelledby="sheet" className={styles.sheet}>
          <h2 id="sheet">{shown?.stock ?? text.sheet}</h2>
          {shown && first !== undefined && (
            <FirstLabel
              stock={shown.stock}
              template={options.template || (page?.template ?? '')}
              tag={first}
              dpi={options.dpi}
            />
          )}
          {options.stock.trim() !== '' && <Problem error={shown ? pageError : sheetError} small />}
          {shown?.isRoll && <p className={styles.quiet}>{text.roll}</p>}
          {shown && !shown.isRoll && (
            <>
              <p className={styles.quiet}>{usesOf(shown, count, options)}</p>
              <SheetPicture
                sheet={shown}
                count={count}
                startCell={options.startCell}
                skip={options.skip}
                drawn={page?.svg}
                onChange={change}
              />
            </>
          )}
        </section>
      </div>
    </Page>
  )
}

function usesOf(
  sheet: Parameters<typeof sheetsFor>[0],
  count: number,
  { startCell, skip }: PrintOptions,
): string {
  const sheets = sheetsFor(sheet, count, startCell, skip)
  return text.uses(
    text.labels(formatNumber(count), count === 1),
    text.sheets(formatNumber(sheets), sheets === 1),
  )
}
