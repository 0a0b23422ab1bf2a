import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import LinearProgress from '@mui/material/LinearProgress'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { diagnosticsFile } from '../../../src-shared/features/diagnostics/diagnostics-file.ts'
import { diagnosticsWindowText as text } from '../../../src-shared/features/diagnostics/diagnostics-window-text.ts'
import { CopyButton } from '../../components/clipboard/copy-button.tsx'
import { Icon } from '../../components/icons/icon.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { saveAs } from '../../host/save-as.ts'
import styles from './diagnostics-dialog.module.css'

/** Shows every section of the diagnostics; what is shown is what is saved, and it does not change in between. */
export default function DiagnosticsDialog({ onClose }: { onClose: () => void }) {
  const { calls } = useEngine()
  const [saved, setSaved] = useState<string | null>(null)
  const { data, error } = useQuery({
    ...calls.diagnostics.collect.queryOptions(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const save = () => {
    if (!data) return
    saveAs(new Blob([diagnosticsFile(data.sections)], { type: 'text/plain' }), data.fileName)
    setSaved(data.fileName)
  }
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="diagnostics">
      <DialogTitle id="diagnostics">{text.title}</DialogTitle>
      <DialogContent className={styles.content ?? ''}>
        <p className={styles.about}>{text.about}</p>
        <Problem error={error} />
        {!data && !error && <LinearProgress aria-label={text.collecting} />}
        {data?.sections.map((section) => (
          <section key={section.title} aria-label={section.title}>
            <h3 className={styles.title}>{section.title}</h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to be able to */}
            <pre className={`code ${styles.text}`} tabIndex={0}>
              {section.text}
            </pre>
          </section>
        ))}
      </DialogContent>
      <DialogActions className={styles.actions ?? ''}>
        <span role="status" className={styles.saved}>
          {saved && text.saved(saved)}
        </span>
        {data && <CopyButton label={text.copy} text={() => diagnosticsFile(data.sections)} />}
        <Button
          variant="contained"
          disabled={!data}
          onClick={save}
          startIcon={<Icon name="download" size={17} />}
        >
          {text.save}
        </Button>
        <Button onClick={onClose} variant="outlined" autoFocus>
          {appText.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
