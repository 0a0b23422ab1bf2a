import { randomBytes } from 'node:crypto'
import { uuidV7 } from '../../../src-shared/identity/uuid-v7.ts'

export const newId = () => uuidV7(Date.now(), randomBytes(10))
