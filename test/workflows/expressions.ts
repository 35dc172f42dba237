/** GitHub's own evaluator of `${{ … }}`, for unit tests of expressions that compute something. */
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
type Status = 'success' | 'failure' | 'cancelled'

/**
 * The value of an expression, written without `${{ }}`, for the given contexts; `status` is what became of the jobs or
 * steps before, for `success()` and its like. The `success() &&` that GitHub puts before an `if:` is not added.
 */
export function evaluate(
  expression: string,
  contexts: { readonly [name: string]: Json } = {},
  status: Status = 'success',
): unknown {
  const functions = ['always', 'success', 'failure', 'cancelled'].map((name) => ({
    ...{ name, minArgs: 0, maxArgs: 0 },
    call: () => new data.BooleanData(name === 'always' || name === status),
  }))
  const { tokens } = new Lexer(expression).lex()
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse()
  const pairs = Object.entries(contexts).map(([key, value]) => ({ key, value: toData(value) }))
  const byName = new Map(functions.map((one) => [one.name, one]))
  const value = new Evaluator(tree, new data.Dictionary(...pairs), byName).evaluate()
  return JSON.parse(JSON.stringify(value, data.replacer)) as unknown
}

function toData(value: Json): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver) as data.ExpressionData
}
