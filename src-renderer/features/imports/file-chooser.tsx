import Button from '@mui/material/Button'
import { type DragEvent, useRef, useState } from 'react'
import { z } from 'zod'
import { failure, problem } from '../../../src-shared/contract/problems.ts'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { KeyHint } from '../../components/keys/key-hint.tsx'
import { useKey } from '../../components/keys/use-key.ts'
import { Problem } from '../../components/problem/problem.tsx'
import styles from './import-page.module.css'

const fileProblems = {
  FILE_NOT_CSV: problem(z.object({ fileName: z.string() }), ({ fileName }) => text.notCsv(fileName)),
}

/** A place to drop a CSV file on, and a button to choose one. */
export function FileChooser({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const [refused, setRefused] = useState<Error | null>(null)
  const choose = () => input.current?.click()
  useKey('O', text.choose, choose)

  const take = (file: File | undefined) => {
    if (!file) return
    const looksLikeCsv = /\.(csv|tsv|txt)$/i.test(file.name) || file.type.startsWith('text/')
    setRefused(looksLikeCsv ? null : failure(fileProblems, 'FILE_NOT_CSV', { fileName: file.name }))
    if (looksLikeCsv) onFile(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <>
      <section
        aria-label={text.drop}
        className={styles.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <Icon name="upload" size={40} weight={1.3} />
        <h2>{isOver ? text.dropNow : text.drop}</h2>
        <p className={styles.quiet}>{text.or}</p>
        <Button variant="contained" size="large" onClick={choose} autoFocus>
          {text.choose}
          <KeyHint keys="O" />
        </Button>
        <input
          ref={input}
          type="file"
          aria-label={text.choose}
          accept=".csv,.tsv,.txt,text/csv"
          hidden
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <p className={styles.explained}>{text.explained}</p>
      </section>
      <Problem error={refused} />
    </>
  )
}
