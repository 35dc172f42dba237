import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LabContext, removeTree } from './context.ts'
import { downloadPackages, openArchive, unpackPackages } from './debian.ts'
import { ensureMade } from './made.ts'
import { fetchFromWheel } from './wheels.ts'

/** Where the texts of the EULA come from: small packages of NVIDIA's files that carry them. */
const debian = { '11.8': ['bookworm', 'libcudart11.0'], '12.4': ['trixie', 'libcudart12'] } as const
const wheels = {
  '11.8': 'nvidia-cuda-runtime-cu11==11.8.89',
  '12.4': 'nvidia-cuda-runtime-cu12==12.4.127',
  '13.0': 'nvidia-cuda-runtime==13.0.96',
  '13.5': 'nvidia-cuda-runtime==13.5.37',
} as const

/** The EULA of the CUDA Toolkit, as packages of several toolkits carry it (8 MB of downloads). */
export interface EulaTexts {
  readonly debian: Readonly<Record<keyof typeof debian, string>>
  readonly wheels: Readonly<Record<keyof typeof wheels, string>>
}

/** Throws a LabError. */
export async function ensureEula(lab: LabContext): Promise<EulaTexts> {
  const path = join(lab.root, 'eula')
  await ensureMade(lab, {
    path,
    stamp: JSON.stringify([debian, wheels]),
    make: async (draft) => {
      for (const [toolkit, [suite, name]] of Object.entries(debian)) {
        lab.progress({ what: 'EULA', doing: `downloading ${name}`, part: 0 })
        const work = join(draft, `debian-${toolkit}`)
        const archive = await openArchive(lab, join(work, 'apt'), suite, 'non-free')
        await unpackPackages(lab, await downloadPackages(lab, archive, [name], { dependencies: false }), work)
        copyFileSync(join(work, 'usr/share/doc', name, 'copyright'), join(draft, `debian-${toolkit}.txt`))
        removeTree(work)
      }
      for (const [toolkit, requirement] of Object.entries(wheels)) {
        lab.progress({ what: 'EULA', doing: `downloading ${requirement}`, part: 0.5 })
        await fetchFromWheel(lab, requirement, 'License.txt', join(draft, `wheel-${toolkit}.txt`))
      }
    },
  })
  const texts = <K extends string>(kind: string, of: Readonly<Record<K, unknown>>) =>
    Object.fromEntries(
      Object.keys(of).map((toolkit) => [toolkit, readFileSync(join(path, `${kind}-${toolkit}.txt`), 'utf8')]),
    ) as Record<K, string>
  return { debian: texts('debian', debian), wheels: texts('wheel', wheels) }
}
