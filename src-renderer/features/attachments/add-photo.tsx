import type { Notice } from '../../components/notice/notice-line.tsx'
import { CameraDialog } from './camera-dialog.tsx'
import { useAttachments } from './use-attachments.ts'

interface AddPhotoProps {
  assetId: string
  onDone: (notice: Notice) => void
  onClose: () => void
}

/** Takes a photo with the camera and adds it to an asset. */
export function AddPhoto({ assetId, onDone, onClose }: AddPhotoProps) {
  const { add } = useAttachments(assetId, onDone)
  return (
    <CameraDialog
      busy={add.isPending}
      error={add.error}
      onTaken={(photo) => add.mutate([photo], { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
