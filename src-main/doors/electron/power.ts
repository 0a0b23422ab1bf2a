import { powerMonitor } from 'electron'
import { log } from './desktop-log.ts'

const answerWithin = 3_000

export interface PowerOptions {
  /** whether the engine answers within so many milliseconds */
  isAnswering: (within: number) => Promise<boolean>
  onHanging: () => void
  onResumed: () => void
  /** called at once, and whenever it changes */
  onBattery: (isOnBattery: boolean) => void
}

/**
 * After the computer slept: an engine that does not answer any more (its disk may have come back as another one) is
 * replaced, and the window learns that what it shows may be old. The engine knows whether the computer runs on battery.
 */
export function followPower({ isAnswering, onHanging, onResumed, onBattery }: PowerOptions): void {
  onBattery(powerMonitor.isOnBatteryPower())
  powerMonitor.on('on-battery', () => onBattery(true))
  powerMonitor.on('on-ac', () => onBattery(false))
  powerMonitor.on('resume', () => {
    onResumed()
    isAnswering(answerWithin).then(
      (answers) => {
        if (!answers) onHanging()
      },
      (error: unknown) => log.bug('waking up', error),
    )
  })
}
