import type { Log } from '../src/runner/log.ts'

/** Keeps every line. */
export function recordingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = []
  return {
    lines,
    info: (line) => lines.push(line),
    debug: (line) => lines.push(`debug: ${line}`),
    group: (title) => lines.push(`group: ${title}`),
    endGroup: () => {},
  }
}
