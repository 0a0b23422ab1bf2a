import { useState } from 'react'
import { z } from 'zod'
import { failure, problem } from '../../../src-shared/contract/problems.ts'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import { DropFiles } from '../../components/page/drop-files.tsx'
import { Problem } from '../../components/problem/problem.tsx'

const fileProblems = {
  FILE_NOT_CSV: problem(z.object({ fileName: z.string() }), ({ fileName }) => text.notCsv(fileName)),
}

/** A place to drop a CSV file on, and a button to choose one. */
export function FileChooser({ onFile }: { onFile: (file: File) => void }) {
  const [refused, setRefused] = useState<Error | null>(null)
  const take = (file: File) => {
    const looksLikeCsv = /\.(csv|tsv|txt)$/i.test(file.name) || file.type.startsWith('text/')
    setRefused(looksLikeCsv ? null : failure(fileProblems, 'FILE_NOT_CSV', { fileName: file.name }))
    if (looksLikeCsv) onFile(file)
  }
  return (
    <>
      <DropFiles
        title={text.drop}
        over={text.dropNow}
        or={text.or}
        choose={text.choose}
        explained={text.explained}
        accept=".csv,.tsv,.txt,text/csv"
        isAlone
        onFiles={([file]) => file && take(file)}
      />
      <Problem error={refused} />
    </>
  )
}
