import styles from './label-canvas.module.css'

/** Rulers in millimetres along the top and the left of a label. */
export function Rulers({ width, height, edge }: { width: number; height: number; edge: number }) {
  return (
    <svg aria-hidden="true" overflow="visible" className={styles.ruler}>
      {marks(width).map((mm) => (
        <g key={mm}>
          <line x1={mm} x2={mm} y1={-1} y2={-1 - lengthOf(mm)} />
          {mm % 10 === 0 && (
            <text x={mm} y={-edge + 2.2} textAnchor="middle">
              {mm}
            </text>
          )}
        </g>
      ))}
      {marks(height).map((mm) => (
        <g key={mm}>
          <line x1={-1} x2={-1 - lengthOf(mm)} y1={mm} y2={mm} />
          {mm % 10 === 0 && (
            <text x={-edge + 0.5} y={mm + 0.8}>
              {mm}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

const marks = (length: number) => Array.from({ length: Math.floor(length) + 1 }, (_, mm) => mm)
const lengthOf = (mm: number) => (mm % 10 === 0 ? 2.2 : mm % 5 === 0 ? 1.5 : 0.8)
