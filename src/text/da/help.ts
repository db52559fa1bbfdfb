export const help = {
  title: 'Til dig, der er ung eller forælder',
}
