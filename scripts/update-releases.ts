/**
 * Compares the manifest of Nix releases (src/nix/install/releases.ts) with what a server of releases says now, and prints what
 * differs: `node scripts/update-releases.ts [--base URL] [VERSION…]`; without versions, all of the manifest.
 * Changes nothing: the server is one source, and an entry needs two that agree. Exit code 1 when something differs.
 */
import { parseArgs } from 'node:util'
import { formatProblem, ProblemError } from '../src/model/problem.ts'
import { systems } from '../src/model/system.ts'
import { releases, upstreamReleases } from '../src/nix/install/releases.ts'
import { download } from '../src/runner/http/download.ts'
import type { Log } from '../src/runner/log.ts'
import { realHost } from '../src/runner/real-host.ts'

const { values, positionals } = parseArgs({
  options: { base: { type: 'string', default: upstreamReleases } },
  allowPositionals: true,
})
const say = (line: string) => process.stderr.write(`${line}\n`)
const log: Log = { info: say, debug: () => {}, group: say, endGroup: () => {} }
const host = realHost(log)

/** The digest that the server gives, or why there is none. */
async function live(version: string, system: string): Promise<{ readonly sha256: string } | { readonly why: string }> {
  const url = `${values.base.replace(/\/+$/, '')}/nix-${version}/nix-${version}-${system}.tar.xz.sha256`
  try {
    const { result } = await download(host, { url, label: `${version} ${system}`, maxBytes: 1_000 }, async (chunks) => {
      const parts: Uint8Array[] = []
      for await (const chunk of chunks) parts.push(chunk)
      return Buffer.concat(parts).toString('utf8').trim()
    })
    return /^[0-9a-f]{64}$/.test(result) ? { sha256: result } : { why: 'the server’s file is no SHA-256' }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    return { why: cause.problems.map(formatProblem).join(' ') }
  }
}

let differences = 0
for (const version of positionals.length > 0 ? positionals : Object.keys(releases)) {
  for (const system of systems) {
    const known = releases[version]?.[system]
    const now = await live(version, system)
    if (known && 'sha256' in now && now.sha256 === known.sha256) continue
    differences += 1
    if ('why' in now) console.log(`${version} ${system}: ${known ? 'not confirmed' : 'not known'}: ${now.why}`)
    else if (known) console.log(`${version} ${system}: the manifest has ${known.sha256}, the server ${now.sha256}`)
    else console.log(`${version} ${system}: new: { sha256: '${now.sha256}', sources: 1 } – find a second source first`)
  }
}
if (differences === 0) console.log('the manifest is what the server says')
process.exitCode = differences === 0 ? 0 : 1
