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
    if (isTyping(event.target) && key.length === 1) return
    const sequence =
      this.#begun && event.timeStamp - this.#begun.at < sequencePause ? `${this.#begun.key} ${key}` : null
    const binding = this.#find(sequence) ?? this.#find(key)
    this.#begun = binding ? null : { key, at: event.timeStamp }
    if (!binding) return
    event.preventDefault()
    binding.run()
  }

  #find(keys: string | null): KeyBinding | undefined {
    return this.#bindings.findLast((binding) => binding.keys === keys)
  }
}

function keyOf(event: KeyboardEvent): string {
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const modifier = event.ctrlKey || event.metaKey ? 'Ctrl+' : event.altKey ? 'Alt+' : ''
  return modifier + name
}

/** Whether a character would go into a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox],[type=radio],[type=range]), textarea')
  )
}

/** Whether something lies over the page that has the keyboard for itself. */
export function isOverlayOpen(): boolean {
  return document.querySelector('.MuiDialog-root, .MuiPopover-root') !== null
}
