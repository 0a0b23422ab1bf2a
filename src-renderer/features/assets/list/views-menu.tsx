import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import IconButton from '@mui/material/IconButton'
import Popover from '@mui/material/Popover'
import TextField from '@mui/material/TextField'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import type { SavedView } from '../../../../src-shared/features/assets/shared-views-contract.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { changeLook, type ListLook } from './list-columns.ts'
import { forgetView, saveView, useSavedViews } from './saved-views.ts'
import styles from './views-menu.module.css'

interface ViewsMenuProps {
  address: string
  look: ListLook
  onOpen: (address: string) => void
}

/** Views that somebody keeps, on this computer or for everybody: what is shown, in which order, with which columns. */
export function ViewsMenu({ address, look, onOpen }: ViewsMenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [name, setName] = useState('')
  const [isShared, setIsShared] = useState(false)
  const { calls } = useEngine()
  const own = useSavedViews()
  const { data } = useQuery({ ...calls.assets.sharedViews.queryOptions(), enabled: isOpen })
  const share = useMutation(calls.assets.shareView.mutationOptions())
  const unshare = useMutation(calls.assets.unshareView.mutationOptions())
  const shared = data?.views ?? []
  const open = (view: SavedView) => {
    changeLook({ columns: view.columns })
    onOpen(view.address)
    setIsOpen(false)
  }
  const keep = () => {
    const view = { name: name.trim(), address, columns: look.columns }
    if (view.name === '') return
    if (!isShared) saveView(view)
    else if (!share.isPending) share.mutate(view)
    setName('')
  }
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
        {own.length + shared.length === 0 && <p className={styles.quiet}>{text.noViews}</p>}
        <ViewList
          title={text.ownViews}
          views={own}
          address={address}
          onOpen={open}
          withoutTitle={text.forgetView}
          onWithout={({ name }) => forgetView(name)}
        />
        <ViewList
          title={text.sharedViews}
          views={shared}
          address={address}
          onOpen={open}
          withoutTitle={text.unshareView}
          onWithout={({ id }) => unshare.mutate({ id })}
        />
        <Problem error={share.error ?? unshare.error} />
        <form
          className={styles.save}
          onSubmit={(event) => {
            event.preventDefault()
            keep()
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
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={isShared}
                onChange={(event) => setIsShared(event.target.checked)}
              />
            }
            label={text.shareView}
          />
        </form>
        <p className={styles.quiet}>{text.viewsExplained}</p>
      </Popover>
    </>
  )
}

interface ViewListProps<View extends SavedView> {
  title: string
  views: readonly View[]
  address: string
  onOpen: (view: View) => void
  withoutTitle: (name: string) => string
  onWithout: (view: View) => void
}

function ViewList<View extends SavedView>(props: ViewListProps<View>) {
  const { title, views, address, onOpen, withoutTitle, onWithout } = props
  if (views.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.views}>
        {views.map((view) => (
          <li key={view.name}>
            <button type="button" aria-current={view.address === address} onClick={() => onOpen(view)}>
              {view.name}
            </button>
            <IconButton size="small" aria-label={withoutTitle(view.name)} onClick={() => onWithout(view)}>
              <Icon name="close" size={16} />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
