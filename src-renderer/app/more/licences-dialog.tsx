import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import LinearProgress from '@mui/material/LinearProgress'
import { useQuery } from '@tanstack/react-query'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import styles from './licences-dialog.module.css'

const { about } = appText

/** The licences of the packages in this program, as the build has written them down. */
export default function LicencesDialog({ onClose }: { onClose: () => void }) {
  const { data: licences } = useQuery({ queryKey: ['licences'], queryFn: readLicences, staleTime: Infinity })
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="licences">
      <DialogTitle id="licences">{about.licences}</DialogTitle>
      <DialogContent>
        {licences === undefined && <LinearProgress aria-label={appText.loading} />}
        {licences === null && <p>{about.noLicences}</p>}
        {licences && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to be able to
          <pre className={`code ${styles.licences}`} tabIndex={0}>
            {licences}
          </pre>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} variant="outlined" autoFocus>
          {appText.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** @returns null where the window was built without them */
async function readLicences(): Promise<string | null> {
  const answer = await fetch('/third-party-notices.txt').catch(() => null)
  return answer?.ok ? answer.text() : null
}
