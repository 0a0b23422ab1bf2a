import { useMemo } from 'react'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import styles from './asset-page.module.css'
import { barsOf, code128Modules } from './code-128.ts'

/** Light modules on either side, without which a scanner does not find the beginning. */
const quietZone = 10
const barHeight = 64

/** The tag as a Code 128 barcode, of whole pixels, so that it can be scanned from the screen. */
export function Barcode({ tag }: { tag: string }) {
  const modules = useMemo(() => code128Modules(tag), [tag])
  if (!modules) return <p className={styles.barcode}>{text.noBarcode}</p>
  const width = modules.length + 2 * quietZone
  const pixels = width <= 180 ? 2 : 1
  return (
    <figure className={styles.barcode}>
      <svg
        role="img"
        aria-label={text.barcodeOf(tag)}
        width={width * pixels}
        height={barHeight}
        viewBox={`0 0 ${width} ${barHeight}`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
      >
        {barsOf(modules).map((bar) => (
          <rect key={bar.x} x={bar.x + quietZone} width={bar.width} height={barHeight} />
        ))}
      </svg>
      <figcaption className="code">{tag}</figcaption>
    </figure>
  )
}
