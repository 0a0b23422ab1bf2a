/** Lists of what assets refer to that people manage alike. */
export const registerNames = ['categories', 'models', 'people', 'statusLabels'] as const
/** Everything that assets refer to and can be merged. */
export const mergeableNames = [...registerNames, 'customFields', 'locations'] as const
export type MergeableName = (typeof mergeableNames)[number]
export type RegisterName = (typeof registerNames)[number]
