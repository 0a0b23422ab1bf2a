/**
 * The first few of many in an order, without putting all of them in order.
 * @param compare as for `sort`
 */
export function firstFew<Item>(
  items: Iterable<Item>,
  count: number,
  compare: (one: Item, other: Item) => number,
): Item[] {
  const first: Item[] = []
  for (const item of items) {
    const last = first[count - 1]
    if (last !== undefined && compare(item, last) >= 0) continue
    first.splice(placeOf(item, first, compare), 0, item)
    if (first.length > count) first.pop()
  }
  return first
}

/** Where an item belongs among others that are in order; behind its equals. */
function placeOf<Item>(item: Item, ordered: readonly Item[], compare: (one: Item, other: Item) => number) {
  let from = 0
  let to = ordered.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (compare(item, ordered[middle] as Item) < 0) to = middle
    else from = middle + 1
  }
  return from
}
