import { EventEmitter } from 'node:events'

/** What the system says of its power; a test pulls the plug. */
export class FakePowerMonitor extends EventEmitter {
  #isOnBattery = false

  isOnBatteryPower(): boolean {
    return this.#isOnBattery
  }

  runOn(power: 'battery' | 'ac'): void {
    this.#isOnBattery = power === 'battery'
    this.emit(`on-${power}`)
  }
}
