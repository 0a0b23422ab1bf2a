import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { attachmentsWindowText as text } from '../../../src-shared/features/attachments/attachments-window-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import styles from './attachments.module.css'
import { StoredImage } from './stored-image.tsx'
import { thumbnailOf } from './thumbnail.ts'

interface ModelImageProps {
  modelId: string
  /** of the picture */
  sha256: string
  alt: string
}

/** What a model looks like. */
export function ModelImage({ modelId, sha256, alt }: ModelImageProps) {
  const { client } = useEngine()
  return (
    <StoredImage
      queryKey={['modelPicture', sha256]}
      open={() => client.attachments.openModelPicture({ modelId })}
      alt={alt}
      className={styles.ofModel}
    />
  )
}

interface ModelPictureProps {
  modelId: string
  /** of the picture that it has; null for none */
  sha256: string | null
  /** hears the revision that the model has then */
  onChanged: (revision: number) => void
}

/** The picture of a model, to be chosen, changed and removed; each takes effect at once. */
export function ModelPicture({ modelId, sha256, onChanged }: ModelPictureProps) {
  const { client, files } = useEngine()
  const chooser = useRef<HTMLInputElement>(null)
  const [shown, setShown] = useState(sha256)
  const set = useMutation({
    mutationFn: async (file: File) => {
      const thumbnail = await thumbnailOf(file)
      return client.attachments.setModelPicture({
        modelId,
        fileName: file.name,
        stagingId: await files.stage(file),
        ...(thumbnail && { thumbnailStagingId: await files.stage(thumbnail) }),
      })
    },
    onSuccess: (set) => {
      setShown(set.sha256)
      onChanged(set.revision)
    },
  })
  const remove = useMutation({
    mutationFn: () => client.attachments.removeModelPicture({ modelId }),
    onSuccess: ({ revision }) => {
      setShown(null)
      onChanged(revision)
    },
  })
  return (
    <div className={styles.modelPicture}>
      {shown !== null && <ModelImage modelId={modelId} sha256={shown} alt={text.ofModel} />}
      <Problem error={set.error ?? remove.error} />
      <div className={styles.actions}>
        <Button
          size="small"
          disabled={set.isPending}
          startIcon={<Icon name="upload" size={16} />}
          onClick={() => chooser.current?.click()}
        >
          {shown !== null ? text.changeModelPicture : text.chooseModelPicture}
        </Button>
        {shown !== null && (
          <Button size="small" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {text.removeModelPicture}
          </Button>
        )}
      </div>
      <input
        ref={chooser}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        aria-label={text.chooseModelPicture}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) set.mutate(file)
          target.value = ''
        }}
      />
    </div>
  )
}
