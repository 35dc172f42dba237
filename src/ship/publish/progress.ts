import type { Host } from '../../runner/host.ts'
import type { Log } from '../../runner/log.ts'

/** Milliseconds between two lines of a log; a terminal is told at once. */
const every = 10_000

/** Tells how far an upload is: paths, unpacked bytes of all, and packed bytes per second. */
export interface Progress {
  /** A path that is there now, with the bytes that were sent for it. */
  readonly done: (path: { readonly narSize: number }, sentBytes: number) => void
}

export function progressOf(
  { clock, log }: { readonly clock: Host['clock']; readonly log: Log },
  name: string,
  paths: readonly { readonly narSize: number }[],
): Progress {
  const total = paths.reduce((sum, { narSize }) => sum + narSize, 0)
  const begun = clock.now()
  let [count, bytes, sent, told] = [0, 0, 0, begun]
  return {
    done: ({ narSize }, sentBytes) => {
      count += 1
      bytes += narSize
      sent += sentBytes
      const now = clock.now()
      const speed = sentBytes === 0 && sent === 0 ? '' : `, ${sizeText((sent * 1_000) / Math.max(1, now - begun))}/s`
      const line = `${name}: ${count} of ${paths.length} paths, ${sizeText(bytes)} of ${sizeText(total)}${speed}`
      log.status?.(line)
      if (log.status || (now - told < every && count < paths.length)) return
      told = now
      log.info(line)
    },
  }
}

/** `12.3 MB`, `940 kB`. Pure. */
export function sizeText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1e3)} kB`
}
