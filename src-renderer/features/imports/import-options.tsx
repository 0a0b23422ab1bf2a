import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import { formatBytes } from '../../components/format/format.ts'
import { Icon } from '../../components/icons/icon.tsx'
import styles from './import-page.module.css'

interface ImportOptionsProps {
  file: File
  update: boolean
  onUpdate: (update: boolean) => void
  onStart: () => void
  onOtherFile: () => void
}

export function ImportOptions({ file, update, onUpdate, onStart, onOtherFile }: ImportOptionsProps) {
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        onStart()
      }}
    >
      <p className={styles.file}>
        <Icon name="imports" />
        <strong>{file.name}</strong>
        <span className={styles.quiet}>{formatBytes(file.size)}</span>
      </p>
      <div>
        <FormControlLabel
          control={<Checkbox checked={update} onChange={(event) => onUpdate(event.target.checked)} />}
          label={text.update}
        />
        <p className={styles.under}>{text.updateExplained}</p>
      </div>
      <div className={styles.actions}>
        <Button type="submit" variant="contained" size="large" autoFocus>
          {text.start}
        </Button>
        <Button variant="text" size="large" onClick={onOtherFile}>
          {text.otherFile}
        </Button>
      </div>
    </form>
  )
}
