import * as core from '@actions/core'

/** An input with a closed list of values. */
export function oneOf<Value extends string>(name: string, values: readonly Value[]): Value {
  const value = core.getInput(name)
  const known = values.find((one) => one === value)
  if (known === undefined)
    throw new Error(`Unrecognized ${name} input. Provided: ${value}. Available: ${values.join(', ')}`)
  return known
}

/** Runs a stand-in; what it throws fails the step. */
export async function act(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    core.setFailed((error as Error).message)
  }
}
