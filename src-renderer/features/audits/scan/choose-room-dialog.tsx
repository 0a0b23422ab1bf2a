import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { type KeyboardEvent, useId, useState } from 'react'
import type { AuditPlace } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Ring } from '../../../components/page/ring.tsx'
import { placeFigures } from '../place-figures.ts'
import styles from './choose-room-dialog.module.css'

const mostShown = 100

interface ChooseRoomDialogProps {
  places: AuditPlace[]
  current: string | null
  onChoose: (locationId: string | null) => void
  onClose: () => void
}

/** Every room of the audit, found by typing. Enter takes the marked one; the keyboard then goes back to the scan field. */
export function ChooseRoomDialog({ places, current, onChoose, onClose }: ChooseRoomDialogProps) {
  const listId = useId()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      places.findIndex((place) => place.locationId === current),
    ),
  )
  const words = foldedText(search).split(/\s+/)
  const matching = places.filter((place) => words.every((word) => foldedText(place.path).includes(word)))
  const shown = matching.slice(0, Math.max(mostShown, chosen + 1))

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) {
      const next = Math.max(0, Math.min(shown.length - 1, chosen + step))
      setChosen(next)
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      const place = shown[chosen]
      if (place) onChoose(place.locationId)
    } else return
    event.preventDefault()
  }

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="choose-room">
      <DialogTitle id="choose-room">{text.chooseRoom}</DialogTitle>
      <DialogContent className={styles.content ?? ''}>
        <TextField
          label={text.filterRooms}
          autoFocus
          autoComplete="off"
          value={search}
          onChange={(event) => {
            setSearch(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
          slotProps={{
            htmlInput: {
              role: 'combobox',
              'aria-expanded': true,
              'aria-controls': listId,
              'aria-activedescendant': shown[chosen] ? `${listId}-${chosen}` : undefined,
            },
          }}
        />
        <div id={listId} role="listbox" aria-label={text.roomsList} tabIndex={-1} className={styles.rooms}>
          {shown.map((place, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard
            <div
              key={place.locationId}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className={styles.room}
              onClick={() => onChoose(place.locationId)}
              ref={index === chosen && search === '' ? scrollThere : null}
            >
              <Ring part={place.seen ?? 0} whole={place.expected ?? 0} size={24} />
              <span className={styles.path}>{place.path}</span>
              <span className={styles.figures}>{placeFigures(place.seen, place.expected)}</span>
              <span className={styles.state}>{place.counted ? text.counted : ''}</span>
            </div>
          ))}
        </div>
        {matching.length === 0 && <p className={styles.note}>{text.noRoomFound(search)}</p>}
        {matching.length > shown.length && (
          <p className={styles.note}>{text.moreRooms(formatNumber(matching.length - shown.length))}</p>
        )}
        {current !== null && (
          <button type="button" className={styles.none} onClick={() => onChoose(null)}>
            {text.noPlaceStated}
          </button>
        )}
      </DialogContent>
    </Dialog>
  )
}

function scrollThere(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
