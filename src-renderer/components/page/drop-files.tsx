import Button from '@mui/material/Button'
import { type DragEvent, useRef, useState } from 'react'
import { Icon } from '../icons/icon.tsx'
import { KeyHint } from '../keys/key-hint.tsx'
import { useKey } from '../keys/use-key.ts'
import styles from './drop-files.module.css'

interface DropFilesProps {
  title: string
  /** stands in its place while something is held over it */
  over: string
  or: string
  choose: string
  explained: string
  /** what the system's dialog offers, as a file input's `accept`; absent: everything */
  accept?: string
  /** a page that is about nothing else: one file, and the keyboard begins here */
  isAlone?: boolean
  onFiles: (files: readonly File[]) => void
}

/** A place to drop files on, and a button to choose them; O does the same. */
export function DropFiles(props: DropFilesProps) {
  const { title, over, or, choose, explained, accept, isAlone = false, onFiles } = props
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const open = () => input.current?.click()
  useKey('O', choose, open)
  const take = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files])
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <section
      aria-label={title}
      className={styles.drop}
      data-over={isOver}
      data-alone={isAlone}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <Icon name="upload" size={36} weight={1.3} />
      <h2>{isOver ? over : title}</h2>
      <p>{or}</p>
      <Button variant="contained" size={isAlone ? 'large' : 'medium'} onClick={open} autoFocus={isAlone}>
        {choose}
        <KeyHint keys="O" />
      </Button>
      <input
        ref={input}
        type="file"
        multiple={!isAlone}
        accept={accept}
        aria-label={choose}
        hidden
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <p className={styles.explained}>{explained}</p>
    </section>
  )
}
