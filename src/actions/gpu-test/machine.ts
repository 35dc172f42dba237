import type { BridgedEnvironment } from '../../gpu/bridge/environment.ts'
import { detectGpu } from '../../gpu/detect.ts'
import type { GpuHost } from '../../gpu/host-facts.ts'
import { judgeGpu } from '../../gpu/judge.ts'
import { driverOf } from '../../gpu/judge-driver.ts'
import { coveredGpus, judgeCounted } from '../../gpu/judge-result.ts'
import { anyGpu } from '../../gpu/requirements.ts'
import { type TestDevice, testDevices } from '../../gpu/tests/devices.ts'
import { lockFolder } from '../../gpu/tests/lock.ts'
import { resultCoverage } from '../../inspect/result-coverage.ts'
import { parseCapability } from '../../model/capability.ts'
import type { Cell, CellResult } from '../../model/documents.ts'
import type { Problem } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { prepare } from '../run/prepare.ts'
import { gpuFacts } from '../verify/gpus.ts'

/** What tests run on, the same for all cells. */
export interface TestMachine {
  readonly gpu: GpuHost
  readonly locks: string
  /** Made when the first cell has a GPU. Throws ProblemError GPU301, GPU306 and GPU309. */
  readonly environment: () => Promise<{
    readonly environment: BridgedEnvironment
    readonly problems: readonly Problem[]
  }>
}

export async function findTestMachine(host: Host, locks: string | undefined): Promise<TestMachine> {
  const gpu = await detectGpu(host)
  let made: ReturnType<TestMachine['environment']> | undefined
  return {
    gpu,
    locks: locks ?? (await lockFolder(host)),
    environment: () => (made ??= prepare(host, undefined, { graphics: false, bridge: true })),
  }
}

/**
 * The devices that run the cell: by its proof where there is one, else by what was planned. Without any, the problems say why of each GPU.
 * Pure.
 */
export function devicesFor(
  gpu: GpuHost,
  cell: Cell,
  proof: CellResult | undefined,
): { readonly devices: readonly TestDevice[]; readonly problems: readonly Problem[] } {
  const judged = testDevices(gpu).map((device) => ({
    device,
    problems: judge({ ...gpu, gpus: [device.gpu] }, cell, proof),
  }))
  const isError = ({ severity }: Problem) => severity === 'error'
  const fit = judged.filter(({ problems }) => !problems.some(isError))
  if (fit.length > 0) return { devices: fit.map(({ device }) => device), problems: [] }
  const refused = judged.length > 0 ? judged.flatMap(({ problems }) => problems) : judge(gpu, cell, proof)
  const problems = refused.filter(isError).map((problem) => ({ ...problem, subject: { cell: cell.id } }))
  const seen = new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem]))
  return { devices: [], problems: [...seen.values()] }
}

function judge(gpu: GpuHost, cell: Cell, proof: CellResult | undefined): readonly Problem[] {
  const facts = gpuFacts()
  const covered =
    proof && proof.files.length > 0 ? resultCoverage([proof], coveredGpus(gpu), facts, driverOf(gpu)) : undefined
  const ofProof = covered?.cells.flatMap(({ gpus }) => judgeCounted(`The cell ${cell.id}`, gpus, driverOf(gpu)))
  const toolkit = cell.toolkit === 'cpu' ? undefined : cell.toolkit
  const read = (names: readonly string[]) => names.flatMap((name) => parseCapability(name) ?? [])
  const built = ofProof || !toolkit ? undefined : { targets: read(cell.capabilities), ptx: read(cell.ptx) }
  const wanted = { ...anyGpu, built, ...(ofProof ? {} : { toolkit }) }
  return [...judgeGpu(gpu, wanted, facts), ...(ofProof ?? [])]
}
