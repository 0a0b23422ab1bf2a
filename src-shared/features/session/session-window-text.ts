export const sessionWindowText = {
  who: 'Who is working?',
  why: 'Everything that is changed or counted is recorded under this name.',
  first: 'You are the first one here, so you become the administrator of this register.',
  choose: 'Choose your name',
  yourName: 'Your name',
  otherName: 'Somebody else',
  start: 'Start',
  switchPerson: 'Switch person',
  workingAs: (name: string) => `Working: ${name}`,
  nobody: 'Nobody yet',
  organisation: 'Organisation',
  roles: { administrator: 'Administrator', technician: 'Technician', custodian: 'Custodian' },
}
