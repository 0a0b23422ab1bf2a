import { lazy } from 'react'
import { createBrowserRouter, Navigate } from 'react-router'
import type { AssetSelection } from '../../src-shared/features/assets/bulk-edit-contract.ts'
import { AssetsPage } from '../features/assets/list/assets-page.tsx'
import { RetireButton } from '../features/disposals/new/retire-button.tsx'
import { AssetDisposals } from '../features/disposals/show/asset-disposals.tsx'
import { AssetLabels } from '../features/labels/want/asset-labels.tsx'
import { UnknownTag } from '../features/labels/want/unknown-tag.tsx'
import { WantLabelsButton } from '../features/labels/want/want-labels-button.tsx'
import { wantedOfSelection } from '../features/labels/want/wanted-of-selection.ts'
import { listPaths } from '../features/registers/register-paths.ts'
import { SampleButton } from '../features/samples/sample-button.tsx'
import { BrokenPage } from './broken-page.tsx'
import { NoPage } from './no-page.tsx'
import { Shell } from './shell/shell.tsx'

const AssetPage = lazy(() => import('../features/assets/show/asset-page.tsx'))
const AuditsPage = lazy(() => import('../features/audits/list/audits-page.tsx'))
const ReportPage = lazy(() => import('../features/audits/report/report-page.tsx'))
const ScanPage = lazy(() => import('../features/audits/scan/scan-page.tsx'))
const ReconcilePage = lazy(() => import('../features/audits/reconcile/reconcile-page.tsx'))
const SearchAgainPage = lazy(() => import('../features/audits/after/search-again-page.tsx'))
const ClosePage = lazy(() => import('../features/audits/close/close-page.tsx'))
const AmendPage = lazy(() => import('../features/audits/amend/amend-page.tsx'))
const PolicyPage = lazy(() => import('../features/audits/policy/policy-page.tsx'))
const DisposalsPage = lazy(() => import('../features/disposals/list/disposals-page.tsx'))
const CasePage = lazy(() => import('../features/disposals/case/case-page.tsx'))
const CertificatesPage = lazy(() => import('../features/disposals/certificates/certificates-page.tsx'))
const VerifyPage = lazy(() => import('../features/disposals/verify/verify-page.tsx'))
const VendorsPage = lazy(() => import('../features/disposals/vendors/vendors-page.tsx'))
const ShipmentsPage = lazy(() => import('../features/disposals/shipments/shipments-page.tsx'))
const ShipmentPage = lazy(() => import('../features/disposals/shipments/shipment-page.tsx'))
const LotsPage = lazy(() => import('../features/disposals/sampling/lots-page.tsx'))
const LotPage = lazy(() => import('../features/disposals/sampling/lot-page.tsx'))
const DisposalPolicyPage = lazy(() => import('../features/disposals/policy/disposal-policy-page.tsx'))
const MappingsPage = lazy(() => import('../features/disposals/mappings/mappings-page.tsx'))
const DisposalReportsPage = lazy(() => import('../features/disposals/reports/reports-page.tsx'))
const NewCasePage = lazy(() => import('../features/disposals/new/new-case-page.tsx'))
const TodayPage = lazy(() => import('../features/today/today-page.tsx'))
const ByTagPage = lazy(() => import('../features/assets/show/by-tag-page.tsx'))
const TemplatesPage = lazy(() => import('../features/labels/designs/templates-page.tsx'))
const TemplatePage = lazy(() => import('../features/labels/designs/editor/template-page.tsx'))
const StocksPage = lazy(() => import('../features/labels/designs/stocks-page.tsx'))
const PrintersPage = lazy(() => import('../features/labels/designs/printers-page.tsx'))
const LabelSettingsPage = lazy(() => import('../features/labels/designs/settings-page.tsx'))
const QueuePage = lazy(() => import('../features/labels/queue/queue-page.tsx'))
const PrintPage = lazy(() => import('../features/labels/print/print-page.tsx'))
const PrintedPage = lazy(() => import('../features/labels/history/history-page.tsx'))
const CheckPage = lazy(() => import('../features/labels/check/check-page.tsx'))
const TagsPage = lazy(() => import('../features/labels/tags/tags-page.tsx'))
const MorePage = lazy(() => import('./more/more-page.tsx'))
const SyncPage = lazy(() => import('../features/sync/sync-page.tsx'))
const ConflictsPage = lazy(() => import('../features/sync/conflicts-page.tsx'))
const NotTakenPage = lazy(() => import('../features/sync/not-taken-page.tsx'))
const DevicesPage = lazy(() => import('../features/sync/devices-page.tsx'))
const RegisterPage = lazy(() => import('../features/registers/register-page.tsx'))
const LocationsPage = lazy(() => import('../features/locations/tree/locations-page.tsx'))
const QualityPage = lazy(() => import('../features/quality/quality-page.tsx'))
const ImportPage = lazy(() => import('../features/imports/import-page.tsx'))

const forChosen = (selection: AssetSelection | null) =>
  selection && (
    <>
      <WantLabelsButton labels={wantedOfSelection(selection)} shortcut="L" />
      <RetireButton assets={{ selection }} shortcut="R" />
    </>
  )
const moreOfAsset = (assetId: string) => (
  <>
    <AssetDisposals assetId={assetId} />
    <AssetLabels assetId={assetId} />
  </>
)

const hintOfTag = (tag: string) => <UnknownTag tag={tag} />

const lists = Object.keys(listPaths) as (keyof typeof listPaths)[]

export const createRouter = () =>
  createBrowserRouter([
    {
      element: <Shell />,
      errorElement: <BrokenPage />,
      children: [
        {
          errorElement: <BrokenPage />,
          children: [
            { index: true, element: <Navigate to="/assets" replace /> },
            { path: 'assets', element: <AssetsPage whenEmpty={<SampleButton />} onChosen={forChosen} /> },
            {
              path: 'assets/:assetId',
              element: <AssetPage more={moreOfAsset} />,
              children: [{ path: 'camera', element: null }],
            },
            { path: 'assets/by-tag/:tag', element: <ByTagPage whenUnknown={hintOfTag} /> },
            { path: 'today', element: <TodayPage /> },
            { path: 'audits', element: <AuditsPage /> },
            { path: 'audits/policy', element: <PolicyPage /> },
            { path: 'audits/:auditId', element: <ReportPage /> },
            { path: 'audits/:auditId/scan', element: <ScanPage /> },
            { path: 'audits/:auditId/reconcile', element: <ReconcilePage /> },
            { path: 'audits/:auditId/search-again', element: <SearchAgainPage /> },
            { path: 'audits/:auditId/close', element: <ClosePage /> },
            { path: 'audits/:auditId/amend', element: <AmendPage /> },
            { path: 'labels', element: <QueuePage /> },
            { path: 'labels/print', element: <PrintPage /> },
            { path: 'labels/tags', element: <TagsPage /> },
            { path: 'labels/printed', element: <PrintedPage /> },
            { path: 'labels/printed/:runId/check', element: <CheckPage /> },
            { path: 'labels/templates', element: <TemplatesPage /> },
            { path: 'labels/templates/:templateId', element: <TemplatePage /> },
            { path: 'labels/stocks', element: <StocksPage /> },
            { path: 'labels/printers', element: <PrintersPage /> },
            { path: 'labels/settings', element: <LabelSettingsPage /> },
            { path: 'disposals', element: <DisposalsPage /> },
            { path: 'disposals/new', element: <NewCasePage /> },
            { path: 'disposals/certificates', element: <CertificatesPage /> },
            { path: 'disposals/shipments', element: <ShipmentsPage /> },
            { path: 'disposals/shipments/:shipmentId', element: <ShipmentPage /> },
            { path: 'disposals/sampling', element: <LotsPage /> },
            { path: 'disposals/sampling/:lotId', element: <LotPage /> },
            { path: 'disposals/policy', element: <DisposalPolicyPage /> },
            { path: 'disposals/mappings', element: <MappingsPage /> },
            { path: 'disposals/reports', element: <DisposalReportsPage /> },
            { path: 'disposals/vendors', element: <VendorsPage /> },
            { path: 'disposals/verify', element: <VerifyPage /> },
            { path: 'disposals/:caseId', element: <CasePage /> },
            { path: 'imports', element: <ImportPage /> },
            { path: 'more', element: <MorePage /> },
            { path: 'quality', element: <QualityPage /> },
            { path: 'more/sync', element: <SyncPage /> },
            { path: 'more/sync/conflicts', element: <ConflictsPage /> },
            { path: 'more/sync/not-taken', element: <NotTakenPage /> },
            { path: 'more/sync/devices', element: <DevicesPage /> },
            { path: 'more/locations', element: <LocationsPage /> },
            ...lists.map((list) => ({
              path: `more/${listPaths[list]}`,
              element: <RegisterPage list={list} />,
            })),
            { path: '*', element: <NoPage /> },
          ],
        },
      ],
    },
  ])

/** The pattern of the page that is open, as `/assets/:assetId`. */
export function pagePattern({ state }: ReturnType<typeof createRouter>): string {
  return `/${state.matches.flatMap(({ route }) => route.path ?? []).join('/')}`
}
