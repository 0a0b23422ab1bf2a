import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import type { ScanAnswer } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { useScanFocus } from '../../../components/keys/use-scan-focus.ts'
import styles from '../../../components/scan/code-field.module.css'
import { codesOfText, KeyRhythm } from './capture.ts'
import { useScanDesk } from './use-desk.ts'
import { useDraft } from './use-draft.ts'

/** A digit chooses only when nothing follows it: a scanned code that begins with a digit is still a code. */
const nothingFollows = 120

interface ScanFieldProps {
  auditId: string
  placeId: string | null
  onChoose: (question: ScanAnswer, index: number) => void
}

/**
 * The one field of the page. It is not controlled by React: characters of the next code may arrive while the last one
 * is still being answered, and none may be lost between two renderings.
 */
export function ScanField({ auditId, placeId, onChoose }: ScanFieldProps) {
  const desk = useScanDesk()
  const field = useRef<HTMLInputElement>(null)
  const rhythm = useRef(new KeyRhythm())
  const choosing = useRef(0)
  useDraft(field, auditId)
  useScanFocus(field)

  const here = placeId === null ? {} : { location: placeId }
  const submit = (input: HTMLInputElement) => {
    const code = input.value
    const method = rhythm.current.end()
    input.value = ''
    if (code.trim() !== '') desk.scan({ code, method, ...here })
  }
  const chooseByDigit = (input: HTMLInputElement, digit: string) => {
    const question = desk.state().last
    const candidate = question && !question.voided ? question.scan.candidates[Number(digit) - 1] : undefined
    if (!question || !candidate || input.value !== '') return
    choosing.current = window.setTimeout(() => {
      if (input.value !== digit || desk.state().last !== question) return
      input.value = ''
      rhythm.current.end()
      onChoose(question.scan, Number(digit) - 1)
    }, nothingFollows)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    window.clearTimeout(choosing.current)
    const input = event.currentTarget
    if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault()
      submit(input)
    } else if (event.key === 'Escape') {
      input.value = ''
      rhythm.current.end()
    } else if (event.key.toUpperCase() === 'Z' && event.ctrlKey && input.value !== '') {
      event.nativeEvent.stopPropagation()
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      rhythm.current.key(event.timeStamp)
      if (/[1-9]/.test(event.key)) chooseByDigit(input, event.key)
    }
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text')
    if (!/[\r\n]/.test(pasted)) return
    event.preventDefault()
    const [first = '', ...others] = codesOfText(pasted)
    const before = event.currentTarget.value
    event.currentTarget.value = ''
    rhythm.current.end()
    for (const code of [before + first, ...others])
      if (code !== '') desk.scan({ code, method: 'pasted', ...here })
  }

  return (
    <div className={styles.field}>
      <Icon name="scan" size={24} />
      <input
        ref={field}
        type="text"
        className="code"
        aria-label={text.field}
        placeholder={text.fieldHint}
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
