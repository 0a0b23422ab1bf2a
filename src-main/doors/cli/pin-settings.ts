/** The PIN of who approves, signs as auditor or is working, from the environment; undefined where none is given. */
export const givenPin = (): string | undefined => process.env.ASSETWALK_PIN || undefined

/** The PIN of who signs as responsible person. */
export const givenResponsiblePin = (): string | undefined =>
  process.env.ASSETWALK_RESPONSIBLE_PIN || undefined
