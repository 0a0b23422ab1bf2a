import type { Worker } from '../../../src-shared/features/session/session-contract.ts'
import { sessionWindowText as text } from '../../../src-shared/features/session/session-window-text.ts'
import styles from './welcome-page.module.css'
import { WhereDataLives } from './where-data-lives.tsx'
import { WhoForm } from './who-form.tsx'

interface WelcomePageProps {
  welcome: { organisation: string; workers: Worker[] }
  onWorker: (worker: Worker) => void
  onWish: (path: string) => void
}

/** The first thing on the screen: nothing else can be done before it is known who is working. */
export function WelcomePage({ welcome, onWorker, onWish }: WelcomePageProps) {
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <img src="/favicon.svg" alt="" width={40} height={40} />
        <p className={styles.organisation}>{welcome.organisation}</p>
        <h1>{text.who}</h1>
        <p className={styles.why}>{welcome.workers.length === 0 ? text.first : text.why}</p>
        <WhoForm workers={welcome.workers} onWorker={onWorker} />
        <WhereDataLives onWish={onWish} />
      </div>
    </main>
  )
}
