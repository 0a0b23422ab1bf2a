import { bugOf, isBug } from '../components/problem/bugs.ts'

/** Notes what breaks where nobody catches it, so that it stands in the log too. */
export function watchBugs(): void {
  const note = (error: unknown) => {
    if (error !== null && error !== undefined && isBug(error)) bugOf(error)
  }
  window.addEventListener('error', (event) => note(event.error))
  window.addEventListener('unhandledrejection', (event) => note(event.reason))
}
