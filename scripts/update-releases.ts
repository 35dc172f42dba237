/**
 * Compares the manifest of Nix releases (src/nix/install/releases.ts) and the table of advisories (src/nix/advisories.ts) with
 * what a server of releases and GitHub say now, and prints what differs:
 * `node scripts/update-releases.ts [--base URL] [--github URL] [--markdown] [--output FILE] [VERSION…]`. Without versions,
 * all of the manifest, and the releases that NixOS/nix has tagged since. GITHUB_TOKEN lets it look for a second source, as
 * GitHub searches code only for those who are signed in.
 * Changes nothing. Exit code 0 when nothing differs, 1 when something does, 3 when the server could not be asked at all.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { formatProblem, ProblemError } from '../src/model/problem.ts'
import { type System, systems } from '../src/model/system.ts'
import { releases, upstreamReleases } from '../src/nix/install/releases.ts'
import { ask } from '../src/runner/http/ask.ts'
import { download } from '../src/runner/http/download.ts'
import type { Log } from '../src/runner/log.ts'
import { realHost } from '../src/runner/real-host.ts'
import { type Answer, asMarkdown, type Facts, findDifferences, newReleases } from './releases/compare.ts'

const { values, positionals: named } = parseArgs({
  options: {
    base: { type: 'string', default: upstreamReleases },
    github: { type: 'string', default: 'https://api.github.com' },
    markdown: { type: 'boolean', default: false },
    output: { type: 'string' },
  },
  allowPositionals: true,
})
const say = (line: string) => process.stderr.write(`${line}\n`)
const log: Log = { info: say, debug: () => {}, group: say, endGroup: () => {} }
const host = realHost(log)
const token = process.env['GITHUB_TOKEN']
process.exitCode = await main()

async function main(): Promise<number> {
  const versions = named.length > 0 ? named : [...newReleases(await tags()), ...Object.keys(releases)]
  const answers = new Map<string, ReadonlyMap<System, Answer>>()
  for (const version of versions) {
    const bySystem = new Map<System, Answer>()
    for (const system of systems) bySystem.set(system, await answer(version, system))
    answers.set(version, bySystem)
  }
  if (named.length === 0 && [...answers.values()].every((each) => [...each.values()].every((one) => 'why' in one))) {
    say(`${values.base} gave no digest at all`)
    return 3
  }
  const differences = findDifferences({ answers, named, published: named.length > 0 ? [] : await published() })
  const plain = differences.length === 0 ? ['the manifest is what the server says'] : differences
  const text = values.markdown ? asMarkdown(differences) : `${plain.join('\n')}\n`
  if (values.output === undefined) process.stdout.write(text)
  else writeFileSync(values.output, text)
  return differences.length === 0 ? 0 : 1
}

/** The digest that the server gives, with who else names it where the manifest does not; or why there is none. */
async function answer(version: string, system: System): Promise<Answer> {
  const url = `${values.base.replace(/\/+$/, '')}/nix-${version}/nix-${version}-${system}.tar.xz.sha256`
  try {
    const { result } = await download(host, { url, label: `${version} ${system}`, maxBytes: 1_000 }, async (chunks) => {
      const parts: Uint8Array[] = []
      for await (const chunk of chunks) parts.push(chunk)
      return Buffer.concat(parts).toString('utf8').trim()
    })
    if (!/^[0-9a-f]{64}$/.test(result)) return { why: 'the server’s file is no SHA-256' }
    return { sha256: result, others: releases[version]?.[system] ? 0 : await othersWith(result) }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    return { why: cause.problems.map(formatProblem).join(' ') }
  }
}

/** Owners of public files, other than Nix's own and ours, that name a digest; 0 where GitHub may not be asked. */
async function othersWith(sha256: string): Promise<number> {
  if (!token) return 0
  const schema = z.object({
    items: z.array(z.object({ repository: z.object({ fork: z.boolean(), owner: z.object({ login: z.string() }) }) })),
  })
  const { items } = await gitHub(`search/code?per_page=100&q=${sha256}`, schema)
  const own = ['nixos', process.env['GITHUB_REPOSITORY_OWNER']?.toLowerCase() ?? 'setup-nix-cuda']
  const owners = items.filter(({ repository }) => !repository.fork).map(({ repository }) => repository.owner.login)
  return new Set(owners.map((owner) => owner.toLowerCase()).filter((owner) => !own.includes(owner))).size
}

async function tags(): Promise<readonly string[]> {
  const refs = await gitHub('repos/NixOS/nix/git/matching-refs/tags/2.', z.array(z.object({ ref: z.string() })))
  return refs.map(({ ref }) => ref.replace('refs/tags/', ''))
}

async function published(): Promise<Facts['published']> {
  const schema = z.array(z.object({ ghsa_id: z.string().regex(/^GHSA(?:-[0-9a-z]{4}){3}$/), published_at: z.string() }))
  const list = await gitHub('repos/NixOS/nix/security-advisories?state=published&per_page=100', schema)
  return list.map(({ ghsa_id, published_at }) => ({ id: ghsa_id, day: published_at.slice(0, 10).replaceAll('-', '') }))
}

/** An answer of GitHub's REST API, as the schema says. Throws an Error. https://docs.github.com/en/rest */
async function gitHub<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const url = new URL(`${values.github.replace(/\/+$/, '')}/${path}`)
  const headers = {
    accept: 'application/vnd.github+json',
    'user-agent': 'setup-nix-cuda',
    ...(token && { authorization: `Bearer ${token}` }),
  }
  // Code may be searched for ten times a minute.
  const rule = { tries: 5, firstPause: 10_000, longestPause: 90_000 }
  const { status, body } = await ask(host, { url, headers, maxBytes: 8_000_000, timeout: 60_000 }, rule)
  if (status !== 200) throw new Error(`${url.origin}${url.pathname} answered ${status}`)
  return schema.parse(JSON.parse(body.toString('utf8')))
}
