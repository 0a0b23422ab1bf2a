export interface KeyBinding {
  /** as shown, parts of a sequence parted by a blank: `N`, `Ctrl+K`, `F2`, `G A` */
  keys: string
  label: string
  run: () => void
  /** where it is listed; a page's own keys come first */
  scope: 'page' | 'everywhere'
}

const sequencePause = 900

/** Which keys do something now. The newest binding of a key wins, so that a page can take one over. */
export class KeyRegistry {
  readonly #bindings: KeyBinding[] = []
  #begun: { key: string; at: number } | null = null

  add(binding: KeyBinding): () => void {
    this.#bindings.push(binding)
    return () => {
      this.#bindings.splice(this.#bindings.indexOf(binding), 1)
    }
  }

  list(): readonly KeyBinding[] {
    return this.#bindings
  }

  /** Runs what an event is bound to. */
  readonly handle = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || isOverlayOpen()) return
    const key = keyOf(event)
    if (isTyping(event.target) && (key.length === 1 || (key === 'Ctrl+Z' && hasText(event.target)))) return
    const binding = this.#find(this.#sequenceWith(key, event.timeStamp)) ?? this.#find(key)
    this.#begun = binding ? null : { key, at: event.timeStamp }
    if (!binding) return
    event.preventDefault()
    binding.run()
  }

  /** Whether a key ends what an earlier one began, as the A of `G A`. */
  endsSequence(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'timeStamp'>): boolean {
    return this.#find(this.#sequenceWith(keyOf(event), event.timeStamp)) !== undefined
  }

  #sequenceWith(key: string, at: number): string | null {
    return this.#begun && at - this.#begun.at < sequencePause ? `${this.#begun.key} ${key}` : null
  }

  #find(keys: string | null): KeyBinding | undefined {
    return this.#bindings.findLast((binding) => binding.keys === keys)
  }
}

function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const modifier = event.ctrlKey || event.metaKey ? 'Ctrl+' : event.altKey ? 'Alt+' : ''
  return modifier + name
}

/** A field undoes its own typing; the scan field, in which nothing is typed, leaves undoing to the page. */
const hasText = (target: EventTarget | null) =>
  !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || target.value !== ''

/** Whether a character would go into a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox],[type=radio],[type=range]), textarea')
  )
}

/** One that fades away is hidden from assistance at once (MUI's ModalManager), and has the keyboard no more. */
const openOverlay = ['.MuiDialog-root', '.MuiPopover-root']
  .map((overlay) => `${overlay}:not([aria-hidden=true])`)
  .join()

/** Whether something lies over the page that has the keyboard for itself. */
export function isOverlayOpen(): boolean {
  return document.querySelector(openOverlay) !== null
}
