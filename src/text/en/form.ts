import type { form as da } from '../da/form.ts'

export const form: typeof da = {
  errors: 'Something is missing',
  errorPrefix: 'Error:',
  optional: 'may be left out',
  tooLong: (most) => `${most} characters at most.`,
  yes: 'Yes',
  no: 'No',
}
