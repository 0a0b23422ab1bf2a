import type { Session } from 'electron'

/**
 * Gives no page a device of this computer, a picture of its screen, or a folder of the system. Pairing by Bluetooth is
 * refused by Electron where nobody handles it.
 */
export function refuseDevices(session: Session): void {
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  session.on('select-serial-port', (event, _ports, _page, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('file-system-access-restricted', (_event, _details, answer) => answer('deny'))
}
