export const form = {
  errors: 'Der mangler noget',
  errorPrefix: 'Fejl:',
  optional: 'kan udelades',
  unknown: 'Ved ikke',
  yes: 'Ja',
  no: 'Nej',
}
