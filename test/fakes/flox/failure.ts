/** Ends the program as the real one ends: what it says on standard error after `✘ ERROR: `, and status 1. */
export class FloxError extends Error {
  readonly code: number
  constructor(message: string, code = 1) {
    super(message)
    this.code = code
  }
}

/** Status 1 after all has been said (cli/flox/src/commands/auth.rs, `Exit(1)`). */
export class QuietExit extends Error {
  readonly code: number
  constructor(code: number) {
    super(`exit ${code}`)
    this.code = code
  }
}

/** What the stand-in is not made for; never taken for an answer of Flox. */
export class NotCarriedOut extends Error {}

export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
