// Written by `npm run generate`; change the declaration in package.json instead.
import type { ProblemCode } from './codes.ts'

/** Where this project is. */
export const repository = 'https://github.com/setup-nix-cuda/setup-nix-cuda'

/**
 * Where a problem code is explained: the page of main, whatever version runs. A code is never reused and stays on the page, and
 * GITHUB_ACTION_REF may be a commit of a fork, or empty.
 */
export function errorPage(code: ProblemCode): string {
  return `${repository}/blob/main/docs/errors.md#${code.toLowerCase()}`
}
