import { error, ProblemError } from '../../model/problem.ts'
import { cudaSystems, type System } from '../../model/system.ts'

/** What is known about one release archive. */
export interface Release {
  /** SHA-256 of `nix-<version>-<system>.tar.xz`, 64 hexadecimal digits. */
  readonly sha256: string
  /** How many independent public sources give this value; none gives another. At least 2. */
  readonly sources: number
}

export type Manifest = Readonly<Record<string, Readonly<Partial<Record<System, Release>>>>>

/**
 * Release archives of https://releases.nixos.org/nix, newest first. Upstream does not sign them, and what the server
 * itself says about them was wrong once, so the values are kept here. `scripts/update-releases.ts` compares them with the
 * live `.sha256` files and prints what to change. Entries with one source only are not in the list.
 */
export const releases: Manifest = {
  '2.35.2': {
    'x86_64-linux': { sha256: '0c3960a9792331a22081c3c7a5d8465db9b17c50b3acdf18587fa4c6f2cb1158', sources: 11 },
    'aarch64-linux': { sha256: '4d0302a2910f5eec1c33b8deef634f04899a75737e7001ec49908d003ae5efda', sources: 6 },
    'aarch64-darwin': { sha256: '1695c13aba5afa7c2ecd6dc4a9393f602e7bbc440ed45e81602c831546580ec3', sources: 3 },
    'x86_64-darwin': { sha256: 'd725518d89f3b0b8d4af702a9d38d519814014cbe125afb3ed0545c9d755f6a5', sources: 3 },
  },
  '2.35.1': {
    'x86_64-linux': { sha256: 'c3fe29778acaa93b5095ee66e36f11ec7c6a284c40970a24cc83ac4f04809db3', sources: 5 },
    'aarch64-linux': { sha256: '79b739996f1751573b4d2b56e4ae607855184c711f2cc1274fa0952a13d4bfc9', sources: 4 },
    'aarch64-darwin': { sha256: '414e073c4754e0c9eed1dd25e482af45213a34aa67c930201e35df7c8333c19a', sources: 3 },
    'x86_64-darwin': { sha256: '1a932047a6e563acbd86024599bb377cbceca4dc6934a49f62a41ea1d9bdcb1b', sources: 3 },
  },
  '2.34.8': {
    'x86_64-linux': { sha256: '2c2e146b80834fe0ca201b51deeb939405b4f18e8d2071bf80b10f8123c50464', sources: 4 },
  },
  '2.34.7': {
    'x86_64-linux': { sha256: 'eafe5042404e818505e28c5ca3d0885f3ec45c31f955489a25bb38258f87560e', sources: 8 },
    'aarch64-linux': { sha256: 'f1cee64ae7a02330c6421924c28f597c41813f2214ff108622087d8056378b08', sources: 8 },
    'aarch64-darwin': { sha256: '71e18301c4ea78c667f2753159156b5bdb899993720e8aa7bcca97e8312d3d6b', sources: 7 },
    'x86_64-darwin': { sha256: '8bf3dadfd65be182ad3141b1224bbc82e0f2a61d4f36781938b5e6ede029c2a3', sources: 6 },
  },
  '2.34.6': {
    'x86_64-linux': { sha256: '311b9f406f0239ef640a1e3fbea1df1bac9d3a7c316c4def30df3206dd964960', sources: 2 },
    'aarch64-linux': { sha256: '09edae3ed146b1a47de84eda6135ef12ee74783d409e7a207c912cb94e14aa35', sources: 2 },
    'aarch64-darwin': { sha256: '596ae5555acfb497723934b98b66b7d638eb8f7d856975466f2c1217ce94f8a1', sources: 2 },
    'x86_64-darwin': { sha256: 'ae58c8c91e3951602869e5a502621edb1bdde8ab20436f488a29af6a0aecd846', sources: 2 },
  },
  '2.34.4': {
    // x86_64-linux is left out: its archive was replaced upstream after the release, so two values are in use
    // (https://github.com/NixOS/nix/issues/15564, https://github.com/NixOS/nix/issues/15593).
    'aarch64-linux': { sha256: '11f5dca5e2eccd7fca31d84ee16fbe18e8752c45a9ca223a1e55aaa16548a48b', sources: 2 },
    'aarch64-darwin': { sha256: 'f283897495c8e2929deeb822e4b56055f691c8a2aa6ccc966c9a40ed551fa71c', sources: 2 },
    'x86_64-darwin': { sha256: 'c79f15a0f9cb1700103bc5ae2b96b8cab58bd53208800a1b477ccb718696b5af', sources: 2 },
  },
  '2.34.0': {
    'x86_64-linux': { sha256: '5676b0887f1274e62edd175b6611af49aa8170c69c16877aa9bc6cebceb19855', sources: 2 },
    'aarch64-linux': { sha256: 'cfddd4008b57a71464a16d5232cba79b1c76ae9dc81bbf71b4972b0118bc29c5', sources: 2 },
    'aarch64-darwin': { sha256: '47cb78c9fdc7b630dbbb9a89869c8e8bcd8c9eb17be036fba18585120693a4c1', sources: 2 },
  },
  '2.33.3': {
    'x86_64-linux': { sha256: '96c5035a63699a12301566fca7838bb1264c3b0894dc0f610101726753e52ac2', sources: 2 },
    'aarch64-darwin': { sha256: '0781837b43d0234933141f6305c8a8fec6d49f3d2b245ee5b7c4e5d2a4a39c38', sources: 2 },
    'x86_64-darwin': { sha256: 'fbadda2f407d73409b444ab21386b5f713947e474ee4f4f96a9cbc6ccd9f853b', sources: 2 },
  },
  '2.31.2': {
    'x86_64-linux': { sha256: 'd1f67c86eed016214864ba08bfb9529c307aea7e8fafb74853f96fcc3bfd8a60', sources: 4 },
    'aarch64-linux': { sha256: '64db528412096d718b4bf8f78f85e5ac2b714b774e5005500dee37d23f560456', sources: 3 },
    'aarch64-darwin': { sha256: '3baa0af88a1ef4e2cc82cb64cd384b1805ecc3771b574e97277ae213d52711d8', sources: 3 },
    'x86_64-darwin': { sha256: 'ed8df6a1046dea90ba4068a827bdeaf372d522867c4d2b48cdb37145c200eeba', sources: 3 },
  },
  '2.30.2': {
    'x86_64-linux': { sha256: 'a53ceb24793488510f67baaed59dc7c049af6d3c7683cd7760274f7a1bec7b2a', sources: 2 },
    'aarch64-linux': { sha256: 'b9c5d93dfce77ac2c9727bcdd8791fc8f2529f56b22f71f0644671929ac03fe2', sources: 2 },
    'aarch64-darwin': { sha256: 'fc4ded27d4403deab9da7fadc64887bae8b4ea2194f107f448d37d8ec130415f', sources: 2 },
    'x86_64-darwin': { sha256: '4628d6af18b5130ef5c47e6e1993f1a78897bcd9c8ad194a9b3b2f93eab49fbb', sources: 2 },
  },
  '2.28.3': {
    'x86_64-linux': { sha256: '85d1847d06d5d56167796d3f61cd992908de84584db3e700da031a782b59ea22', sources: 4 },
    'aarch64-linux': { sha256: '3dffb118772382e35526806fb97acc05df7ad6dc29dbe52b921b77e52e39f571', sources: 4 },
    'aarch64-darwin': { sha256: '6befec86f4e8effa5b0112ad0491dc8e2b1c26e5a95c1cc40c1ea60194d53c88', sources: 3 },
    'x86_64-darwin': { sha256: '942d55db022961eec7b35b3bdd6bce748d32cc0cc17bafb143e305434ae30643', sources: 3 },
  },
  '2.26.3': {
    'x86_64-linux': { sha256: 'd378a057253fb98f05c3e7c431c1852cca6afae3376f5853a9fcb7ae423a05ad', sources: 3 },
    'aarch64-linux': { sha256: '8e52a0ff91b14a3fd7e5bdf5abe263c732b8655ecc67d7730844bb90e2203416', sources: 2 },
  },
  '2.24.9': {
    'x86_64-linux': { sha256: '3c0779e4878d1289cf3fbb158ec5ea9bdf61dfb9b4efac6b3b0b6bec5ba4cf13', sources: 4 },
    'aarch64-linux': { sha256: 'c57c2830bb407e02dacdf2b63c49cde273f905075b579f6d9a6114c669301f33', sources: 2 },
  },
}

/** Where release archives are, as https://nix.dev/manual/nix/stable/installation/installing-binary describes. */
export const upstreamReleases = 'https://releases.nixos.org/nix'

/**
 * The newest release that the manifest has for every system with CUDA and for this one; it is what an install without a
 * version gets.
 */
export function defaultVersion(manifest: Manifest = releases, also?: System): string {
  const needed = also === undefined ? cudaSystems : [...cudaSystems, also]
  const complete = Object.entries(manifest).filter(([, bySystem]) => needed.every((system) => bySystem[system]))
  const newest = complete.map(([version]) => version).sort(compareReleases)[0]
  if (newest === undefined) throw new Error('the manifest of Nix releases has no version for every system')
  return newest
}

/** For sorting release numbers, newest first. Each part between dots is a number. */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (right[index] ?? 0) - (left[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Which archive to fetch, and what it must hash to. */
export interface Archive {
  readonly version: string
  readonly system: System
  readonly url: string
  /** The archive's one top folder, as in `nix-2.35.2-x86_64-linux`. */
  readonly folder: string
  /** 64 hexadecimal digits in lower case. */
  readonly sha256: string
  /** Where the hash is from. */
  readonly trust: 'manifest' | 'user'
}

/**
 * The archive that a request means. A hash given by the user is used instead of the manifest's.
 * Throws ProblemError INS010 (no hash known), INS011 (malformed hash, version or base URL).
 */
export function chooseArchive(
  request: {
    readonly version?: string | undefined
    readonly baseUrl: string
    readonly sha256?: string | undefined
    readonly system: System
  },
  manifest: Manifest = releases,
): Archive {
  const version = request.version ?? defaultVersion(manifest, request.system)
  if (!/^\d+(?:\.\d+){1,2}[0-9A-Za-z_+-]{0,40}$/.test(version)) {
    throw new ProblemError(
      error('INS011', `${JSON.stringify(version)} is not a Nix version.`, 'Write it as in 2.35.2.'),
    )
  }
  const folder = `nix-${version}-${request.system}`
  const archive = { version, system: request.system, folder, url: archiveUrl(request.baseUrl, version, folder) }
  if (request.sha256 !== undefined) return { ...archive, sha256: parseSha256(request.sha256), trust: 'user' }
  const known = manifest[version]?.[request.system]
  if (known) return { ...archive, sha256: known.sha256, trust: 'manifest' }
  const others = Object.keys(manifest).filter((candidate) => manifest[candidate]?.[request.system])
  throw new ProblemError(
    error(
      'INS010',
      `No SHA-256 is known for Nix ${version} on ${request.system}.`,
      `Use one of ${others.sort(compareReleases).join(', ')}, or give the SHA-256 of the archive as nix-sha256 (hexadecimal or sha256-…): \`curl -sL ${archive.url} | sha256sum\` on a network that you trust.`,
    ),
  )
}

function archiveUrl(baseUrl: string, version: string, folder: string): string {
  const url = URL.parse(baseUrl)
  if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '') {
    return `${url.href.replace(/\/+$/, '')}/nix-${version}/${folder}.tar.xz`
  }
  throw new ProblemError(
    error(
      'INS011',
      'The base URL of the Nix releases is not a plain http or https URL.',
      `Write it as in ${upstreamReleases}, without user, query and fragment.`,
    ),
  )
}

/** A SHA-256 as 64 hexadecimal digits or in SRI form (`sha256-` and base64), as hexadecimal. Throws ProblemError INS011. */
export function parseSha256(text: string): string {
  const trimmed = text.trim()
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return trimmed.toLowerCase()
  const base64 = /^sha256-([A-Za-z0-9+/]{43}=)$/.exec(trimmed)?.[1]
  if (base64 !== undefined) return Buffer.from(base64, 'base64').toString('hex')
  throw new ProblemError(
    error(
      'INS011',
      `${JSON.stringify(trimmed.slice(0, 80))} is not a SHA-256.`,
      'Give 64 hexadecimal digits, or sha256- followed by 44 characters of base64.',
    ),
  )
}
