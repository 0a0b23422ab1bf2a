import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { mappingsWindowText as text } from '../../../../src-shared/features/disposals/mappings-window-text.ts'
import { formatBytes, formatNumber } from '../../../components/format/format.ts'
import { Line, Lines } from '../../../components/page/lines.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { erasureWords } from '../case/media/erasure-words.ts'
import type { Mapping } from './mapping-draft.ts'

interface MappingResultProps {
  sample: { stagingId: string; fileName: string } | null
  /** null: something is missing that every mapping needs */
  mapping: Mapping | null
}

/** What a mapping reads of a sample, as evidence would show it. */
export function MappingResult({ sample, mapping }: MappingResultProps) {
  if (!sample) return <p>{text.readNothing}</p>
  if (!mapping) return <p>{text.incomplete}</p>
  return <Tried sample={sample} mapping={mapping} />
}

function Tried({ sample, mapping }: { sample: { stagingId: string; fileName: string }; mapping: Mapping }) {
  const { calls } = useEngine()
  const { data, error } = useQuery({
    ...calls.disposals.tryMapping.queryOptions({ input: { ...sample, mapping } }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (error) return <Problem error={error} />
  if (!data) return null
  return (
    <>
      <p role="status">{text.drives(formatNumber(data.total))}</p>
      <Lines>
        {data.erasures.map((erasure, index) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: what a file says stays in its order
            key={index}
            what={
              <span>
                <span className="code">{erasure.serial ?? text.noSerial}</span> {erasure.model}
              </span>
            }
            says={[erasureWords(erasure), erasure.size === null ? null : formatBytes(erasure.size)]
              .filter((word) => word !== null)
              .join(' · ')}
          />
        ))}
      </Lines>
    </>
  )
}
