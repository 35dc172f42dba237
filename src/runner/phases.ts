import type { Clock } from './host.ts'

/** Measures the phases of a run by name; a phase that comes twice adds up. */
export interface Phases {
  /** Runs the work as a phase, counted also when it fails. */
  time<T>(phase: string, work: () => Promise<T>): Promise<T>
  /** Seconds by phase, to the millisecond, in the order in which they first ended. */
  seconds(): Readonly<Record<string, number>>
}

export function phases(clock: Pick<Clock, 'now'>): Phases {
  const spent = new Map<string, number>()
  return {
    time: async (phase, work) => {
      const begun = clock.now()
      try {
        return await work()
      } finally {
        spent.set(phase, (spent.get(phase) ?? 0) + clock.now() - begun)
      }
    },
    seconds: () => Object.fromEntries([...spent].map(([phase, time]) => [phase, Math.round(time) / 1_000])),
  }
}
