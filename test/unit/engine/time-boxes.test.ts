import { expect, it, onTestFinished, vi } from 'vitest'
import { timeBoxes } from '../../../src-main/engine/database/time-boxes.ts'
import type { Transaction } from '../../../src-main/engine/database/transaction.ts'

const millisecondsOfItem = 5

it.each([
  ['somebody works', 0, 2],
  ['nobody has written for a moment', 1500, 8],
  ['nobody has written for a moment', 9000, 8],
  ['nobody has written for a while', 11_000, 24],
])('where %s (%i ms), a step has its items', async (_, quietFor, itemsOfStep) => {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  onTestFinished(() => void vi.restoreAllMocks())
  const steps: number[] = []
  const job = {
    signal: new AbortController().signal,
    quietFor: () => quietFor,
    step: <Result>(work: (tx: Transaction) => Result) => {
      steps.push(0)
      return work({} as Transaction)
    },
  }
  await timeBoxes(job, Array(3 * itemsOfStep).fill(null), () => {
    steps[steps.length - 1] = (steps.at(-1) ?? 0) + 1
    now += millisecondsOfItem
  })
  expect(steps).toEqual([itemsOfStep, itemsOfStep, itemsOfStep])
})
