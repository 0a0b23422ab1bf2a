import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { verifyWindowText as text } from '../../../../src-shared/features/disposals/verify-window-text.ts'
import { DropFiles } from '../../../components/page/drop-files.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { DisposalsFrame } from '../disposals-frame.tsx'
import { VerificationCard } from './verification-card.tsx'
import styles from './verify-page.module.css'

/**
 * A place to drop certificates on, with the lists of keys and the status lists that somebody sent along. What was dropped
 * stays, so that a list that comes later is looked at too.
 */
export default function VerifyPage() {
  const { client, files } = useEngine()
  const [dropped, setDropped] = useState<readonly File[]>([])
  const verify = useMutation({
    mutationFn: async (all: readonly File[]) => {
      const staged: { stagingId: string; fileName: string }[] = []
      for (const file of all) staged.push({ stagingId: await files.stage(file), fileName: file.name })
      return client.certificates.verify({ files: staged })
    },
  })
  const take = (added: readonly File[]) => {
    const names = new Set(added.map(({ name }) => name))
    const all = [...dropped.filter(({ name }) => !names.has(name)), ...added]
    setDropped(all)
    verify.mutate(all)
  }
  const clear = () => {
    setDropped([])
    verify.reset()
  }
  const { data } = verify
  return (
    <DisposalsFrame
      actions={
        dropped.length > 0 && (
          <Button variant="outlined" onClick={clear}>
            {text.clear}
          </Button>
        )
      }
    >
      <div className={styles.page}>
        <DropFiles
          title={text.drop}
          over={text.dropNow}
          or={text.or}
          choose={text.choose}
          explained={text.explained}
          onFiles={take}
        />
        {verify.isPending && <p role="status">{text.working}</p>}
        <Problem error={verify.error} />
        {data && (
          <>
            <p className={styles.lists}>
              {data.keys === null ? text.noKeys : text.keys(data.keys)}{' '}
              {data.status === null ? text.noStatus : text.status(data.status)}
            </p>
            <ul aria-label={text.answers} className={styles.answers}>
              {[...data.verifications].reverse().map((one) => (
                <VerificationCard key={one.fileName} verification={one} trusts={data.keys !== null} />
              ))}
            </ul>
          </>
        )}
      </div>
    </DisposalsFrame>
  )
}
