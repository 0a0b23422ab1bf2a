import Button from '@mui/material/Button'
import { type DragEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { AssetDetail } from '../../../src-shared/features/assets/assets-contract.ts'
import type { Attachment } from '../../../src-shared/features/attachments/attachments-contract.ts'
import { attachmentsWindowText as text } from '../../../src-shared/features/attachments/attachments-window-text.ts'
import { formatBytes, formatMoment } from '../../components/format/format.ts'
import { Icon } from '../../components/icons/icon.tsx'
import type { Notice } from '../../components/notice/notice-line.tsx'
import { Card, CardActions } from '../../components/page/card.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { AttachmentImage } from './attachment-image.tsx'
import styles from './attachments.module.css'
import { ModelImage } from './model-picture.tsx'
import { PhotoDialog } from './photo-dialog.tsx'
import { useAttachments } from './use-attachments.ts'

interface AttachmentsCardProps {
  assetId: string
  /** of its model: shown until the asset has a photo of its own */
  modelPicture: AssetDetail['modelPicture']
  onDone: (notice: Notice) => void
  onCamera: () => void
}

/** The photos and files of an asset. They are chosen, dropped on it, or pasted anywhere on the page. */
export function AttachmentsCard({ assetId, modelPicture, onDone, onCamera }: AttachmentsCardProps) {
  const { list, add, remove, save, fetch } = useAttachments(assetId, onDone)
  const chooser = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const [shown, setShown] = useState<Attachment | null>(null)
  const addAll = (files: readonly File[]) => {
    if (files.length > 0) add.mutate(files)
  }
  usePastedFiles(addAll)
  const all = list.data?.attachments ?? []
  const isAsked = ({ sha256 }: Attachment) => fetch.variables?.sha256 === sha256 && !fetch.error
  const photos = all.filter(({ kind }) => kind === 'photo')
  const others = all.filter(({ kind }) => kind === 'file')

  return (
    <div className={styles.drop} data-over={isOver} {...dropping(setIsOver, addAll)}>
      <Card title={text.title}>
        <Problem error={list.error ?? add.error ?? remove.error ?? save.error ?? fetch.error} />
        {photos.length === 0 && list.data && modelPicture && (
          <figure>
            <ModelImage {...modelPicture} alt={text.ofModel} />
            <figcaption className={styles.modelCaption}>{text.ofModel}</figcaption>
          </figure>
        )}
        {all.length === 0 && list.data && <p className={styles.none}>{isOver ? text.drop : text.none}</p>}
        {photos.length > 0 && (
          <ul className={styles.photos}>
            {photos.map((photo) => (
              <li key={photo.id}>
                {photo.isHere || photo.hasThumbnail ? (
                  <button
                    type="button"
                    className={styles.photo}
                    aria-label={text.show(photo.fileName)}
                    onClick={() => setShown(photo)}
                  >
                    <AttachmentImage
                      id={photo.id}
                      part={photo.hasThumbnail ? 'thumbnail' : 'content'}
                      alt=""
                      className={styles.small}
                    />
                  </button>
                ) : (
                  <button
                    type="button"
                    className={styles.photo}
                    aria-label={text.fetch(photo.fileName)}
                    onClick={() => fetch.mutate(photo)}
                  >
                    <NotHere of={photo} isAsked={isAsked(photo)} />
                  </button>
                )}
                <RemoveButton of={photo} onRemove={remove.mutate} />
              </li>
            ))}
          </ul>
        )}
        {others.length > 0 && (
          <ul className={styles.files}>
            {others.map((file) => (
              <li key={file.id}>
                <button
                  type="button"
                  className={styles.file}
                  title={file.isHere ? text.save(file.fileName) : text.fetch(file.fileName)}
                  onClick={() => (file.isHere ? save.mutate(file.id) : fetch.mutate(file))}
                >
                  <span>{file.fileName}</span>
                  <small>
                    {file.isHere ? formatBytes(file.size) : <NotHere of={file} isAsked={isAsked(file)} />} ·{' '}
                    {text.addedBy(file.addedBy, formatMoment(file.addedAt))}
                  </small>
                </button>
                <RemoveButton of={file} onRemove={remove.mutate} />
              </li>
            ))}
          </ul>
        )}
        <CardActions>
          <Button
            size="small"
            disabled={add.isPending}
            startIcon={<Icon name="upload" size={16} />}
            onClick={() => chooser.current?.click()}
          >
            {add.isPending ? text.adding(add.variables.length) : text.add}
          </Button>
          <Button size="small" startIcon={<Icon name="camera" size={16} />} onClick={onCamera}>
            {text.takePhoto}
          </Button>
        </CardActions>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={text.add}
          onChange={({ target }) => {
            addAll([...(target.files ?? [])])
            target.value = ''
          }}
        />
      </Card>
      {shown && (
        <PhotoDialog
          photos={photos}
          shown={all.find(({ id }) => id === shown.id) ?? shown}
          onFetch={fetch.mutate}
          onShow={setShown}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  )
}

/** In place of content that a sync has not brought yet. */
function NotHere({ of, isAsked }: { of: Attachment; isAsked: boolean }) {
  const size = formatBytes(of.size)
  return <span>{isAsked ? text.fetching(size) : text.notHere(size)}</span>
}

function RemoveButton({ of, onRemove }: { of: Attachment; onRemove: (of: Attachment) => void }) {
  return (
    <button
      type="button"
      className={styles.remove}
      aria-label={text.remove(of.fileName)}
      title={text.remove(of.fileName)}
      onClick={() => onRemove(of)}
    >
      <Icon name="close" size={14} />
    </button>
  )
}

/** Pictures and files that are pasted anywhere on the page. A text that is pasted into a field is left to it. */
function usePastedFiles(onFiles: (files: readonly File[]) => void): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    onFiles(files.map((file) => (file.name === 'image.png' ? renamed(file) : file)))
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent) => onPaste(event)
    document.addEventListener('paste', listen)
    return () => document.removeEventListener('paste', listen)
  }, [])
}

/** Every pasted picture has the same name, which says nothing. */
const renamed = (file: File) => new File([file], text.pasted, { type: file.type })

function dropping(setIsOver: (isOver: boolean) => void, onFiles: (files: readonly File[]) => void) {
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')
  return {
    onDragOver: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false)
    },
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setIsOver(false)
      onFiles([...event.dataTransfer.files])
    },
  }
}
