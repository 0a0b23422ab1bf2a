import { use, useState } from 'react'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { CopyButton } from '../clipboard/copy-button.tsx'
import { detailsOf, SurroundingsContext } from './details.ts'

/** Puts on the clipboard what somebody who helps needs to know of a failure. */
export function CopyDetails({ error }: { error: unknown }) {
  const surroundings = use(SurroundingsContext)
  const [shownAt] = useState(() => new Date())
  return <CopyButton label={appText.copyDetails} text={() => detailsOf(error, surroundings, shownAt)} quiet />
}
