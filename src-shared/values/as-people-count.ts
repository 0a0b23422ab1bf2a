const collator = new Intl.Collator(undefined, { numeric: true })

/** Compares names as people count: "Room 2" stands before "Room 10". */
export const asPeopleCount = (name: string, other: string): number => collator.compare(name, other)
