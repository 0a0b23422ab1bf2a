import { builtWindow } from '../../tools/built-window.ts'

/** The window is built before the first test file begins: two of them run at a time, and neither may build it alone. */
export async function setup(): Promise<void> {
  await builtWindow()
}
