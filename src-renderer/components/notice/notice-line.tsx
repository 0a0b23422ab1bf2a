import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { Icon } from '../icons/icon.tsx'
import { KeyHint } from '../keys/key-hint.tsx'
import { useKey } from '../keys/use-key.ts'
import { Problem } from '../problem/problem.tsx'
import styles from './notice.module.css'

/** What was done a moment ago, and how it is taken back. */
export interface Notice {
  says: string
  undo?: () => Promise<unknown>
}

interface NoticeLineProps {
  notice: Notice | null
  onClose: () => void
}

/** Says at the bottom of a page what was done, with Undo (Ctrl Z) as long as it stands there. */
export function NoticeLine({ notice, onClose }: NoticeLineProps) {
  const undo = useMutation({
    mutationFn: async (taken: Notice) => taken.undo?.(),
    onSuccess: onClose,
  })
  const run = () => {
    if (notice && !undo.isPending) undo.mutate(notice)
  }
  useKey('Ctrl+Z', appText.undo, run, { when: notice?.undo !== undefined })
  return (
    <div role="status" className={styles.place}>
      {notice && (
        <div className={styles.notice}>
          <p>{notice.says}</p>
          {notice.undo && (
            <Button size="small" startIcon={<Icon name="undo" size={16} />} onClick={run}>
              {appText.undo}
              <KeyHint keys="Ctrl+Z" />
            </Button>
          )}
          <Button size="small" variant="text" aria-label={appText.dismiss} onClick={onClose}>
            <Icon name="close" size={16} />
          </Button>
          {undo.variables === notice && <Problem error={undo.error} small />}
        </div>
      )}
    </div>
  )
}
