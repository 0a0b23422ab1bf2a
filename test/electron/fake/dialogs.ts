import { EventEmitter, once } from 'node:events'

export interface FakeBox {
  type?: string
  message: string
  detail?: string
  buttons?: string[]
  cancelId?: number
  signal?: AbortSignal
}

/** Dialogs of the system, answered as the test says; unanswered ones as if the person had pressed Escape. */
export class FakeDialogs extends EventEmitter {
  readonly errorBoxes: { title: string; content: string }[] = []
  readonly boxes: FakeBox[] = []
  /** the button that the person presses; a box whose promise stays open stays open until it is closed for them */
  onBox: (box: FakeBox) => number | Promise<number> = ({ cancelId = 0 }) => cancelId
  /** the folder that the person chooses; null: none */
  onChooseFolder: () => string | null = () => null

  /** The first box with this message, once it is shown. */
  async shown(message: string): Promise<FakeBox> {
    for (;;) {
      const box = this.boxes.find((shown) => shown.message === message)
      if (box) return box
      await once(this, 'asked')
    }
  }

  get module() {
    return {
      showErrorBox: (title: string, content: string) => void this.errorBoxes.push({ title, content }),
      showMessageBox: async (...args: [FakeBox] | [object, FakeBox]) => {
        const box = (args.length === 1 ? args[0] : args[1]) as FakeBox
        this.boxes.push(box)
        this.emit('asked')
        const response = await Promise.race([this.onBox(box), closedFor(box)])
        return { response, checkboxChecked: false }
      },
      showOpenDialog: async () => {
        const folder = this.onChooseFolder()
        setImmediate(() => this.emit('chosen', folder))
        return { canceled: folder === null, filePaths: folder === null ? [] : [folder] }
      },
    }
  }
}

function closedFor({ signal, cancelId = 0 }: FakeBox): Promise<number> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(cancelId)))
}
