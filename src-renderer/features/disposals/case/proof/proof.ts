import { useRef } from 'react'
import { useEngine } from '../../../../host/engine-context.ts'

/** What shows how something was done, before it is recorded: a photo that is kept, a video that stays where it is. */
export interface Proof {
  photo: File | null
  video: File | null
  /** where the video is kept, and how long it is, as they are typed */
  place: string
  seconds: string
}

export const noProof: Proof = { photo: null, video: null, place: '', seconds: '' }

const secondsOf = ({ seconds }: Proof) => (/^\d{1,6}$/.test(seconds.trim()) ? Number(seconds.trim()) : null)

/** Whether all is said of a video that has to be. */
export const isWhole = (proof: Proof): boolean =>
  proof.video === null ||
  (proof.place.trim() !== '' && (proof.seconds.trim() === '' || secondsOf(proof) !== null))

/** Hands in what shows something, once, however often what it shows is sent. @returns the ids by which it is named */
export function useKeepProof(
  caseId: string,
): (proof: Proof) => Promise<{ photoId?: string; videoId?: string }> {
  const { client, files } = useEngine()
  const kept = useRef(new Map<File, string>())
  const once = async (file: File, keep: () => Promise<string>) => {
    const id = kept.current.get(file) ?? (await keep())
    kept.current.set(file, id)
    return id
  }
  return async (proof) => {
    const { photo, video, place } = proof
    const seconds = secondsOf(proof)
    const keepPhoto = async (file: File) => {
      const staged = { stagingId: await files.stage(file), fileName: file.name }
      const { evidence } = await client.disposals.addEvidence({ caseId, files: [staged] })
      return evidence[0]?.evidenceId ?? ''
    }
    const keepVideo = async (file: File) => {
      const stagingId = await files.stage(file)
      const order = { caseId, stagingId, fileName: file.name, place: place.trim() }
      return (await client.disposals.addVideo({ ...order, ...(seconds !== null && { seconds }) })).videoId
    }
    return {
      ...(photo && { photoId: await once(photo, () => keepPhoto(photo)) }),
      ...(video && { videoId: await once(video, () => keepVideo(video)) }),
    }
  }
}
