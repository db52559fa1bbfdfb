export const card = { title: 'x' }
