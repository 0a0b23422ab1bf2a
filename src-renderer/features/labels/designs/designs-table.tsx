import type { ReactNode } from 'react'
import styles from './designs.module.css'

/** Designs as rows. @param columns their titles */
export function DesignsTable({ columns, children }: { columns: readonly string[]; children: ReactNode }) {
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
