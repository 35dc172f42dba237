import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { findCacheTrouble } from '../nix/configure/caches.ts'
import type { Nix } from '../nix/find.ts'
import { childEnv } from '../runner/child-env.ts'
import type { Host } from '../runner/host.ts'
import { base32 } from './narinfo.ts'

/** Who asked the cache: the daemon, or a Nix that this process started. */
export type Asker = 'daemon' | 'nix'

/** How Nix itself finds a cache. */
export type NixAnswer =
  | { readonly kind: 'answered'; readonly asker: Asker; readonly milliseconds: number }
  | {
      readonly kind: 'failed'
      readonly asker: Asker
      readonly code: 'CCH007' | 'CCH009' | 'CCH010' | 'CCH011'
      readonly detail: string
      readonly fix: string
    }
  /** Nix said nothing of it, for a reason that is not the cache's. */
  | { readonly kind: 'silent'; readonly why: string }

export interface NixQuestion {
  readonly mode: 'daemon' | 'direct'
  readonly storeDir: string
  /** For the whole question. */
  readonly seconds: number
  readonly signal: AbortSignal
}

/** Failed tries of Nix after which it need not go on: it would take 4.5 s for the five of a cache that is down. */
const enough = 3

/**
 * Lets Nix ask the cache for a path that nobody has: that takes its nix-cache-info and one narinfo, of which the second is
 * not yet in Nix's memory of what caches have. With a daemon it is the daemon that asks, as it does in builds. Rejects
 * never.
 */
export async function askNix(host: Host, nix: Nix, url: string, question: NixQuestion): Promise<NixAnswer> {
  const { mode, storeDir, seconds, signal } = question
  const asker = mode === 'daemon' ? 'daemon' : 'nix'
  const begun = host.clock.now()
  const given = new AbortController()
  let failed = 0
  const lines: string[] = []
  // By the environment: an address that the machine's own nix.conf has may hold a password.
  const config = `${host.env['NIX_CONFIG'] ?? ''}\nsubstitute = true\nsubstituters = ${url}\n`
  const remote = mode === 'daemon' ? { NIX_REMOTE: host.env['NIX_REMOTE'] || 'daemon' } : {}
  const path = `${storeDir}/${base32(randomBytes(20))}-cache-check`
  const outcome = await host.exec({
    argv: [join(dirname(nix.program), 'nix-store'), '--realise', '--dry-run', path],
    env: childEnv(host.env, { ...remote, NIX_CONFIG: config }),
    timeout: seconds,
    signal: AbortSignal.any([signal, given.signal]),
    onStderr: (line) => {
      const isAgain = line.includes('; retrying in ')
      lines.push(line.replace(/; retrying in .*/, ''))
      if (isAgain) failed += 1
      if (failed >= enough) given.abort()
    },
  })
  if (outcome.kind === 'not-started') return { kind: 'silent', why: `Nix could not be asked (${outcome.reason})` }
  if (host.cancelled.aborted) return { kind: 'silent', why: 'it was too slow to be waited for' }
  // A try that failed and then went well is no trouble.
  const ended = outcome.kind === 'exited'
  const telling = ended && outcome.code === 0 ? lines.filter((line) => !/^warning: error: unable/.test(line)) : lines
  const [trouble] = findCacheTrouble(telling, [url])
  if (trouble && isReported(trouble.code)) {
    return { kind: 'failed', asker, code: trouble.code, detail: trouble.detail, fix: trouble.fix }
  }
  if (ended && outcome.code === 0) return { kind: 'answered', asker, milliseconds: host.clock.now() - begun }
  if (ended || outcome.kind === 'killed') return { kind: 'silent', why: outcome.stderrTail.at(-1) ?? 'Nix failed' }
  const detail = `it did not answer Nix within ${seconds} s`
  const fix = 'Check its URL and the network of this machine, or remove the cache.'
  return { kind: 'failed', asker, code: 'CCH009', detail, fix }
}

function isReported(code: string): code is 'CCH007' | 'CCH009' | 'CCH010' | 'CCH011' {
  return ['CCH007', 'CCH009', 'CCH010', 'CCH011'].includes(code)
}
