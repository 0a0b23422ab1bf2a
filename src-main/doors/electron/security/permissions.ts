import type { MediaAccessPermissionRequest, PermissionCheckHandlerHandlerDetails, Session } from 'electron'
import { isCameraPage, isOfApp } from '../app-origin.ts'
import { log } from '../desktop-log.ts'
import type { CameraConsent } from './camera.ts'

/**
 * Refuses every permission, whether it is asked for or only looked up, but two: the window's own page
 * may put text on the clipboard, and the pages that scan or take a photo may use the camera if the person lets them.
 * @param camera absent: nobody may use it
 */
export function guardPermissions(session: Session, camera?: CameraConsent): void {
  session.setPermissionRequestHandler((_page, permission, answer, details) => {
    if (permission === 'media' && camera && wantsCamera(details))
      camera.ask().then(answer, (error: unknown) => {
        log.bug('question for the camera', error)
        answer(false)
      })
    else answer(permission === 'clipboard-sanitized-write' && isOwnPage(details))
  })
  session.setPermissionCheckHandler((_page, permission, _origin, details) => {
    if (permission === 'media') return camera?.isGiven === true && looksForCamera(details)
    return permission === 'clipboard-sanitized-write' && isOwnPage(details)
  })
}

/** The whole page, not a frame within it, at an address of ours. */
function isOwnPage({ isMainFrame, requestingUrl }: { isMainFrame: boolean; requestingUrl?: string }) {
  return isMainFrame && isOfApp(requestingUrl)
}

/** A picture without sound, for a page that has a use for it. */
function wantsCamera({
  isMainFrame,
  requestingUrl,
  mediaTypes,
  securityOrigin,
}: MediaAccessPermissionRequest): boolean {
  const wantsPictureAlone = mediaTypes?.length === 1 && mediaTypes[0] === 'video'
  const isOwnOrigin = securityOrigin === undefined || isOfApp(securityOrigin)
  return wantsPictureAlone && isMainFrame && isOwnOrigin && isCameraPage(requestingUrl)
}

function looksForCamera({
  isMainFrame,
  requestingUrl,
  mediaType,
  securityOrigin,
}: PermissionCheckHandlerHandlerDetails): boolean {
  const isOwnOrigin = securityOrigin === undefined || isOfApp(securityOrigin)
  return mediaType === 'video' && isMainFrame && isOwnOrigin && isCameraPage(requestingUrl)
}
