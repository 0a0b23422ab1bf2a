import { lazy } from 'react'
import { createBrowserRouter, Navigate } from 'react-router'
import { AssetsPage } from '../features/assets/list/assets-page.tsx'
import { listPaths } from '../features/registers/register-paths.ts'
import { SampleButton } from '../features/samples/sample-button.tsx'
import { BrokenPage } from './broken-page.tsx'
import { NoPage } from './no-page.tsx'
import { Shell } from './shell/shell.tsx'

const AssetPage = lazy(() => import('../features/assets/show/asset-page.tsx'))
const AuditsPage = lazy(() => import('../features/audits/list/audits-page.tsx'))
const ReportPage = lazy(() => import('../features/audits/report/report-page.tsx'))
const ScanPage = lazy(() => import('../features/audits/scan/scan-page.tsx'))
const ByTagPage = lazy(() => import('../features/assets/show/by-tag-page.tsx'))
const MorePage = lazy(() => import('./more/more-page.tsx'))
const RegisterPage = lazy(() => import('../features/registers/register-page.tsx'))
const LocationsPage = lazy(() => import('../features/locations/tree/locations-page.tsx'))
const QualityPage = lazy(() => import('../features/quality/quality-page.tsx'))
const ImportPage = lazy(() => import('../features/imports/import-page.tsx'))

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
            { path: 'assets', element: <AssetsPage whenEmpty={<SampleButton />} /> },
            {
              path: 'assets/:assetId',
              element: <AssetPage />,
              children: [{ path: 'camera', element: null }],
            },
            { path: 'assets/by-tag/:tag', element: <ByTagPage /> },
            { path: 'audits', element: <AuditsPage /> },
            { path: 'audits/:auditId', element: <ReportPage /> },
            { path: 'audits/:auditId/scan', element: <ScanPage /> },
            { path: 'imports', element: <ImportPage /> },
            { path: 'more', element: <MorePage /> },
            { path: 'quality', element: <QualityPage /> },
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
