export const about = { title: 'x' }
