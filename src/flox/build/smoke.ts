/** Tries the compiler of an environment before a build that may take hours. It needs no GPU. */
import { join } from 'node:path'
import { type Problem, warning } from '../../model/problem.ts'
import { failureText } from '../../runner/exec.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { cudaSetMember } from '../environment/cuda.ts'
import { type FloxEnvironment, systemsOf } from '../environment/environment.ts'
import type { Flox } from '../facts.ts'
import { runFlox } from '../run-flox.ts'

const kernel = `__global__ void axpy(int n, float a, const float *x, float *y) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) y[i] += a * x[i];
}
int main() {
  axpy<<<1, 32>>>(0, 1.0f, nullptr, nullptr);
  return cudaDeviceSynchronize() == cudaSuccess ? 0 : 1;
}
`

/** Whether the environment has an nvcc of a set, on this system. Pure. */
export function hasCompiler(environment: FloxEnvironment, system: string): boolean {
  return environment.packages.some(
    (one) =>
      ['cuda_nvcc', 'cudatoolkit'].includes(cudaSetMember(one)?.name ?? '') &&
      systemsOf(environment, one).includes(system),
  )
}

/**
 * Compiles and links a kernel for the targets of a cell, with the nvcc of the environment and its shared CUDA runtime.
 * FLX180 (a warning: the build may know better) where that fails.
 */
export async function tryCompiler(
  host: Host,
  flox: Flox,
  where: { readonly environment: string; readonly scratch: string },
  gencode: readonly string[],
): Promise<readonly Problem[]> {
  const source = join(where.scratch, 'axpy.cu')
  await writeAtomically(host, source, kernel)
  const nvcc = ['nvcc', '-cudart', 'shared', ...gencode, source, '-o', join(where.scratch, 'axpy')]
  const begun = host.clock.now()
  const outcome = await runFlox(host, flox, ['activate', '-d', where.environment, '--', ...nvcc], {
    timeout: 300,
    cwd: where.environment,
    silent: true,
  })
  if (outcome.kind === 'exited' && outcome.code === 0) {
    const seconds = ((host.clock.now() - begun) / 1_000).toFixed(1)
    host.log.info(`The nvcc of the environment compiles and links for these targets (${seconds} s)`)
    return []
  }
  const said =
    outcome.kind === 'not-started' ? undefined : outcome.stderrTail.find((line) => /error|not found/i.test(line))
  const message = `The nvcc of the environment cannot compile and link a kernel for this cell: ${(said ?? failureText(outcome)).trim().replace(/\.$/, '')}.`
  const fix = `Try it: flox activate -d ${where.environment} -- ${nvcc.join(' ')}`
  return [warning('FLX180', message, fix)]
}
