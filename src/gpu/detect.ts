import type { Host } from '../runner/host.ts'
import type { GpuHost } from './host-facts.ts'

/**
 * Looks which GPUs and which driver this machine has, without changing anything. Files are read first; nvidia-smi is asked for what they do
 * not say. Throws nothing: what cannot be found out is undefined.
 */
export async function detectGpu(_host: Host): Promise<GpuHost> {
  throw new Error('detectGpu is being written')
}
