/** Lists of what assets refer to that people manage alike. */
export const registerNames = ['categories', 'models', 'people', 'statusLabels'] as const
export type RegisterName = (typeof registerNames)[number]
