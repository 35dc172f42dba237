/** Runs work, so many pieces at a time; the others wait in the order in which they came. */
export type Limit = <T>(work: () => Promise<T>) => Promise<T>

/** A limit of `count` pieces of work at a time. */
export function limitTo(count: number): Limit {
  let free = count
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
