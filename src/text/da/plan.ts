export const plan = {
  why: 'Hvorfor?',
}
