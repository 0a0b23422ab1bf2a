import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import { useEngine } from '../../../../host/engine-context.ts'
import { beep } from '../../beeps.ts'
import { type CaseRow, scannedAmong } from './case-rows.ts'

const text = caseWindowText.media

/**
 * Which line of the working list is meant, and what the last beep was.
 * @param onFresh a code that is neither an asset nor a medium here: a drive that is to be added to the line that is chosen
 */
export function useBench(caseId: string, rows: readonly CaseRow[], onFresh: () => void) {
  const { client } = useEngine()
  const [wanted, setWanted] = useState(0)
  const [fresh, setFresh] = useState('')
  const [said, setSaid] = useState<{ says: string; n: number } | null>(null)
  const count = useRef(0)
  const active = Math.max(0, Math.min(wanted, rows.length - 1))
  const say = (says: string) => setSaid({ says, n: ++count.current })

  const choose = (index: number) => {
    const row = rows[index]
    setWanted(index)
    beep('taken')
    say(text.found(row?.medium ? `${row.tag}, ${row.medium.serial}` : (row?.tag ?? '')))
  }
  const look = useMutation({
    mutationFn: async (code: string) => (await client.disposals.candidates({ codes: [code] })).candidates[0],
    onSuccess: (found, code) => {
      if (!found || found.verdict === 'unknown') {
        beep('look')
        say(text.fresh(code))
        setFresh(code)
        onFresh()
        return
      }
      const own = rows.findIndex(({ tag }) => tag === found.assetTag)
      if (found.caseId === caseId && own >= 0) return choose(own)
      beep('unknown')
      say(text.notInCase(found.assetTag ?? code))
    },
  })
  const scan = (code: string) => {
    const meant = scannedAmong(rows, code)
    if (meant.kind === 'row') return choose(meant.index)
    if (meant.kind === 'fresh') return look.mutate(code)
    beep('ambiguous')
    say(text.twins(code))
  }
  return {
    active,
    moveTo: (index: number) => setWanted(Math.max(0, Math.min(index, rows.length - 1))),
    /** the code of a drive that is not recorded yet */
    fresh,
    forget: () => setFresh(''),
    said,
    scan,
    error: look.error,
  }
}
