import { floxhubOwned } from '../../flox/auth/token-file.ts'
import { floxOwned } from '../../flox/remove.ts'
import { systemBridgeOwned } from '../../gpu/bridge/system.ts'
import { downloadsOwned } from '../../machine/kept-download.ts'
import { kvmOwned } from '../../machine/kvm.ts'
import type { Owned } from '../../machine/owned.ts'
import { buildFolderOwned, storeMountOwned } from '../../machine/store-location.ts'
import { configurationOwned } from '../../nix/configure/configure.ts'
import { credentialsOwned } from '../../nix/credentials/credentials.ts'
import { daemonOwned } from '../../nix/daemon/daemon.ts'
import { volumeOwned } from '../../nix/install/macos/install.ts'
import { nixpkgsConfigOwned } from '../../nix/nixpkgs-config.ts'
import { nixOwned } from '../../nix/uninstall/plan.ts'
import { userCacheOwned } from '../../nix/user-cache.ts'
import { storeCacheOwned } from '../../store-cache/local.ts'

/**
 * All that this action writes on a machine, in the order in which it goes at the end of a job, in repair and in an
 * uninstallation. A new thing is one line here.
 */
export const owners: readonly Owned[] = [
  // Secrets first: whatever fails or is killed later, they are gone.
  storeCacheOwned,
  floxhubOwned,
  credentialsOwned,
  // nix.conf names the files of the credentials; the daemon, restarted for it, then starts without their variables.
  configurationOwned,
  nixpkgsConfigOwned,
  // The package takes its Nix and that one's daemon with it, which read the configuration until here.
  floxOwned,
  buildFolderOwned,
  kvmOwned,
  systemBridgeOwned,
  downloadsOwned,
  // What restarts the daemon is done; nothing of it may run when /nix goes.
  daemonOwned,
  nixOwned,
  // /nix is empty now, so that what carries it can go.
  storeMountOwned,
  volumeOwned,
  // Last, for every Nix command fills it again.
  userCacheOwned,
]
