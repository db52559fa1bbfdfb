export const form = {
  errors: 'Der mangler noget',
  errorPrefix: 'Fejl:',
  optional: 'kan udelades',
  tooLong: (most: number) => `Højst ${most} tegn.`,
  yes: 'Ja',
  no: 'Nej',
}
