/** On what a closed case is deleted. */
export const BASES = ['retention-over', 'archived', 'erasure', 'opened-by-mistake'] as const
export type Basis = (typeof BASES)[number]
