export const attachmentKinds = ['photo', 'file'] as const
export type AttachmentKind = (typeof attachmentKinds)[number]
