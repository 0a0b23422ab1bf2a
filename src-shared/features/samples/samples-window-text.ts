export const samplesWindowText = {
  lookAround: 'Look around with a sample organisation',
  title: 'Look around with a sample organisation',
  about: (assets: string) =>
    `An invented organisation of ${assets} assets is put into this empty register: places, people, laptops, their purchases and their ends of life. Everything can be tried on it.`,
  afterwards:
    'It is never mixed with a real one. To begin with your own list afterwards, close Assetwalk, delete the folder below or move it away, and start again:',
  begin: 'Fill the register',
  making: 'Inventing the organisation',
  unit: 'assets',
}
