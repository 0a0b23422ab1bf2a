import { useEffect, useRef, useState } from 'react'
import { attachmentsWindowText as text } from '../../../src-shared/features/attachments/attachments-window-text.ts'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import styles from './attachments.module.css'

interface CameraDialogProps {
  busy: boolean
  error: unknown
  onTaken: (photo: File) => void
  onClose: () => void
}

/** Shows what the camera sees, and takes one picture of it. The camera is on as long as this is open. */
export function CameraDialog({ busy, error, onTaken, onClose }: CameraDialogProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'opening' | 'ready' | 'none' | 'refused'>('opening')
  useEffect(() => openCamera(video, setState), [])
  const { camera } = text
  const take = async () => {
    const taken = video.current && (await pictureOf(video.current))
    if (taken) onTaken(taken)
  }
  return (
    <FormDialog
      title={camera.title}
      submit={camera.take}
      busy={busy}
      canSubmit={state === 'ready'}
      error={error}
      maxWidth="md"
      onSubmit={() => void take()}
      onClose={onClose}
    >
      {state === 'none' || state === 'refused' ? (
        <p role="alert">{camera[state]}</p>
      ) : (
        <video ref={video} className={styles.camera} aria-label={camera.picture} muted playsInline />
      )}
    </FormDialog>
  )
}

/** @returns what turns the camera off */
function openCamera(
  video: { current: HTMLVideoElement | null },
  onState: (state: 'ready' | 'none' | 'refused') => void,
): () => void {
  let stream: MediaStream | null = null
  let isLeft = false
  const end = () => {
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  const open = async () => {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
    })
    if (isLeft || !video.current) return end()
    video.current.srcObject = stream
    await video.current.play()
    onState('ready')
  }
  open().catch((error: unknown) => {
    if (isLeft) return
    onState((error as { name?: unknown }).name === 'NotAllowedError' ? 'refused' : 'none')
  })
  return () => {
    isLeft = true
    end()
  }
}

async function pictureOf(video: HTMLVideoElement): Promise<File | null> {
  if (video.videoWidth === 0) return null
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const bytes = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
  const at = new Date().toISOString().slice(0, 19).replaceAll(':', '-').replace('T', ' ')
  return new File([bytes], text.taken(at), { type: 'image/jpeg' })
}
