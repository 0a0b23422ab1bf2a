import { homedir } from 'node:os'

/** The computer and the person, as far as places of files depend on them. */
export interface Surroundings {
  platform: NodeJS.Platform
  environment: Readonly<Record<string, string | undefined>>
  home: string
}

export const ownSurroundings = (): Surroundings => ({
  platform: process.platform,
  environment: process.env,
  home: homedir(),
})
