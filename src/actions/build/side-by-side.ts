import type { Log } from '../../runner/log.ts'

/** Works on the items in their order, `atOnce` of them at a time, and starts none once `stop` is aborted. */
export async function sideBySide<T>(
  items: readonly T[],
  atOnce: number,
  stop: AbortSignal,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const left = items.entries()
  const worker = async () => {
    for (const [index, item] of left) {
      if (stop.aborted) return
      await work(item, index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
}

/** Lets one caller work after the other. */
export function inTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next.catch(() => {})
    return next
  }
}

/** A log of work that others do beside it: `show` prints its lines together. What goes on now is shown at once. */
export function heldBack(log: Log): { readonly log: Log; readonly show: () => void } {
  const lines: (() => void)[] = []
  const keep =
    (print: (line: string) => void) =>
    (line: string): void =>
      void lines.push(() => print(line))
  return {
    log: {
      ...log,
      info: keep((line) => log.info(line)),
      debug: keep((line) => log.debug(line)),
      group: keep((line) => log.group(line)),
      endGroup: () => void lines.push(() => log.endGroup()),
    },
    show: () => {
      for (const print of lines.splice(0)) print()
    },
  }
}
