export const jobsText = {
  jobUnknown: 'This job is not known here. It may belong to another data folder.',
  interrupted:
    'Assetwalk ended before this was done. What was written so far is whole and safe; start it again for the rest.',
  drawingEnded:
    'The document was not drawn: what drew it ended before it was done, perhaps because this computer ran out of memory. Nothing that is recorded is lost. Close other programs and ask for it again, or take the CSV.',
}
