// Written by `npm run generate`; change the declaration in package.json instead.
import type { ProblemCode } from './codes.ts'

const repository = 'https://github.com/setup-nix-cuda/setup-nix-cuda'

/** Where a problem code is explained. */
export function errorPage(code: ProblemCode): string {
  return `${repository}/blob/main/docs/errors.md#${code.toLowerCase()}`
}
