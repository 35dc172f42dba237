import type * as z from 'zod'

/** Deeply readonly, because documents are values. */
export type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T

/**
 * Reads what a program of ours saved, by the schema of its room, which is loaded only when there is something to read.
 * Undefined for no text, for what is not JSON and for what does not follow the schema.
 */
export async function readSaved<T>(
  text: string | undefined,
  load: () => Promise<z.ZodType<T>>,
): Promise<T | undefined> {
  const value = text === undefined ? undefined : parseJson(text)
  return value === undefined ? undefined : (await load()).safeParse(value).data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
