export const jobsText = {
  jobUnknown: 'This job is not known here. It may belong to another data folder.',
  interrupted:
    'Assetwalk ended before this was done. What was written so far is whole and safe; start it again for the rest.',
}
