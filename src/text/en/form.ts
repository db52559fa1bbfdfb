import type { form as da } from '../da/form.ts'

export const form: typeof da = {
  errors: 'Something is missing',
  errorPrefix: 'Error:',
  optional: 'may be left out',
  unknown: 'Don’t know',
  yes: 'Yes',
  no: 'No',
}
