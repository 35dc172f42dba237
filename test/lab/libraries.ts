import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { LabContext } from './context.ts'
import { ensureMade } from './made.ts'
import { installWheels } from './wheels.ts'

const requirements = join(import.meta.dirname, 'libraries.txt')

/** Real libraries with device code, byte for byte the recorded ones (1 GB, from PyPI): paths by file names. Throws a LabError. */
export async function ensureLibraries(lab: LabContext): Promise<ReadonlyMap<string, string>> {
  const path = join(lab.root, 'libraries')
  await ensureMade(lab, {
    path,
    stamp: 'bitsandbytes-0.50.2 cublas-13.10.0.20 cufft-12.5.0.14 nccl-2.32.3',
    make: (draft) =>
      installWheels(lab, requirements, draft, (wheel, part) =>
        lab.progress({ what: 'libraries', doing: `downloading ${wheel}`, part }),
      ),
  })
  return new Map(globSync('**/*.so*', { cwd: path }).map((file) => [basename(file), join(path, file)]))
}
