/**
 * The documented subset of FEEL (OMG DMN 1.5, clause 10.3) that cards are written in, as plain data.
 * Leaves out what a card has no use for: functions of one's own, `for`, filters, ranges as values, durations.
 */
export type Expression =
  | { readonly is: 'literal'; readonly value: string | number | boolean | null }
  | { readonly is: 'date'; readonly value: string }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'path'; readonly of: Expression; readonly name: string }
  | { readonly is: 'list'; readonly items: readonly Expression[] }
  | { readonly is: 'not'; readonly of: Expression }
  | { readonly is: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'compare'; readonly by: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'arithmetic'; readonly by: '+' | '-'; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'between'; readonly of: Expression; readonly low: Expression; readonly high: Expression }
  | { readonly is: 'in'; readonly of: Expression; readonly tests: readonly InTest[] }
  | {
      readonly is: 'some' | 'every'
      readonly name: string
      readonly list: Expression
      readonly satisfies: Expression
    }
  | { readonly is: 'if'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly is: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] }

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

/** One right-hand side of `in`: a value or list to be equal to or in, a comparison, or a range. */
export type InTest =
  | { readonly is: 'value'; readonly value: Expression }
  | { readonly is: 'compared'; readonly by: '<' | '<=' | '>' | '>='; readonly value: Expression }
  | {
      readonly is: 'range'
      readonly low: Expression
      readonly high: Expression
      readonly lowIncluded: boolean
      readonly highIncluded: boolean
    }

/**
 * `count` and `list contains` are FEEL's own. The others are ours. `stated(x)` looks at knowing itself:
 * true when x is known to be true, false otherwise. `settled("step")` is true when a step is done or skipped for all it
 * is taken for, or for the one at hand; `settledOn("step")` is the day it was, or null.
 */
export const FUNCTIONS = ['count', 'list contains', 'stated', 'settled', 'settledOn'] as const
export type FunctionName = (typeof FUNCTIONS)[number]
