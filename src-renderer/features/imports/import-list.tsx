import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { columnNames } from '../../../src-shared/features/imports/column-names.ts'
import { headerKey } from '../../../src-shared/features/imports/import-fields.ts'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import { KeyHint } from '../../components/keys/key-hint.tsx'
import { useKey } from '../../components/keys/use-key.ts'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { ImportDesk } from './import-desk.tsx'
import type { ImportChoices } from './import-draft.ts'
import { forgetStaged, withStaged } from './staged-list.ts'
import { type ListOrder, useImportPreview } from './use-import-preview.ts'
import { useListSample } from './use-list-sample.ts'

interface ImportListProps {
  file: File
  choices: ImportChoices
  onChoose: (choices: Partial<ImportChoices>) => void
  onOtherFile: () => void
  onStarted: (jobId: string) => void
}

/** A chosen list, up to the moment at which its import begins. */
export function ImportList({ file, choices, onChoose, onOtherFile, onStarted }: ImportListProps) {
  const { client, files } = useEngine()
  const sample = useListSample(file, choices.encoding, choices.delimiter)
  const order = sample.columns && orderOf(choices, sample.columns)
  const preview = useImportPreview(file, order)
  const start = useMutation({
    mutationFn: () =>
      withStaged(files, file, (stagingId) =>
        client.imports.start({ ...order, stagingId, fileName: file.name }),
      ),
    onSuccess: ({ jobId }) => {
      forgetStaged(file)
      onStarted(jobId)
    },
  })
  const canStart = preview.isCurrent && !start.isPending
  const begin = () => {
    if (canStart) start.mutate()
  }
  useKey('Ctrl+Enter', text.start, begin)

  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // The keyboard goes to what comes next, unless somebody has put it somewhere else.
    if (canStart && document.activeElement === document.body) button.current?.focus()
  }, [canStart])

  return (
    <Page
      title={text.title}
      about={text.beforeImport}
      actions={
        <>
          <Button variant="outlined" onClick={onOtherFile}>
            {text.otherFile}
          </Button>
          <Button ref={button} variant="contained" disabled={!canStart} onClick={begin}>
            {text.start}
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </>
      }
    >
      <Problem error={start.error} />
      <ImportDesk {...{ file, choices, sample, preview, onChoose }} />
    </Page>
  )
}

/** What is left open is left out; so is what was said of columns that the list, read otherwise, does not have. */
function orderOf(choices: ImportChoices, columns: readonly { title: string }[]): ListOrder {
  const { update, newFields, encoding, delimiter, dates, mapping } = choices
  const names = columnNames(columns.map(({ title }) => title))
  const titles = new Set(names.map(headerKey))
  return {
    update,
    newFields,
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    ...(dates && { dates }),
    mapping: Object.fromEntries(Object.entries(mapping).filter(([title]) => titles.has(title))),
  }
}
