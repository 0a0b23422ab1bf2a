import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { LabelPagePreview } from '../../../../src-shared/features/labels/labels-contract.ts'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import { locationCode } from '../../../../src-shared/features/locations/location-code.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { queueOrderIn } from '../queue/queue-order.ts'

const text = labelsWindowText.print

/** What the page prints. */
export interface Wanted {
  labels: LabelPagePreview['assets']
  /** as far as it is known before the first page is drawn */
  total: number
  /** labels of what has one already */
  reprints: number
  /** what the code of the first label says */
  first: string | undefined
  about: string | undefined
  /** whether they wait until they came out */
  isQueue: boolean
  back: { label: string; to: string }
  error: Error | null
}

/** The labels that wait; or those of the locations which the address names. @param below whether also of all in them */
export function useWanted(below: boolean): Wanted {
  const { calls } = useEngine()
  const [params] = useSearchParams()
  const places = params.getAll('location')
  const sort = queueOrderIn(params)
  const [firstPlace] = places
  const { data: queue, error: queueError } = useQuery({
    ...calls.labelQueue.list.queryOptions({ input: { limit: 1, sort } }),
    enabled: firstPlace === undefined,
  })
  const { data: place, error: placeError } = useQuery({
    ...calls.locations.show.queryOptions({ input: { location: firstPlace ?? '' } }),
    enabled: firstPlace !== undefined,
    retry: false,
  })
  if (firstPlace !== undefined)
    return {
      labels: { locations: places, below },
      total: place ? places.length : 0,
      reprints: 0,
      first: place && (place.barcode ?? locationCode(place.id)),
      about:
        place &&
        (places.length === 1 ? text.ofPlace(place.path) : text.ofPlaces(formatNumber(places.length))),
      isQueue: false,
      back: { label: text.backToPlaces, to: '/more/locations' },
      error: placeError,
    }
  return {
    labels: { queue: 'all', sort },
    total: queue?.total ?? 0,
    reprints: queue?.reprints ?? 0,
    first: queue?.labels[0]?.assetTag,
    about: queue && text.waiting(formatNumber(queue.total), labelsWindowText.queue.orders[sort]),
    isQueue: true,
    back: { label: text.back, to: `/labels?sort=${sort}` },
    error: queueError,
  }
}
