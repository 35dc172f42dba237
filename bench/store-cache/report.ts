import type { Cost } from './measure.ts'
import type { Counts } from './service.ts'

/** What one contender did on one machine. */
export interface Row {
  readonly contender: string
  readonly step: string
  readonly build: Cost & { readonly built: number | null; readonly counts: Counts }
  readonly save: Cost & { readonly counts: Counts }
  /** Bytes in its cache afterwards. */
  readonly stored: number
}

const limit = 'nix-copy'
const mib = (bytes: number) => Math.round(bytes / 2 ** 20)
const hundredths = (value: number) => Math.round(value * 100) / 100

/** Prints a table and a line of JSON; ratios are to `nix copy` on the same machine of the same run. */
export function report(rows: readonly Row[], facts: object): void {
  const shown = rows.map(({ contender, step, build, save, stored }) => {
    const base = rows.find((row) => row.contender === limit && row.step === step)
    const ratio = (value: number, other: number | undefined) => (other === undefined ? null : hundredths(value / other))
    return {
      ...{ step, contender, built: build.built },
      buildSeconds: hundredths(build.seconds),
      buildRatio: ratio(build.seconds, base?.build.seconds),
      saveSeconds: hundredths(save.seconds),
      saveRatio: ratio(save.seconds, base?.save.seconds),
      cpuSeconds: hundredths(build.cpuSeconds + save.cpuSeconds),
      peakMiB: mib(Math.max(build.peakBytes, save.peakBytes)),
      downMiB: mib(build.counts.down + save.counts.down),
      upMiB: mib(build.counts.up + save.counts.up),
      requests: build.counts.requests + save.counts.requests,
      created: build.counts.created + save.counts.created,
      limited: build.counts.limited + save.counts.limited,
      entries: save.counts.entries,
      storedMiB: mib(stored),
      diskMiB: mib(Math.max(build.diskBytes, save.diskBytes)),
      emulatorMiB: mib(save.counts.rss),
    }
  })
  for (const step of new Set(shown.map((row) => row.step))) {
    console.log(`\n${step}`)
    console.table(shown.filter((row) => row.step === step).map(({ step: _, ...row }) => row))
  }
  process.stdout.write(`${JSON.stringify({ bench: 'store-cache', ...facts, rows: shown })}\n`)
}
