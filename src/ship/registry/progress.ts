import type { Host } from '../../runner/host.ts'

export interface Progress {
  /** More to send: known once the registry was asked what it has. */
  readonly add: (bytes: number) => void
  readonly sent: (bytes: number) => void
  /** One blob less to send. */
  readonly done: () => void
  /** Bytes that were sent, and milliseconds since the first of them. */
  readonly total: () => { readonly bytes: number; readonly milliseconds: number }
}

/** Milliseconds between two lines; a terminal shows every half second. */
const every = { line: 10_000, status: 500 }

/** Says what is sent, how far it is and how fast, as lines of a log and as the last line of a terminal. */
export function progressOf({ log, clock }: Pick<Host, 'log' | 'clock'>, to: string): Progress {
  let [blobs, finished, expected, bytes] = [0, 0, 0, 0]
  let begun: number | undefined
  let [lineAt, statusAt] = [clock.now(), 0]
  const show = () => {
    const now = clock.now()
    const speed = bytes / Math.max(0.001, (now - (begun ?? now)) / 1_000)
    const text = `Pushing to ${to}: ${finished} of ${blobs} blobs, ${bytesText(bytes)} of ${bytesText(expected)}, ${bytesText(speed)}/s`
    if (log.status && now - statusAt >= every.status) {
      statusAt = now
      log.status(text)
    }
    if (!log.status && now - lineAt >= every.line) {
      lineAt = now
      log.info(text)
    }
  }
  return {
    add: (more) => {
      blobs += 1
      expected += more
    },
    sent: (more) => {
      begun ??= clock.now()
      bytes += more
      show()
    },
    done: () => {
      finished += 1
    },
    total: () => ({ bytes, milliseconds: begun === undefined ? 0 : clock.now() - begun }),
  }
}

/** As in `3.4 GB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(1)} kB`
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
}
