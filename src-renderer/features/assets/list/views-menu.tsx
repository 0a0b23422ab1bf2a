import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Popover from '@mui/material/Popover'
import TextField from '@mui/material/TextField'
import { useRef, useState } from 'react'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { changeLook, type ListLook } from './list-columns.ts'
import { forgetView, saveView, useSavedViews } from './saved-views.ts'
import styles from './views-menu.module.css'

interface ViewsMenuProps {
  address: string
  look: ListLook
  onOpen: (address: string) => void
}

/** Views that somebody keeps on this computer: what is shown, in which order, with which columns. */
export function ViewsMenu({ address, look, onOpen }: ViewsMenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [name, setName] = useState('')
  const views = useSavedViews()
  useKey('V', text.views, () => setIsOpen(true))
  return (
    <>
      <Button
        ref={button}
        variant="text"
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        startIcon={<Icon name="views" size={17} />}
      >
        {text.views}
      </Button>
      <Popover
        open={isOpen}
        anchorEl={button.current}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        onClose={() => setIsOpen(false)}
        slotProps={{ paper: { className: styles.menu ?? '', role: 'dialog', 'aria-label': text.views } }}
      >
        {views.length === 0 && <p className={styles.quiet}>{text.noViews}</p>}
        <ul className={styles.views}>
          {views.map((view) => (
            <li key={view.name}>
              <button
                type="button"
                aria-current={view.address === address}
                onClick={() => {
                  changeLook({ columns: view.columns })
                  onOpen(view.address)
                  setIsOpen(false)
                }}
              >
                {view.name}
              </button>
              <IconButton
                size="small"
                aria-label={text.forgetView(view.name)}
                onClick={() => forgetView(view.name)}
              >
                <Icon name="close" size={16} />
              </IconButton>
            </li>
          ))}
        </ul>
        <form
          className={styles.save}
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() === '') return
            saveView({ name: name.trim(), address, columns: look.columns })
            setName('')
          }}
        >
          <TextField
            autoFocus
            label={text.viewName}
            value={name}
            onChange={(event) => setName(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 100 } }}
          />
          <Button type="submit" variant="contained" disabled={name.trim() === ''}>
            {text.saveView}
          </Button>
        </form>
        <p className={styles.quiet}>{text.viewsExplained}</p>
      </Popover>
    </>
  )
}
