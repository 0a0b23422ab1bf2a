import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import { Icon } from '../icons/icon.tsx'
import { useScanFocus } from '../keys/use-scan-focus.ts'
import styles from './code-field.module.css'

interface CodeFieldProps {
  label: string
  hint: string
  onCode: (code: string) => void
  /** Enter in an empty field */
  onEnter?: () => void
  /** the first go at a key. @returns whether that was it */
  onKey?: (event: KeyboardEvent<HTMLInputElement>) => boolean
}

/**
 * The field that has the keyboard wherever a scanner works. It is not controlled by React: characters of the next code may
 * arrive while the last one is still being answered.
 */
export function CodeField({ label, hint, onCode, onEnter, onKey }: CodeFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useScanFocus(field)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const input = event.currentTarget
    if (onKey?.(event)) {
      event.preventDefault()
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      const code = input.value.trim()
      input.value = ''
      if (code === '') onEnter?.()
      else onCode(code)
    } else if (event.key === 'Escape' && input.value !== '') {
      event.preventDefault()
      input.value = ''
    }
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const codes = event.clipboardData
      .getData('text')
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
    if (codes.length < 2) return
    event.preventDefault()
    event.currentTarget.value = ''
    for (const code of codes) onCode(code)
  }
  return (
    <div className={styles.field}>
      <Icon name="scan" size={24} />
      <input
        ref={field}
        type="text"
        className="code"
        aria-label={label}
        placeholder={hint}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={1000}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </div>
  )
}
