import { appText } from '../../../src-shared/features/app/app-text.ts'
import { Column, Columns } from '../../components/page/columns.tsx'
import { Page } from '../../components/page/page.tsx'
import { BackupsSection } from '../../features/backups/backups-section.tsx'
import { PrivacySection } from '../../features/computer/privacy-section.tsx'
import { ThisComputer } from '../../features/computer/this-computer.tsx'
import { DiagnosticsSection } from '../../features/diagnostics/diagnostics-section.tsx'
import { DoctorSection } from '../../features/doctor/doctor-section.tsx'
import { PinSection } from '../../features/pins/pin-section.tsx'
import { QualitySection } from '../../features/quality/quality-section.tsx'
import { ManagedLists } from '../../features/registers/managed-lists.tsx'
import { SyncSection } from '../../features/sync/sync-section.tsx'
import { useSyncStatus } from '../../features/sync/use-sync-status.ts'
import { AboutSection } from './about-section.tsx'
import { ColoursSection } from './colours-section.tsx'
import { SoundsSection } from './sounds-section.tsx'

/** What is set once and looked up seldom: this computer, backups, sounds, colours, diagnostics. */
export default function MorePage() {
  const { data: sync } = useSyncStatus()
  return (
    <Page title={appText.more.title}>
      <Columns>
        <Column>
          <ManagedLists />
          <SyncSection />
          <ThisComputer />
          <BackupsSection />
          <DoctorSection />
          <QualitySection />
          <PrivacySection syncServer={sync?.url ?? null} />
          <DiagnosticsSection />
        </Column>
        <Column>
          <PinSection />
          <SoundsSection />
          <ColoursSection />
          <AboutSection />
        </Column>
      </Columns>
    </Page>
  )
}
