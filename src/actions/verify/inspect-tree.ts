import { tmpdir } from 'node:os'
import { type InspectedFile, inspectFile } from '../../inspect/inspect.ts'
import { budgetFor, holdsImages } from '../../inspect/list.ts'
import { type Problem, ProblemError } from '../../model/problem.ts'
import { openMembers, packingOf, type Unopened } from '../../runner/archives.ts'
import { openFile } from '../../runner/byte-source.ts'
import type { Host } from '../../runner/host.ts'
import { findCandidates } from '../../runner/tree.ts'

/** Milliseconds that reading one file may take, beside those for its size; an archive with all its members counts as one file. */
const timeFor = { file: 60_000, archive: 600_000 } as const
/** The slowest that a disk and an unpacker together may be, bytes per millisecond. */
const slowest = 2_000

export interface Inspected {
  readonly files: readonly InspectedFile[]
  readonly problems: readonly Problem[]
  /** Packed files that are not opened. */
  readonly unopened: readonly { readonly kind: Unopened; readonly name: string }[]
  /** The path is a file in which device code is not looked for. */
  readonly notRead: boolean
}

/**
 * Opens every file under `path` that may hold device code, and the archives and compressed files there, member by member.
 * `name` gives what messages call a file.
 */
export async function inspectTree(host: Host, path: string, name: (file: string) => string): Promise<Inspected> {
  const found = findCandidates(path, (head) => holdsImages(head) || packingOf(head) !== undefined)
  const problems = [...found.problems]
  const files: InspectedFile[] = []
  const unopened: { kind: Unopened; name: string }[] = []
  for (const file of found.files) {
    if (host.cancelled.aborted) break
    try {
      const opened = openFile(file)
      try {
        const { source } = opened
        if (holdsImages(source.read(0, 1024))) {
          files.push(inspectFile(source, name(file), budgetFor(source.size, expiry(host, timeFor.file, source.size))))
          continue
        }
        const damage = await openMembers(file, name(file), {
          wanted: holdsImages,
          visit: (member, shown) =>
            files.push(inspectFile(member, shown, budgetFor(member.size, expiry(host, timeFor.file, member.size)))),
          unopened: (kind, shown) => unopened.push({ kind, name: shown }),
          folder: host.env['RUNNER_TEMP'] ?? tmpdir(),
          budget: budgetFor(source.size, expiry(host, timeFor.archive, source.size)),
        })
        problems.push(...damage)
      } finally {
        opened.close()
      }
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      problems.push(...cause.problems)
    }
  }
  return { files, problems, unopened, notRead: found.others.includes(path) }
}

function expiry(host: Host, time: number, size: number): () => boolean {
  const end = host.clock.now() + time + size / slowest
  return () => host.cancelled.aborted || host.clock.now() > end
}

/** VER015: one notice that counts them by kind; undefined where all were opened. */
export function unopenedNotice(unopened: Inspected['unopened']): Problem | undefined {
  const [first] = unopened
  if (!first) return undefined
  const counts = [...Map.groupBy(unopened, ({ kind }) => kind)].map(([kind, all]) => `${all.length} ${kind}`)
  const one = unopened.length === 1
  return {
    code: 'VER015',
    severity: 'notice',
    message: `${unopened.length} packed ${one ? 'file was' : 'files were'} not opened (${counts.join(', ')}), ${one ? '' : 'the first is '}${first.name}.`,
    fix: 'Unpack those that may contain device code, and verify the files.',
  }
}
