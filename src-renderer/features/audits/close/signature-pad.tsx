import Button from '@mui/material/Button'
import { type PointerEvent, useEffect, useRef } from 'react'
import { reconcileWindowText as text } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import styles from './close-page.module.css'

/** Pixels of the drawing, whatever the size in which it is shown. */
const width = 640
const height = 192

interface SignaturePadProps {
  role: string
  /** hears the drawing as a PNG in base64 after each stroke; undefined: it is empty */
  onDrawn: (png: string | undefined) => void
}

/** A field to sign in. Only the picture is kept, and nothing of how the pen moved. */
export function SignaturePad({ role, onDrawn }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const isDown = useRef(false)
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (pen) Object.assign(pen, { lineWidth: 4, lineCap: 'round', lineJoin: 'round', strokeStyle: '#14181b' })
  }, [])

  const at = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect()
    return [
      ((event.clientX - box.left) / box.width) * width,
      ((event.clientY - box.top) / box.height) * height,
    ]
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext('2d')
    event.currentTarget.setPointerCapture(event.pointerId)
    isDown.current = true
    pen?.beginPath()
    pen?.moveTo(...at(event))
  }
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!isDown.current) return
    const pen = event.currentTarget.getContext('2d')
    pen?.lineTo(...at(event))
    pen?.stroke()
  }
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!isDown.current) return
    isDown.current = false
    onDrawn(event.currentTarget.toDataURL('image/png').split(',')[1])
  }
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, width, height)
    onDrawn(undefined)
  }
  return (
    <div className={styles.pad}>
      <canvas
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={text.draw(role)}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <Button variant="text" onClick={clear}>
        {text.clear}
      </Button>
    </div>
  )
}
