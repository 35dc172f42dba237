import { basename } from 'node:path'
import { toolkitStage } from './world.ts'

/** One fresh machine of a run. */
export interface Step {
  readonly name: string
  /** A Nix expression of what is to be built on it. */
  readonly expression: string
}

export type Workload = (libraries: readonly string[]) => readonly Step[]

/** A cold cache, then a fresh machine that wants the same, then one that wants the same from another source. */
function threeMachines(expression: (source: string) => string): readonly Step[] {
  return [
    { name: 'cold', expression: expression('first') },
    { name: 'unchanged', expression: expression('first') },
    { name: 'one source changed', expression: expression('second') },
  ]
}

const cells = 12
const toolkitsOfMatrix = 3
const matrixBytes = 20_000_000
const smallFiles = 20_000
/** More than two libraries of the large ones, and more than 2 GiB. */
const largeBytes = 2_200_000_000

export const workloads: Readonly<Record<string, Workload>> = {
  /** Real libraries as the paths of a toolkit stage, and small outputs of one's own. */
  toolkit: (libraries) => threeMachines((source) => toolkitStage(libraries, source)),

  /** A path with very many files, beside one that changes. */
  'small-files': () =>
    threeMachines((source) =>
      set(`
  many = make "many" "mkdir $out; i=0; while [ $i -lt ${smallFiles} ]; do echo file $i > $out/$i; i=$((i+1)); done";
in make "all" "echo '${source}' \${many} > $out"`),
    ),

  /** Twelve cells of three toolkits: a shared library for each toolkit, and an output of each cell's own. */
  matrix: (libraries) =>
    Array.from({ length: cells }, (_, cell) => ({
      name: `cell ${cell + 1}`,
      expression: set(`
  toolkit = make "toolkit-${cell % toolkitsOfMatrix}" "mkdir $out; cp ${libraries[cell % toolkitsOfMatrix]} $out/";
in make "cell-${cell}" "echo \${toolkit} > $out; ${noise(matrixBytes, `cell ${cell}`)} >> $out"`),
    })),

  /** The same libraries, patched so that they refer to another path: every path is another one, and nearly no byte differs. */
  bump: (libraries) => {
    const bumped = (source: string) =>
      set(`
  dependency = make "dependency" "echo '${source}' > $out";
  patched = file: name: make name "mkdir $out; cp \${file} $out/lib.so; chmod u+w $out/lib.so; echo \${dependency} >> $out/lib.so";
in make "all" "echo \${toString [ ${libraries.map((file) => `(patched "${file}" "${nameOf(file)}")`).join(' ')} ]} > $out"`)
    return [
      { name: 'cold', expression: bumped('1.0') },
      { name: 'references changed', expression: bumped('1.1') },
    ]
  },

  /** One path of 2.2 GB, for memory. */
  large: (libraries) =>
    threeMachines((source) =>
      set(`
  large = make "large" "mkdir $out; (while cat ${libraries.join(' ')} 2> /dev/null; do :; done) | head -c ${largeBytes} > $out/large";
in make "all" "echo '${source}' \${large} > $out"`),
    ),
}

function set(text: string): string {
  return `let make = name: script: derivation {
    inherit name; system = "x86_64-linux"; builder = "/bin/sh"; PATH = "/usr/bin:/bin"; args = [ "-euc" script ];
  };${text}
`
}

/** Bytes that no compression makes smaller, the same each time. */
function noise(bytes: number, seed: string): string {
  return `head -c ${bytes} /dev/zero | openssl enc -aes-128-ctr -nosalt -pass pass:'${seed}' -md sha256 2> /dev/null`
}

function nameOf(file: string): string {
  return basename(file).replace(/\W.*$/, '')
}
