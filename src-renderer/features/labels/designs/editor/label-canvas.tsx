import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { labelDesignsWindowText } from '../../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import {
  type Frame,
  keptWithin,
  roundedMm,
  snappedMove,
} from '../../../../../src-shared/features/labels/designs/snap.ts'
import type {
  LabelElement,
  TemplateValue,
} from '../../../../../src-shared/features/labels/designs/template-entity.ts'
import type { LabelPreview } from '../../../../../src-shared/features/labels/labels-message.ts'
import styles from './label-canvas.module.css'
import { Rulers } from './rulers.tsx'

const text = labelDesignsWindowText.editor

interface LabelCanvasProps {
  template: TemplateValue
  preview: LabelPreview | undefined
  chosen: string | null
  snap: boolean
  nameOf: (element: LabelElement) => string
  onChoose: (id: string) => void
  /** @param step names what is done: the same one goes on */
  onPlace: (id: string, frame: Frame, step: string) => void
  onRemove: (id: string) => void
}

interface Drag {
  id: string
  does: 'move' | 'size'
  /** where the pointer took hold, in millimetres */
  from: { x: number; y: number }
  frame: Frame
  /** tells one drag from the next */
  step: string
}

/** millimetres around the label, for its rulers */
const edge = 7

/** The label as it will be printed, with its elements to be moved, by pointer or by keys. */
export function LabelCanvas(props: LabelCanvasProps) {
  const { template, preview, chosen, snap, nameOf, onChoose, onPlace, onRemove } = props
  const canvas = useRef<SVGSVGElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const [guides, setGuides] = useState<{ upright: number | null; level: number | null } | null>(null)
  const drags = useRef(0)
  const { width, height, elements } = template

  const pointOf = (event: PointerEvent) => {
    const matrix = canvas.current?.getScreenCTM()?.inverse()
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix)
    return { x, y }
  }
  const begin = (event: PointerEvent, element: LabelElement, does: Drag['does']) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    onChoose(element.id)
    drags.current++
    setDrag({
      id: element.id,
      does,
      from: pointOf(event),
      frame: frameOf(element),
      step: `drag ${drags.current}`,
    })
  }
  const go = (event: PointerEvent) => {
    if (!drag) return
    const at = pointOf(event)
    const [across, down] = [at.x - drag.from.x, at.y - drag.from.y]
    if (drag.does === 'size') {
      onPlace(drag.id, resized(drag.frame, across, down, snap, template), drag.step)
      return
    }
    const frame = { ...drag.frame, x: drag.frame.x + across, y: drag.frame.y + down }
    const others = elements.filter(({ id }) => id !== drag.id)
    const found = snap
      ? snappedMove(frame, others, template)
      : { frame: keptWithin(frame, template), upright: null, level: null }
    setGuides(found)
    onPlace(drag.id, found.frame, drag.step)
  }
  const end = () => {
    setDrag(null)
    setGuides(null)
  }
  const onKey = (event: KeyboardEvent, element: LabelElement) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      onRemove(element.id)
      return
    }
    const direction = directions[event.key]
    if (!direction || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    const by = event.shiftKey ? 1 : 0.1
    const frame = frameOf(element)
    const [across, down] = [direction[0] * by, direction[1] * by]
    const next = event.altKey
      ? resized(frame, across, down, false, template)
      : keptWithin({ ...frame, x: frame.x + across, y: frame.y + down }, template)
    onPlace(element.id, next, `${event.altKey ? 'size' : 'move'} ${element.id}`)
  }
  const reports = new Map(preview?.elements.map((one) => [one.id, one]))

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing can be no fieldset
    <svg
      ref={canvas}
      className={styles.canvas}
      role="group"
      viewBox={`${-edge} ${-edge} ${width + edge + 2} ${height + edge + 2}`}
      aria-label={text.canvas}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <Rulers width={width} height={height} edge={edge} />
      <rect width={width} height={height} rx={0.6} className={styles.paper} />
      {preview && (
        <image
          href={`data:image/svg+xml,${encodeURIComponent(preview.svg)}`}
          width={width}
          height={height}
          preserveAspectRatio="none"
          className={styles.picture}
        />
      )}
      {elements.map((element) => {
        const refused = reports.get(element.id)?.refused ?? null
        const name = nameOf(element)
        const place = text.place(element.x, element.y)
        return (
          <g key={element.id}>
            {/* biome-ignore lint/a11y/useSemanticElements: a shape of a drawing can be no button */}
            <rect
              x={element.x}
              y={element.y}
              width={element.width}
              height={element.height}
              tabIndex={0}
              role="button"
              aria-pressed={chosen === element.id}
              aria-label={`${name}, ${place}${refused === null ? '' : `, ${text.refusedOf(name)}`}`}
              data-testid={`element-${element.id}`}
              data-refused={refused !== null}
              className={styles.element}
              onFocus={() => onChoose(element.id)}
              onPointerDown={(event) => begin(event, element, 'move')}
              onKeyDown={(event) => onKey(event, element)}
            />
            {refused !== null && (
              <path
                d={`M${element.x + element.width / 2} ${element.y + element.height / 2 - 1.6}v1.9m0 1.1v.2`}
                className={styles.sign}
              />
            )}
            {chosen === element.id && (
              <rect
                x={element.x + element.width - 1}
                y={element.y + element.height - 1}
                width={2}
                height={2}
                data-testid="corner"
                className={styles.corner}
                onPointerDown={(event) => begin(event, element, 'size')}
              />
            )}
          </g>
        )
      })}
      {guides?.upright != null && (
        <line x1={guides.upright} x2={guides.upright} y1={0} y2={height} className={styles.guide} />
      )}
      {guides?.level != null && (
        <line x1={0} x2={width} y1={guides.level} y2={guides.level} className={styles.guide} />
      )}
    </svg>
  )
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const frameOf = ({ x, y, width, height }: LabelElement): Frame => ({ x, y, width, height })

/** millimetres: smaller is not taken hold of */
const smallest = 1

function resized(frame: Frame, across: number, down: number, snap: boolean, label: TemplateValue): Frame {
  const round = snap ? Math.round : roundedMm
  const side = (length: number, most: number) =>
    Math.max(smallest, Math.min(round(length), Math.floor(most * 10 + 0.001) / 10))
  return {
    ...frame,
    width: side(frame.width + across, label.width - frame.x),
    height: side(frame.height + down, label.height - frame.y),
  }
}
