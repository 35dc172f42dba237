/** Servers, with all below them, from which NVIDIA hands out what its licences cover, and where that is to be seen. */
const nvidiaHosts: readonly { readonly host: string; readonly source: string }[] = [
  {
    // developer.download.nvidia.com/compute has every redistributable, us.download.nvidia.com the drivers.
    host: 'download.nvidia.com',
    source: 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/db/bootstrap/redist.nix',
  },
  // Where NVIDIA sends visitors from China; an overlay can name it as redistUrlPrefix.
  { host: 'download.nvidia.cn', source: 'https://developer.download.nvidia.cn/compute/cuda/redist/' },
  { host: 'developer.nvidia.com', source: 'https://developer.nvidia.com/tensorrt/download' },
  { host: 'pypi.nvidia.com', source: 'https://pypi.nvidia.com/' },
  { host: 'ngc.nvidia.com', source: 'https://docs.nvidia.com/ngc/latest/ngc-catalog-user-guide.html' },
]

/** Whether a URL lies on one of NVIDIA's download servers; false for what is no URL. */
export function isOfNvidia(url: string): boolean {
  const name = URL.parse(url)?.hostname.replace(/\.$/, '')
  return name !== undefined && nvidiaHosts.some(({ host }) => name === host || name.endsWith(`.${host}`))
}
