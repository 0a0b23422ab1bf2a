import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import { appText } from '../../../../src-shared/features/app/app-text.ts'
import { afterText as text } from '../../../../src-shared/features/audits/after-text.ts'
import type { ReportBooks } from '../../../../src-shared/features/audits/report-figures.ts'
import { formatMoment, formatNumber } from '../../../components/format/format.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { codeOf } from '../../../components/problem/sentence-of.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { FileJobButton } from '../../jobs/file-job-button.tsx'

interface BooksDialogProps {
  auditId: string
  isClosed: boolean
  onClose: () => void
}

/** Takes in the books, says how they and the audit agree, and hands that out as a document. */
export function BooksDialog({ auditId, isClosed, onClose }: BooksDialogProps) {
  const { calls, client, files } = useEngine()
  const titleId = useId()
  const input = useRef<HTMLInputElement>(null)
  const books = useQuery(calls.audits.books.queryOptions({ input: { auditId } }))
  const take = useMutation({
    mutationFn: async (file: File) =>
      client.audits.takeBooks({ auditId, stagingId: await files.stage(file), fileName: file.name }),
  })
  const hasNone = codeOf(books.error) === 'BOOKS_MISSING'
  const taken = hasNone ? undefined : books.data
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{text.books}</DialogTitle>
      <DialogContent>
        <div style={{ display: 'grid', gap: 16 }}>
          <p style={{ color: 'var(--ink-2)' }}>{text.booksExplained(isClosed)}</p>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.txt,text/csv"
            onChange={(event) => {
              const [file] = event.target.files ?? []
              if (file) take.mutate(file)
              event.target.value = ''
            }}
          />
          <Button
            variant={taken ? 'outlined' : 'contained'}
            size="large"
            autoFocus
            disabled={take.isPending}
            onClick={() => input.current?.click()}
          >
            {text.chooseBooks}
          </Button>
          <div role="status" style={{ display: 'grid', gap: 16 }}>
            {taken && (
              <>
                <p>{text.booksAbout(taken.fileName, formatMoment(taken.takenAt), taken.takenBy)}</p>
                <dl style={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: '6px 24px' }}>
                  {figuresOf(taken).map(([term, figure]) => (
                    <div key={term} style={{ display: 'contents' }}>
                      <dt>{term}</dt>
                      <dd style={{ fontWeight: 560, textAlign: 'end' }}>{formatNumber(figure)}</dd>
                    </div>
                  ))}
                </dl>
              </>
            )}
          </div>
          <Problem error={take.error ?? (hasNone ? null : books.error)} />
        </div>
      </DialogContent>
      <DialogActions>
        {taken && <FileJobButton label={text.booksFile} start={() => client.audits.booksFile({ auditId })} />}
        <Button variant="outlined" onClick={onClose}>
          {appText.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

type Books = Pick<ReportBooks, 'matched' | 'notInRegister' | 'notInBooks' | 'outsideAudit'>

function figuresOf({ matched, notInRegister, notInBooks, outsideAudit }: Books): [string, number][] {
  const { booksFigures: words } = text
  return [
    [words.matched, matched.length],
    [words.differing, matched.filter(({ differs }) => differs).length],
    [words.missing, matched.filter(({ part }) => part === 'missing').length],
    [words.notInRegister, notInRegister.length],
    [words.notInBooks, notInBooks.length],
    [words.outsideAudit, outsideAudit],
  ]
}
