import Alert from '@mui/material/Alert'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { caseWindowText as text } from '../../../../src-shared/features/disposals/case-window-text.ts'
import { checklistGaps } from '../../../../src-shared/features/disposals/checklist.ts'
import type { CaseView } from '../../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsText } from '../../../../src-shared/features/disposals/disposals-text.ts'
import { formatDay, formatMoment, formatNumber } from '../../../components/format/format.ts'
import { useKey } from '../../../components/keys/use-key.ts'
import { Page } from '../../../components/page/page.tsx'
import { PartTabs } from '../../../components/page/part-tabs.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { CertificatesPart } from './certificates/certificates-part.tsx'
import { ChecklistPart } from './checklist/checklist-part.tsx'
import { CustodyPart } from './custody/custody-part.tsx'
import { EvidencePart } from './evidence/evidence-part.tsx'
import { nextStepOf, rowsOf } from './media/case-rows.ts'
import { MediaPart } from './media/media-part.tsx'
import { ReleasePart } from './release/release-part.tsx'
import { useCase } from './use-case.ts'

const parts = ['media', 'evidence', 'checklist', 'custody', 'release', 'certificates'] as const
type Part = (typeof parts)[number]

/** One disposal case, part by part: what is done to its media, with what evidence, and how its assets leave. */
export default function CasePage() {
  const { caseId = '' } = useParams()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const shown = parts.find((part) => part === params.get('part')) ?? 'media'
  // What stands in the way of ten thousand assets takes as long to tell as all else of them.
  const { data: disposal, error, isPlaceholderData } = useCase(caseId, shown === 'release')
  const show = (part: Part | undefined) => part && setParams({ part }, { replace: true })
  const step = (by: 1 | -1) => show(parts[(parts.indexOf(shown) + by + parts.length) % parts.length])
  useKey('Ctrl+ArrowRight', text.nextPart, () => step(1))
  useKey('Ctrl+ArrowLeft', text.previousPart, () => step(-1))
  useKey(']', text.nextPart, () => step(1))
  useKey('[', text.previousPart, () => step(-1))
  const back = { label: text.back, run: () => void navigate('/disposals') }
  useKey('Escape', back.label, back.run)

  return (
    <Page title={disposal?.reason ?? ''} about={disposal && aboutOf(disposal)} back={back} filled>
      <Problem error={error} />
      {disposal && (
        <>
          {disposal.contradictions.map((contradiction) => (
            <Alert key={contradiction} severity="warning">
              {contradiction}
            </Alert>
          ))}
          <PartTabs
            label={text.parts.label}
            shown={shown}
            onShow={show}
            parts={parts.map((part) => ({
              name: part,
              label: text.parts[part],
              figure: figureOf(disposal, part),
              isBad: isBad(disposal, part),
            }))}
          >
            {shown === 'media' && <MediaPart disposal={disposal} />}
            {shown === 'evidence' && <EvidencePart disposal={disposal} />}
            {shown === 'checklist' && <ChecklistPart disposal={disposal} />}
            {shown === 'custody' && <CustodyPart disposal={disposal} />}
            {shown === 'release' && !isPlaceholderData && <ReleasePart disposal={disposal} />}
            {shown === 'certificates' && <CertificatesPart disposal={disposal} />}
          </PartTabs>
        </>
      )}
    </Page>
  )
}

function aboutOf({ disposition, vendor, pickUpOn, openedAt, openedBy }: CaseView): string {
  return [
    disposalsText.dispositions[disposition],
    vendor,
    pickUpOn === null ? null : text.pickUp(formatDay(pickUpOn)),
    text.opened(formatMoment(openedAt), openedBy),
  ]
    .filter((word) => word !== null)
    .join(' · ')
}

/** What is left to do in a part, or how much there is in it. */
function figureOf(disposal: CaseView, part: Part): string {
  const { states, assets } = disposal
  const left = (count: number) => (count === 0 ? '✓' : formatNumber(count))
  switch (part) {
    case 'media':
      return left(rowsOf(disposal).filter((row) => nextStepOf(row) !== null).length)
    case 'evidence':
      return formatNumber(disposal.evidence.length)
    case 'checklist': {
      const { unanswered, blocking } = gapsOf(disposal)
      return left(unanswered.length + blocking.length)
    }
    case 'custody':
      return formatNumber(disposal.transfers.length)
    case 'release':
      return states.disposed === assets ? '✓' : `${formatNumber(states.disposed)}/${formatNumber(assets)}`
    case 'certificates':
      return formatNumber(new Set(disposal.mediumList.flatMap(({ certificates }) => certificates)).size)
  }
}

function isBad(disposal: CaseView, part: Part): boolean {
  if (part === 'custody') return disposal.transfers.some(({ isGap }) => isGap)
  if (part === 'checklist') return gapsOf(disposal).blocking.length > 0
  return part === 'media' && disposal.media.failed > 0
}

const gapsOf = ({ checklist }: CaseView) =>
  checklistGaps(new Map(checklist.map(({ item, answer }) => [item, answer])))
