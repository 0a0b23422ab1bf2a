/**
 * What the address says of a page at this moment, to change a part of it and keep the others. What `useSearchParams`
 * answers is what was drawn last: on a slow machine something else may have been chosen since.
 */
export const addressNow = (): URLSearchParams => new URLSearchParams(window.location.search)
