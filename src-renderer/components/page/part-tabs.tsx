import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import { type ReactNode, useId } from 'react'
import styles from './part-tabs.module.css'

interface Part<Name extends string> {
  name: Name
  label: string
  /** how much is in it, or is left to do */
  figure: string
  /** what the figure says, in words */
  explained?: string
  isBad?: boolean
}

interface PartTabsProps<Name extends string> {
  label: string
  parts: readonly Part<Name>[]
  shown: Name
  onShow: (name: Name) => void
  /** the part that is shown */
  children: ReactNode
}

/** The parts of one page, one at a time; each has a figure beside its name. */
export function PartTabs<Name extends string>(props: PartTabsProps<Name>) {
  const { label, parts, shown, onShow, children } = props
  const id = useId()
  return (
    <>
      <Tabs
        value={shown}
        onChange={(_event, name: Name) => onShow(name)}
        variant="scrollable"
        scrollButtons="auto"
        aria-label={label}
        className={styles.tabs ?? ''}
      >
        {parts.map(({ name, label: word, figure, explained, isBad = false }) => (
          <Tab
            key={name}
            value={name}
            id={`${id}-${name}`}
            aria-controls={`${id}-part`}
            className={styles.tab ?? ''}
            label={
              <span>
                {word}
                <span className={styles.figure} data-bad={isBad} title={explained}>
                  {figure}
                </span>
              </span>
            }
          />
        ))}
      </Tabs>
      <div role="tabpanel" id={`${id}-part`} aria-labelledby={`${id}-${shown}`} className={styles.panel}>
        {children}
      </div>
    </>
  )
}
