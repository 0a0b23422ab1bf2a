import Button from '@mui/material/Button'
import { useRef, useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import { Icon } from '../../../../components/icons/icon.tsx'
import { CardActions } from '../../../../components/page/card.tsx'
import { WordField } from '../../../../components/page/word-field.tsx'
import { CameraDialog } from '../../../attachments/camera-dialog.tsx'
import type { Proof } from './proof.ts'

const text = caseWindowText.proof
const kinds = [
  { kind: 'photo', label: text.choosePhoto, accept: 'image/jpeg,image/png,image/webp' },
  { kind: 'video', label: text.chooseVideo, accept: 'video/*' },
] as const

interface ProofFieldsProps {
  proof: Proof
  onProof: (proof: Proof) => void
}

/** A photo by camera or file, and a video that is recorded by its hash, of something that is about to be recorded. */
export function ProofFields({ proof, onProof }: ProofFieldsProps) {
  const inputs = { photo: useRef<HTMLInputElement>(null), video: useRef<HTMLInputElement>(null) }
  const [isCameraOn, setIsCameraOn] = useState(false)
  const change = (part: Partial<Proof>) => onProof({ ...proof, ...part })
  return (
    <fieldset style={{ display: 'grid', gap: 12, minInlineSize: 0, margin: 0, padding: 0, border: 0 }}>
      <legend className="unseen">{text.label}</legend>
      <CardActions>
        <Button
          variant="outlined"
          onClick={() => setIsCameraOn(true)}
          startIcon={<Icon name="camera" size={17} />}
        >
          {text.takePhoto}
        </Button>
        {kinds.map(({ kind, label, accept }) => (
          <span key={kind}>
            <input
              ref={inputs[kind]}
              type="file"
              hidden
              aria-label={label}
              accept={accept}
              onChange={(event) => {
                const [file] = event.target.files ?? []
                if (file) change({ [kind]: file })
                event.target.value = ''
              }}
            />
            <Button variant="outlined" onClick={() => inputs[kind].current?.click()}>
              {label}
            </Button>
          </span>
        ))}
      </CardActions>
      {kinds.map(({ kind }) => {
        const file = proof[kind]
        return (
          file && (
            <span key={kind}>
              {file.name}{' '}
              <Button
                size="small"
                variant="text"
                aria-label={text.remove(file.name)}
                onClick={() => change({ [kind]: null })}
              >
                <Icon name="close" size={16} />
              </Button>
            </span>
          )
        )
      })}
      {proof.video && (
        <>
          <WordField
            label={text.place}
            value={proof.place}
            required
            helperText={text.placeHint}
            onChange={(place) => change({ place })}
          />
          <WordField
            label={text.seconds}
            value={proof.seconds}
            longest={6}
            onChange={(seconds) => change({ seconds })}
          />
        </>
      )}
      {isCameraOn && (
        <CameraDialog
          busy={false}
          error={null}
          onTaken={(photo) => {
            change({ photo })
            setIsCameraOn(false)
          }}
          onClose={() => setIsCameraOn(false)}
        />
      )}
    </fieldset>
  )
}
