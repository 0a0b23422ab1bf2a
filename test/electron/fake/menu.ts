/** An entry of a menu, as a template gives it. */
export interface FakeMenuItem {
  label?: string
  role?: string
  type?: string
  accelerator?: string
  checked?: boolean
  visible?: boolean
  submenu?: FakeMenuItem[]
  click?: (item: { checked: boolean }) => void
}

/** The menus of the program. */
export class FakeMenu {
  items: FakeMenuItem[] = []

  get module() {
    return {
      buildFromTemplate: (template: FakeMenuItem[]) => ({ items: template }),
      setApplicationMenu: ({ items }: { items: FakeMenuItem[] }) => {
        this.items = items
      },
    }
  }

  /** The entry of this label, wherever it is. */
  find(label: string): FakeMenuItem {
    const found = this.items.flatMap((item) => [item, ...(item.submenu ?? [])]).find((i) => i.label === label)
    if (!found) throw new Error(`there is no ${label} in the menus`)
    return found
  }

  /** Somebody chooses it: a box is ticked or unticked first. */
  choose(label: string): void {
    const item = this.find(label)
    if (item.type === 'checkbox') item.checked = !item.checked
    item.click?.({ checked: item.checked === true })
  }
}
