import { type Gpu, type GpuHost, readyGpus } from '../host-facts.ts'

/** What one test runs on: a GPU, or an instance of one in MIG mode. */
export interface TestDevice {
  /** For CUDA_VISIBLE_DEVICES, and the name of the lock: a UUID; the index where no UUID is known. */
  readonly id: string
  readonly gpu: Gpu
}

/** The GPUs and MIG instances that programs can use and CUDA_VISIBLE_DEVICES does not hide, in the order of their PCI addresses. */
export function testDevices(host: Pick<GpuHost, 'gpus' | 'variables'>): readonly TestDevice[] {
  const all = readyGpus(host).flatMap((gpu): readonly TestDevice[] => {
    const { mig } = gpu
    if (mig && mig.value !== 'off')
      return mig.value.flatMap(({ uuid }) => (uuid === undefined ? [] : [{ id: uuid, gpu }]))
    return [{ id: gpu.uuid?.value ?? String(gpu.index), gpu }]
  })
  const shown = host.variables['CUDA_VISIBLE_DEVICES']
  if (shown === undefined) return all
  const words = shown.split(',').map((word) => word.trim())
  return all.filter(({ id, gpu }) =>
    words.some((word) => word !== '' && (id.startsWith(word) || word === String(gpu.index))),
  )
}
