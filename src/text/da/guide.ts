export const guide = { title: 'x' }
