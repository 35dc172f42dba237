import { dirname, join } from 'node:path'
import { type Problem, warning } from '../../model/problem.ts'
import { isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import type { VendorFiles } from './environment.ts'
import type { Bridge } from './make.ts'

/** Debian and Ubuntu, Fedora, Arch; then beside the libraries, as in /usr/local/nvidia. */
const shares = ['/usr/share', '/etc', '/usr/local/share']
const names = {
  egl: ['glvnd/egl_vendor.d/10_nvidia.json'],
  vulkan: [
    'vulkan/icd.d/nvidia_icd.json',
    'vulkan/icd.d/nvidia_icd.x86_64.json',
    'vulkan/icd.d/nvidia_icd.aarch64.json',
  ],
  opencl: ['OpenCL/vendors/nvidia.icd'],
}

/** Where the machine tells loaders of OpenGL, Vulkan and OpenCL about NVIDIA's driver; with GPU307 where it has no such libraries. */
export async function findVendorFiles(
  host: Pick<Host, 'files'>,
  bridge: Bridge,
): Promise<{ readonly files: VendorFiles; readonly problems: readonly Problem[] }> {
  const driver = bridge.kind === 'links' ? bridge.files : []
  const beside = [...new Set(driver.map(({ target }) => join(dirname(target), '../share')))].slice(0, 4)
  const first = async (list: readonly string[]) => {
    for (const path of [...shares, ...beside].flatMap((share) => list.map((name) => join(share, name)))) {
      if (await isThere(host, path)) return path
    }
    return undefined
  }
  const [egl, vulkan, opencl] = await Promise.all([first(names.egl), first(names.vulkan), first(names.opencl)])
  const files = { egl, vulkan, opencl }
  const hasGraphics = driver.some(({ name }) => /^lib(?:GLX|EGL)_nvidia\.so/.test(name))
  if (bridge.kind !== 'links' || hasGraphics) return { files, problems: [] }
  const message = 'The driver of this machine has no libraries for OpenGL and Vulkan (libGLX_nvidia, libEGL_nvidia).'
  const fix = 'In a container, set NVIDIA_DRIVER_CAPABILITIES=all; else install the graphics packages of the driver.'
  return { files, problems: [warning('GPU307', message, fix)] }
}
