import { type RefObject, useEffect } from 'react'
import { isOverlayOpen, isTyping } from './key-registry.ts'

/**
 * Keeps the keyboard in the scan field, since a scanner types wherever the cursor is. Buttons can be reached by Tab;
 * once one was pressed, or a character is typed, the field has the keyboard again.
 */
export function useScanFocus(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const takeBack = () => {
      if (isOverlayOpen() || isTyping(document.activeElement)) return
      field.current?.focus({ preventScroll: true })
    }
    // What is about to get the keyboard has it only after this event.
    const later = () => void window.setTimeout(takeBack)
    const onFocusOut = (event: FocusEvent) => {
      if (event.relatedTarget === null) later()
    }
    const onMouseDown = (event: MouseEvent) => {
      if (isTyping(event.target) || isOverlayOpen() || isSlider(event.target)) return
      event.preventDefault()
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
      if (!isCharacter || isTyping(event.target) || isOverlayOpen()) return
      if (event.key === ' ' && event.target instanceof HTMLButtonElement) return
      // The character goes to whatever has the keyboard when this event ends.
      field.current?.focus({ preventScroll: true })
    }
    takeBack()
    document.addEventListener('focusout', onFocusOut)
    document.addEventListener('mousedown', onMouseDown)
    document.addEventListener('click', later)
    document.addEventListener('keydown', onKeyDown, { capture: true })
    window.addEventListener('focus', takeBack)
    return () => {
      document.removeEventListener('focusout', onFocusOut)
      document.removeEventListener('mousedown', onMouseDown)
      document.removeEventListener('click', later)
      document.removeEventListener('keydown', onKeyDown, { capture: true })
      window.removeEventListener('focus', takeBack)
    }
  }, [field])
}

function isSlider(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'range'
}
