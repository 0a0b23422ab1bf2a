/** What an organisation makes of its own for its labels. */
export const designKinds = ['stock', 'template', 'printer'] as const
export type DesignKind = (typeof designKinds)[number]
