const atOnce = 500

/** Everything that a call answers page by page. */
export async function everyPage<Item>(
  page: (part: { offset: number; limit: number }) => Promise<{ total: number; items: Item[] }>,
): Promise<Item[]> {
  const all: Item[] = []
  for (;;) {
    const { total, items } = await page({ offset: all.length, limit: atOnce })
    all.push(...items)
    if (items.length === 0 || all.length >= total) return all
  }
}
