import { type GpuHost, readyGpus } from '../../gpu/host-facts.ts'
import { notice, type Problem } from '../../model/problem.ts'
import { showSettings } from '../../nix/configure/read.ts'
import { lookForNix } from '../../nix/find.ts'
import type { Host } from '../../runner/host.ts'

/** Whether GPU tests can run inside the sandbox, and the lines that the administrator needs where they cannot. */
export interface SandboxAnswer {
  readonly problems: readonly Problem[]
  /** Empty where nothing is missing. They are shown, never applied. */
  readonly lines: readonly string[]
}

/** Where the administrator's copies of the driver lie in the snippet. */
const copies = '/var/lib/nvidia-driver-for-nix'

/** Asks Nix for its settings. Throws ProblemError BLD004 where Nix does not answer. */
export async function checkSandbox(host: Host, gpu: GpuHost): Promise<SandboxAnswer> {
  const nix = readyGpus(gpu).length > 0 ? await lookForNix(host) : undefined
  if (!nix) return { problems: [], lines: [] }
  const shown = await showSettings(host, nix, {})
  if (!shown.ok) return { problems: [], lines: [] }
  const { settings } = shown
  const sandboxed = settings.value('sandbox') !== 'false'
  const hasFeature = settings.list('system-features').includes('cuda')
  const mounts = settings.list('sandbox-paths').some((path) => /(?:^|=)\/dev\/nvidia|^\/dev\/dxg/.test(path))
  const hook = (settings.value('pre-build-hook') ?? '') !== ''
  const missing = [
    ...(hasFeature ? [] : ['`cuda` is not among system-features']),
    ...(sandboxed && !mounts && !hook ? ['neither sandbox-paths nor a pre-build-hook offer the GPU'] : []),
  ]
  if (missing.length === 0) return { problems: [], lines: [] }
  const message = `Builds cannot use the GPU: ${missing.join(', and ')}.`
  const fix = 'Give the administrator the lines in the log of this step, or run GPU tests outside the sandbox.'
  return { problems: [notice('GPU119', message, fix)], lines: sandboxSnippet(gpu) }
}

/**
 * What an administrator adds so that derivations that require `cuda` get the GPU. Real files, because links would lead out of the
 * sandbox; only the driver's, because a whole /usr/lib would bring another glibc. Pure.
 * https://github.com/NixOS/nixpkgs/blob/master/nixos/modules/programs/nix-required-mounts.nix,
 * https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-sandbox-paths
 */
export function sandboxSnippet(gpu: Pick<GpuHost, 'nixos' | 'nodes' | 'libraryFolders'>): readonly string[] {
  if (gpu.nixos) {
    return [
      '# configuration.nix: derivations that require `cuda` get the GPU, others do not',
      'programs.nix-required-mounts.enable = true;',
      'programs.nix-required-mounts.presets.nvidia-gpu.enable = true;',
    ]
  }
  const folder = gpu.libraryFolders[0]?.path ?? '/usr/lib/x86_64-linux-gnu'
  const nodes = gpu.nodes.map(({ path }) => `${path}?`)
  return [
    '# As root, and again after each update of the driver',
    `mkdir -p ${copies}`,
    `cp -L ${folder}/libcuda.so.1 ${folder}/libnvidia-{ml,ptxjitcompiler,gpucomp,nvvm}.so* ${copies}/`,
    `patchelf --set-rpath /run/opengl-driver/lib ${copies}/*`,
    '# nix.conf of the machine; then restart the daemon. Every build sees the GPU, not only those that require `cuda`',
    'extra-system-features = cuda',
    `extra-sandbox-paths = /run/opengl-driver/lib=${copies} ${nodes.join(' ')}`.trimEnd(),
  ]
}
