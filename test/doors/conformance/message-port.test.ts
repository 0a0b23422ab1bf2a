import { messagePortDoor } from '../../tools/doors.ts'
import { conformance } from './conformance.ts'

conformance('message port', messagePortDoor)
