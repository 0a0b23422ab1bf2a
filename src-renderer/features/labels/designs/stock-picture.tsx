import { type LabelStock, originOfCell, pageOf } from '../../../../src-shared/features/labels/stock.ts'
import styles from './designs.module.css'

/** A sheet with its labels, at scale; those that leave the paper stand out. */
export function StockPicture({ stock, label }: { stock: LabelStock; label: string }) {
  const [width, height] = pageOf(stock)
  const margin = Math.max(width, height) / 40
  const { columns, rows } = stock
  // one wrong digit makes thousands, and a picture of them tells no more
  const cells = Array.from({ length: Math.min(columns * rows, 600) }, (_, index) => ({
    number: index + 1,
    ...originOfCell(stock, index + 1),
  }))
  const isOutside = ({ x, y }: { x: number; y: number }) =>
    x < 0 || y < 0 || x + stock.width > width + 0.05 || y + stock.height > height + 0.05
  return (
    <svg
      className={styles.sheet}
      role="img"
      aria-label={label}
      viewBox={`${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`}
    >
      <rect width={width} height={height} className={styles.paper} />
      {cells.map(({ number, ...cell }) => (
        <rect
          key={number}
          {...cell}
          width={Math.max(0, stock.width)}
          height={Math.max(0, stock.height)}
          rx={1}
          className={`${styles.cell} ${isOutside(cell) ? styles.outside : ''}`}
        />
      ))}
    </svg>
  )
}
