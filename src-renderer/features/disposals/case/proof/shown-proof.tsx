import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { formatNumber } from '../../../../components/format/format.ts'
import { useEngine } from '../../../../host/engine-context.ts'
import { StoredImage } from '../../../attachments/stored-image.tsx'
import styles from './shown-proof.module.css'

const text = caseWindowText.proof
/** What a browser shows; other pictures are named. */
const shown = /\.(jpe?g|png|webp)$/i

interface ShownProofProps {
  disposal: Pick<CaseView, 'caseId' | 'evidence' | 'videos'>
  photoId: string | null
  videoId: string | null
}

/** The photo and the video that show how something was done. */
export function ShownProof({ disposal, photoId, videoId }: ShownProofProps) {
  const { client } = useEngine()
  const { caseId, evidence, videos } = disposal
  const photo = evidence.find(({ evidenceId }) => evidenceId === photoId)
  const video = videos.find((one) => one.videoId === videoId)
  return (
    <>
      {photo &&
        (shown.test(photo.fileName) ? (
          <StoredImage
            queryKey={['evidence', photo.evidenceId]}
            open={() => client.disposals.openEvidence({ caseId, evidenceId: photo.evidenceId })}
            alt={text.photoOf(photo.fileName)}
            className={styles.photo}
          />
        ) : (
          <small>{text.photoOf(photo.fileName)}</small>
        ))}
      {video && (
        <small className={styles.video}>
          {text.video(
            video.fileName,
            video.seconds === null ? null : formatNumber(video.seconds),
            video.place,
          )}
          <span className="code">{video.sha256}</span>
        </small>
      )}
    </>
  )
}
