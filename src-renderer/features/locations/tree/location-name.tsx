import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { locationsWindowText as text } from '../../../../src-shared/features/locations/locations-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import styles from './locations-page.module.css'
import type { TreeRow } from './tree-rows.ts'

interface LocationNameProps {
  row: TreeRow
  /** the whole path, where the row does not stand in its tree */
  isFound: boolean
  isRenaming: boolean
  onToggle: () => void
  onRename: (name: string) => void
  onLeave: () => void
  onDrag: (event: DragEvent) => void
}

/** A location in the tree: opened and closed by its arrow, dragged by its name, renamed in place. */
export function LocationName(props: LocationNameProps) {
  const { row, isFound, isRenaming, onToggle, onRename, onLeave, onDrag } = props
  const { name, path, children } = row.location
  return (
    <span className={styles.place} style={{ paddingInlineStart: (row.level - 1) * 22 }}>
      {children > 0 && !isFound ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.arrow}
          data-open={row.isOpen}
          aria-label={(row.isOpen ? text.close : text.open)(name)}
          onClick={(event) => {
            event.stopPropagation()
            onToggle()
          }}
        >
          <Icon name="next" size={16} />
        </button>
      ) : (
        <span className={styles.noArrow} />
      )}
      {isRenaming ? (
        <NameInput name={name} onRename={onRename} onLeave={onLeave} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: dragging is for the mouse; the keyboard moves by M
        <span
          className={styles.name}
          draggable={!isFound}
          onDragStart={onDrag}
          onMouseDown={(event) => event.stopPropagation()}
        >
          {isFound ? path : name}
        </span>
      )}
    </span>
  )
}

function NameInput({
  name,
  onRename,
  onLeave,
}: {
  name: string
  onRename: (name: string) => void
  onLeave: () => void
}) {
  const [typed, setTyped] = useState(name)
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') onLeave()
    else if (event.key === 'Enter' && typed.trim() !== '') onRename(typed.trim())
    else return
    event.preventDefault()
  }
  return (
    <input
      className={styles.rename}
      aria-label={text.renameThis(name)}
      // biome-ignore lint/a11y/noAutofocus: whoever asks to rename types next
      autoFocus
      value={typed}
      maxLength={500}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={onLeave}
      onMouseDown={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
    />
  )
}
