import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId } from 'react'
import type { Attachment } from '../../../src-shared/features/attachments/attachments-contract.ts'
import { attachmentsWindowText as text } from '../../../src-shared/features/attachments/attachments-window-text.ts'
import { formatBytes, formatMoment } from '../../components/format/format.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { AttachmentImage } from './attachment-image.tsx'
import styles from './attachments.module.css'

interface PhotoDialogProps {
  photos: readonly Attachment[]
  shown: Attachment
  onFetch: (photo: Attachment) => void
  onShow: (photo: Attachment) => void
  onClose: () => void
}

/** A photo as large as the window allows; the arrow keys lead to the others. */
export function PhotoDialog({ photos, shown, onFetch, onShow, onClose }: PhotoDialogProps) {
  const titleId = useId()
  const at = photos.findIndex(({ id }) => id === shown.id)
  const go = (by: number) => {
    const photo = photos[at + by]
    if (photo) onShow(photo)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="lg"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') go(1)
        if (event.key === 'ArrowLeft') go(-1)
      }}
    >
      <DialogTitle id={titleId}>{shown.fileName}</DialogTitle>
      <DialogContent>
        {shown.isHere ? (
          <AttachmentImage
            key={shown.id}
            id={shown.id}
            part="content"
            alt={text.photoOf(shown.fileName)}
            className={styles.large}
          />
        ) : (
          <p>
            {text.notHere(formatBytes(shown.size))}{' '}
            <Button variant="outlined" onClick={() => onFetch(shown)}>
              {text.fetchNow}
            </Button>
          </p>
        )}
        <p className={styles.by}>{text.addedBy(shown.addedBy, formatMoment(shown.addedAt))}</p>
      </DialogContent>
      <DialogActions>
        {photos.length > 1 && (
          <>
            <Button variant="text" aria-label={text.previous} disabled={at <= 0} onClick={() => go(-1)}>
              <Icon name="back" size={18} />
            </Button>
            <Button
              variant="text"
              aria-label={text.next}
              disabled={at >= photos.length - 1}
              onClick={() => go(1)}
            >
              <Icon name="next" size={18} />
            </Button>
          </>
        )}
        <Button variant="contained" autoFocus onClick={onClose}>
          {text.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
