import { useQuery } from '@tanstack/react-query'
import { labelRunsText } from '../../../../src-shared/features/labels/label-runs-text.ts'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import { formatMoment } from '../../../components/format/format.ts'
import { Card, CardActions } from '../../../components/page/card.tsx'
import { Facts } from '../../../components/page/facts.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { WantLabelsButton } from './want-labels-button.tsx'

const text = labelsWindowText.asset
const shown = 5

/** When an asset was labelled, on which stock and by whom; and a way to label it again. */
export function AssetLabels({ assetId }: { assetId: string }) {
  const { calls } = useEngine()
  const { data, error } = useQuery(calls.labelRuns.ofAsset.queryOptions({ input: { assetId, limit: shown } }))
  return (
    <Card title={text.title}>
      <Problem error={error} small />
      {data && data.labels.length === 0 && <p>{text.none}</p>}
      {data && data.labels.length > 0 && (
        <Facts
          facts={data.labels.map(({ at, stock, by, reprint }) => [
            formatMoment(at),
            [text.printed(stock, by), reprint ? labelRunsText.reprints[reprint] : null]
              .filter((part) => part !== null)
              .join(' · '),
          ])}
        />
      )}
      <CardActions>
        <WantLabelsButton labels={{ ids: [assetId] }} label={text.queue} />
      </CardActions>
    </Card>
  )
}
