import { z } from 'zod'

// left alone, zod writes its own functions where it may; a page that may not tells of every try as a breach of its policy
z.config({ jitless: true })

/** For what is read in browsers too. */
export { z }
