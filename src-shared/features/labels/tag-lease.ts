import { lastNumberOf, type TagScheme } from './tag-scheme.ts'

const usualLease = 500
/** A lease takes at most this part of all numbers of a scheme, so that many laptops can have some. */
const partOfAll = 100
/** Beside the block that is handed out from, so many wait. */
const blocksAhead = 2

/** How many numbers a laptop asks for at once. @param largestBlock the most tags that were wanted at once so far */
export function leaseSize(scheme: TagScheme, largestBlock: number): number {
  const most = Math.max(1, Math.floor((lastNumberOf(scheme) + 1) / partOfAll))
  return Math.min(most, Math.max(usualLease, largestBlock))
}

/** How many blocks are to be leased, so that two are untouched. @param left of each block that is leased */
export function blocksWanted(left: readonly { size: number; left: number }[]): number {
  return Math.max(0, blocksAhead - left.filter((one) => one.left === one.size).length)
}

/** Whether a fifth or less is left of what a laptop has when two blocks wait. */
export const isLow = (left: number, size: number) => left * 5 <= blocksAhead * size
