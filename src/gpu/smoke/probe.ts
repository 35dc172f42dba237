import { error, type Problem } from '../../model/problem.ts'
import { cudaError } from './cuda-errors.ts'

/** One GPU, as the driver describes it to a program. */
export interface ProbedGpu {
  /** As CUDA counts, by CUDA_VISIBLE_DEVICES. */
  readonly index: number
  /** `9.0`. */
  readonly capability: string
  readonly memoryMib: number
  /** Foreign text. */
  readonly name: string
}

/** What the program of `probeSource` has printed. */
export interface ProbeAnswer {
  /** dlerror of libcuda, where it was not loaded. Foreign text. */
  readonly notLoaded: string | undefined
  /** A function that the driver lacks. */
  readonly missing: string | undefined
  /** Calls in their order; error 0 is success. */
  readonly steps: readonly { readonly name: string; readonly error: number }[]
  /** cuDriverGetVersion, as in `13.0`. */
  readonly cuda: string | undefined
  readonly gpus: readonly ProbedGpu[]
  /** A number that the kernel should have written otherwise. */
  readonly wrong: boolean
  /** Files that were mapped into the program. */
  readonly files: readonly string[]
  /** Whether it came to its end and all was right. */
  readonly passed: boolean
}

/** Reads the probe's lines; what it does not know is left out. */
export function readProbe(text: string): ProbeAnswer {
  const lines = text.split('\n').map((line) => {
    const [word = '', ...rest] = line.split(' ')
    return { word, rest, value: rest.join(' ') }
  })
  const of = (word: string) => lines.filter((line) => line.word === word)
  const version = Number(of('driver')[0]?.value)
  return {
    notLoaded: of('load')[0]?.value,
    missing: of('missing')[0]?.value,
    steps: of('step').map(({ rest: [name = '', number] }) => ({ name, error: Number(number) })),
    cuda: version > 0 ? `${Math.trunc(version / 1000)}.${Math.trunc((version % 1000) / 10)}` : undefined,
    gpus: of('device').map(({ rest: [index, capability = '', bytes, ...name] }) => ({
      index: Number(index),
      capability,
      memoryMib: Math.trunc(Number(bytes) / 2 ** 20),
      name: name.join(' '),
    })),
    wrong: of('wrong').length > 0,
    files: [...new Set(of('map').map(({ value }) => value))].sort(),
    passed: of('done')[0]?.value === '1',
  }
}

/** What each step of the probe does, in words for a message. */
const doing: Readonly<Record<string, string>> = {
  init: 'cuInit',
  count: 'cuDeviceGetCount',
  context: 'a context on the GPU',
  current: 'a context on the GPU',
  allocate: 'allocating memory on the GPU',
  compile: 'compiling PTX',
  kernel: 'loading the kernel',
  launch: 'launching a kernel',
  wait: 'running a kernel',
  copy: 'copying the result',
}

/** What an answer says, as problems; none where all was right. Only the first failure is named: what follows is due to it. */
export function probeProblems(answer: ProbeAnswer): readonly Problem[] {
  const { notLoaded, missing, steps, wrong, passed } = answer
  if (notLoaded !== undefined) {
    const fix = 'Start the program with `nix-cuda run -- PROGRAM`, or check the driver with `nix-cuda doctor`.'
    return [error('GPU320', `A program with Nix's loader cannot load the driver: ${notLoaded}.`, fix)]
  }
  if (missing !== undefined) {
    return [error('GPU322', `The driver has no ${missing}.`, 'Update the driver: this one is older than CUDA 10.')]
  }
  const failed = steps.find((step) => step.error !== 0)
  if (failed) {
    const { code, name, number, fix } = cudaError(failed.error)
    return [error(code, `${doing[failed.name] ?? failed.name} failed with ${name} (${number}).`, fix)]
  }
  if (wrong)
    return [error('GPU331', 'A kernel wrote wrong numbers.', 'Take the machine out of service and test the GPU.')]
  if (passed) return []
  if (steps.length > 0 && answer.gpus.length === 0) {
    const { code, name, number, fix } = cudaError(100)
    return [error(code, `The driver finds no GPU: ${name} (${number}).`, fix)]
  }
  const fix = 'Run it alone; dmesg may have an Xid error of the driver.'
  return [
    error('GPU330', `The program of the smoke test ended early, after ${steps.at(-1)?.name ?? 'its start'}.`, fix),
  ]
}
