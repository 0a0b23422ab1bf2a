import { loopbackDoor } from '../../tools/doors.ts'
import { conformance } from './conformance.ts'

conformance('loopback WebSocket', loopbackDoor)
