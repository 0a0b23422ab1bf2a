/** Carries text frames in order between a client and the engine; every door makes one of whatever it has. */
export interface Transport {
  send(frame: string): void
  onFrame(listener: (frame: string) => void): void
  /** Called once when the other side is gone, however that came about. */
  onClose(listener: () => void): void
  close(): void
}

/**
 * The two peers of one transport. Each frame begins with the letter of its lane: the engine hands `q` frames to its
 * reader thread and `c` frames to its writer thread.
 */
export type Lane = 'q' | 'c'

export function laneOf(frame: string): Lane | undefined {
  const letter = frame[0]
  return letter === 'q' || letter === 'c' ? letter : undefined
}
