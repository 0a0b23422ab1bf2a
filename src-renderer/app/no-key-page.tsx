import { appText } from '../../src-shared/features/app/app-text.ts'
import { EmptyState } from '../components/page/empty-state.tsx'

/** The page was opened without the key of the door, or with an old one. */
export function NoKeyPage() {
  return (
    <main style={{ display: 'flex', height: '100%' }}>
      <EmptyState icon="unplugged" title={appText.noKey.title} next={appText.noKey.text}>
        <code className="code">{appText.noKey.hint}</code>
      </EmptyState>
    </main>
  )
}
