import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { codeOf, sentenceOf } from '../../../../components/problem/sentence-of.ts'
import { useEngine } from '../../../../host/engine-context.ts'

/** Files that one call takes; what belongs together (an identity and its log) has to come in one of these. */
const mostAtOnce = 100
/** Files that are on their way to the engine at the same time. */
const stagedAtOnce = 4

/** What is said of all the files that are handed in. */
interface Said {
  caseId: string
  operator?: string
  mapping?: string
  serial?: string
}

/** How far the files are that are handed in, and which of them were refused. */
interface HandedIn {
  done: number
  total: number
  refused: readonly string[]
}

/**
 * Hands files in as evidence, in as many calls as they need, and says how far it is. Of a hundred at the most a damaged one
 * refuses all; of more it is left out and named.
 */
export function useHandIn(onDone: () => void) {
  const { client, files } = useEngine()
  const [progress, setProgress] = useState<HandedIn | null>(null)
  const isStopped = useRef(false)
  const stage = async (chosen: readonly File[]) => {
    const staged: { stagingId: string; fileName: string }[] = []
    for (let at = 0; at < chosen.length; at += stagedAtOnce)
      staged.push(
        ...(await Promise.all(
          chosen
            .slice(at, at + stagedAtOnce)
            .map(async (file) => ({ stagingId: await files.stage(file), fileName: file.name })),
        )),
      )
    return staged
  }
  const add = useMutation({
    mutationFn: async ({ chosen, said }: { chosen: readonly File[]; said: Said }) => {
      isStopped.current = false
      const total = chosen.length
      const refused: string[] = []
      for (let at = 0; at < total && !isStopped.current; at += mostAtOnce) {
        setProgress({ done: at, total, refused: [...refused] })
        const staged = await stage(chosen.slice(at, at + mostAtOnce))
        const keep = (some: typeof staged) => client.disposals.addEvidence({ ...said, files: some })
        const failed = await keep(staged).then(
          () => null,
          (error: unknown) => ({ error }),
        )
        if (failed && (total <= mostAtOnce || codeOf(failed.error) !== 'EVIDENCE_DAMAGED')) throw failed.error
        if (failed)
          for (const file of staged)
            await keep([file]).catch((error: unknown) => {
              if (codeOf(error) !== 'EVIDENCE_DAMAGED') throw error
              refused.push(sentenceOf(error))
            })
      }
      return refused
    },
    onSuccess: onDone,
    onSettled: () => setProgress(null),
  })
  return {
    hand: (chosen: readonly File[], said: Said) => add.mutate({ chosen, said }),
    isPending: add.isPending,
    error: add.error,
    /** null: nothing is under way */
    progress,
    refused: progress?.refused ?? add.data ?? [],
    stop: () => {
      isStopped.current = true
    },
  }
}
