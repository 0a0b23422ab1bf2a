import { localSocketDoor } from '../../tools/doors.ts'
import { conformance } from './conformance.ts'

conformance('local socket', localSocketDoor)
