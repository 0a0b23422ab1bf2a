/** A stand-in for an event of Electron, of which a listener may prevent what follows. */
export class FakeEvent {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}
