import { error, type Problem } from '../model/problem.ts'

/** A part of GitHub's Ubuntu images that CUDA builds with Nix do not need. */
export interface ImagePart {
  readonly name: string
  /** Folders, absolute; nothing else is ever removed. */
  readonly paths: readonly string[]
  /** Docker images, by the exact names that the image was made with. */
  readonly dockerImages?: readonly string[]
  /** Roughly, where somebody measured it; 0 where nobody did. */
  readonly gigabytes: number
  /** What stops working for later steps of the job. */
  readonly breaks: string
}

const toolCache = '/opt/hostedtoolcache'

/**
 * Paths: images/ubuntu/scripts/build and images/ubuntu/toolsets of https://github.com/actions/runner-images (and, for
 * `boost` and /opt/ghc, https://github.com/actions/runner-images/issues/2840). Sizes: argotorg/solc-bin#86,
 * juicedata/juicefs-csi-driver#1451, getsentry/self-hosted#4046, the README of easimon/maximize-build-space. No Docker
 * image is preloaded since January 2026 (actions/runner-images#13472); the names are those of toolset-2204.json before.
 */
export const imageParts: readonly ImagePart[] = [
  part('android', ['/usr/local/lib/android'], 12, 'the Android SDK and NDK'),
  part('haskell', ['/usr/local/.ghcup', '/opt/ghc', '/opt/cabal'], 6, 'ghc, cabal, stack'),
  part('codeql', [`${toolCache}/CodeQL`], 5, 'github/codeql-action, which downloads it again'),
  part('dotnet', ['/usr/share/dotnet', '/usr/lib/dotnet'], 4, 'dotnet'),
  part('swift', ['/usr/share/swift'], 2, 'swift'),
  part('jvm', ['/usr/lib/jvm'], 0, 'java, and setup-java for versions of the image'),
  part('powershell', ['/opt/microsoft/powershell', '/usr/local/share/powershell'], 0, 'steps with `shell: pwsh`'),
  part('chromium', ['/usr/local/share/chromium'], 0, 'chromium'),
  part('chrome', ['/opt/google/chrome', '/usr/local/share/chromedriver-linux64'], 0, 'google-chrome, chromedriver'),
  part('edge', ['/opt/microsoft/msedge', '/usr/local/share/edge_driver'], 0, 'microsoft-edge'),
  part('azure-cli', ['/opt/az'], 0, 'az'),
  part('google-cloud-cli', ['/usr/lib/google-cloud-sdk'], 0, 'gcloud'),
  part('miniconda', ['/usr/share/miniconda'], 0, 'conda'),
  part('boost', ['/usr/local/share/boost'], 0, 'Boost of older images'),
  part('go', [`${toolCache}/go`], 1, 'setup-go for versions of the image'),
  part('pypy', [`${toolCache}/PyPy`], 0, 'setup-python for PyPy of the image'),
  part('ruby', [`${toolCache}/Ruby`], 0, 'setup-ruby for versions of the image'),
  {
    ...part('docker-images', [], 3, 'Docker images of the runner image, which Docker pulls again'),
    dockerImages: [
      ...['3.16', '3.17', '3.18', '3.19'].map((tag) => `alpine:${tag}`),
      ...['10', '11'].map((tag) => `debian:${tag}`),
      ...['18', '20', '22', '18-alpine', '20-alpine', '22-alpine'].map((tag) => `node:${tag}`),
      ...['20.04', '22.04'].map((tag) => `ubuntu:${tag}`),
      'moby/buildkit:latest',
    ],
  },
]

function part(name: string, paths: readonly string[], gigabytes: number, breaks: string): ImagePart {
  return { name, paths, gigabytes, breaks }
}

/** The parts of these names, the largest first; CFG001 for names that are none. */
export function chooseParts(names: readonly string[]): {
  readonly parts: readonly ImagePart[]
  readonly problems: readonly Problem[]
} {
  const known = imageParts.map(({ name }) => name)
  const problems = [...new Set(names)]
    .filter((name) => !known.includes(name))
    .map((name) =>
      error(
        'CFG001',
        `reclaim-disk has ${JSON.stringify(name)}, which is not a known part of a runner image.`,
        `Use ${known.join(', ')}.`,
      ),
    )
  const parts = imageParts.filter(({ name }) => names.includes(name)).sort((a, b) => b.gigabytes - a.gigabytes)
  return { parts, problems }
}
