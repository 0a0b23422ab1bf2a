export const sessionText = {
  personUnknown: 'This person is not in the register any more. Choose a name from the list.',
}
