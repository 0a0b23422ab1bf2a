import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { CaseOfAsset } from '../../../../src-shared/features/disposals/candidates-contract.ts'
import { caseWindowText } from '../../../../src-shared/features/disposals/case-window-text.ts'
import { disposalsText } from '../../../../src-shared/features/disposals/disposals-text.ts'
import { disposalsWindowText } from '../../../../src-shared/features/disposals/disposals-window-text.ts'
import { formatMoment } from '../../../components/format/format.ts'
import { Card, CardActions } from '../../../components/page/card.tsx'
import { Line, Lines } from '../../../components/page/lines.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { RetireButton } from '../new/retire-button.tsx'

const text = disposalsWindowText.ofAsset

/** Where an asset stands on its way out, its media, and their certificates; or a way to retire it. */
export function AssetDisposals({ assetId }: { assetId: string }) {
  const { calls } = useEngine()
  const { data, error } = useQuery(calls.disposals.ofAsset.queryOptions({ input: { assetId } }))
  const isOnItsWay = data?.cases.some(({ state }) => state !== 'disposed') ?? true
  return (
    <Card title={text.title}>
      <Problem error={error} small />
      {data?.cases.length === 0 && <p>{text.none}</p>}
      {data?.cases.map((one) => (
        <CaseLines key={one.caseId} disposal={one} />
      ))}
      {!isOnItsWay && (
        <CardActions>
          <RetireButton assets={{ selection: { ids: [assetId] } }} />
        </CardActions>
      )}
    </Card>
  )
}

function CaseLines({ disposal }: { disposal: CaseOfAsset }) {
  const { caseId, reason, state, since, statedEmptyBy, media } = disposal
  const words = disposalsText.assetDispositions[state]
  return (
    <Lines>
      <Line
        what={<Link to={`/disposals/${caseId}`}>{reason}</Link>}
        says={text.since(words, formatMoment(since.at), since.by)}
      />
      {media.length === 0 && (
        <Line what={statedEmptyBy === null ? text.noMedia : text.empty(statedEmptyBy)} says="" />
      )}
      {media.map((medium) => (
        <Line
          key={medium.mediumId}
          what={<span className="code">{medium.serial}</span>}
          says={[
            medium.model,
            disposalsText.mediumStates[medium.state],
            medium.outcome === null ? null : disposalsText.outcomes[medium.outcome],
            medium.certificates.length === 0
              ? null
              : `${caseWindowText.parts.certificates}: ${medium.certificates.join(', ')}`,
          ]
            .filter((word) => word !== null)
            .join(' · ')}
        />
      ))}
    </Lines>
  )
}
