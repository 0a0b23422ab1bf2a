/** What is said while a browser is opened at the loopback door: on the page that it is opened with, and on the terminal. */
export const openingText = {
  title: 'Assetwalk',
  wait: 'Opening Assetwalk …',
  refused: {
    title: 'This address has opened Assetwalk before',
    text: 'An address that Assetwalk hands to a browser opens it once, within a minute. This one was used, or waited for too long.',
    next: 'Open the address that Assetwalk printed when it started (it looks like http://127.0.0.1:…/#key=…), or start Assetwalk again: it then opens anew.',
  },
  usedTwice:
    'TICKET_USED_TWICE: The address with which your browser was opened was used a second time, so the window that it opened was shut out. If you did that yourself, open the address above. If you did not, another program read it: end Assetwalk and start it again.',
}
