import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { use } from 'react'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { KeyHint } from './key-hint.tsx'
import type { KeyBinding } from './key-registry.ts'
import styles from './keys-dialog.module.css'
import { KeysContext } from './use-key.ts'

/** Every key that does something on the page behind it. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const bindings = use(KeysContext).list()
  const group = (scope: KeyBinding['scope']) => bindings.filter((binding) => binding.scope === scope)
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{appText.keys.title}</DialogTitle>
      <DialogContent className={styles.groups ?? ''}>
        <KeyGroup title={appText.keys.inThisPage} bindings={group('page')} />
        <KeyGroup title={appText.keys.everywhere} bindings={group('everywhere')} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} variant="outlined" autoFocus>
          {appText.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function KeyGroup({ title, bindings }: { title: string; bindings: KeyBinding[] }) {
  if (bindings.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.list}>
        {[...Map.groupBy(bindings, ({ label }) => label)].map(([label, same]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {[...new Set(same.map(({ keys }) => keys))].map((keys, index) => (
                <span key={keys}>
                  {index > 0 && <span className={styles.or}> {appText.keys.or}</span>}
                  <span className="unseen"> {keys}</span>
                  <KeyHint keys={keys} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
