import styles from './ring.module.css'

interface RingProps {
  part: number
  whole: number
  size?: number
}

/** How much of a whole is done, as a ring; said in words beside it. */
export function Ring({ part, whole, size = 44 }: RingProps) {
  const share = whole === 0 ? 0 : Math.min(1, part / whole)
  const stroke = size / 8
  const radius = (size - stroke) / 2
  const around = 2 * Math.PI * radius
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      aria-hidden="true"
      className={styles.ring}
    >
      <g fill="none" strokeWidth={stroke} transform={`rotate(-90 ${size / 2} ${size / 2})`}>
        <circle cx={size / 2} cy={size / 2} r={radius} className={styles.whole} />
        {share > 0 && (
          <circle
            cx={size / 2}
            cy={size / 2}
            r={radius}
            className={styles.part}
            strokeDasharray={`${share * around} ${around}`}
          />
        )}
      </g>
    </svg>
  )
}
