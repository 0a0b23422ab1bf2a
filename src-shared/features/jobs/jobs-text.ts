export const jobsText = {
  jobUnknown: 'This job is not known here. It may belong to another data folder.',
}
