import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { removeTree } from '../../test/lab/context.ts'
import { type Lab, labContext, openLab } from '../../test/lab/lab.ts'
import { ensureLibraries } from '../../test/lab/libraries.ts'

export type Size = 'small' | 'full'

/** The libraries of one toolkit stage: `small` has 638 MB in three, `full` 1.2 GB in five. */
const libraries: Readonly<Record<Size, readonly string[]>> = {
  small: ['libcublas.so.13', 'libcufft.so.12', 'libnccl.so.2'],
  full: ['libcublas.so.13', 'libcufft.so.12', 'libnccl.so.2', 'libcublasLt.so.13', 'libbitsandbytes_cuda128.so'],
}

/** One place for the stores of machines that follow each other: store paths depend on the folder. */
export interface World {
  /** Everything of this run; removed at its end. */
  readonly folder: string
  readonly libraries: readonly string[]
  /** A machine with an empty store, in place of the one before. */
  freshMachine(): Promise<Lab>
  /** Writes an expression with its source and gives the file. */
  expression(name: string, text: string): string
}

/** The stores lie below `place`, default in the world's folder. */
export async function openWorld(size: Size, place?: string): Promise<World> {
  const context = labContext()
  const found = await ensureLibraries(context)
  const files = libraries[size].map((name) => {
    const path = found.get(name)
    if (!path) throw new Error(`the lab's libraries have no ${name}`)
    return path
  })
  const folder = join(context.root, `bench-store-cache-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  process.on('exit', () => removeTree(folder))
  const storeRoot = place ?? join(folder, 'machine')
  return {
    folder,
    libraries: files,
    freshMachine: () => {
      removeTree(storeRoot)
      return openLab({ toolkits: [], suite: 'sid', variant: 'recorded', storeRoot })
    },
    expression: (name, text) => {
      const file = join(folder, `${name}.nix`)
      writeFileSync(file, text)
      return file
    },
  }
}

const make = `make = name: script: derivation {
    inherit name; system = "x86_64-linux"; builder = "/bin/sh"; PATH = "/usr/bin:/bin"; args = [ "-euc" script ];
  };`

/**
 * A toolkit stage of real libraries, a path for each, and small outputs of a package's own that refer to them. The source is
 * text: another one gives other outputs of its own and the same toolkit.
 */
export function toolkitStage(files: readonly string[], source: string): string {
  const parts = files.map((file) => {
    const name = basename(file).replace(/\W.*$/, '')
    return `(make "${name}" "mkdir -p $out/lib; cp ${file} $out/lib/")`
  })
  return `let ${make}
  toolkit = [ ${parts.join(' ')} ];
  own = n: make "own-\${toString n}" "echo '${source}' \${toString n} \${toString toolkit} > $out; head -c 2000000 ${files[0]} >> $out";
in make "all" "echo \${toString ((builtins.genList own 4) ++ toolkit)} > $out"
`
}
