/**
 * Machines that have a Nix already, each as its own installer leaves it. Debian's is installed for real, upstream's by the
 * lab's script with the results of upstream's (release/install.sh); the others are real Nix in the file layout that the
 * sources beside them describe.
 */
import { basename } from 'node:path'
import { runOk } from './exec.ts'
import { LabError, labContext } from './lab.ts'
import type { JobMachine } from './machine-job.ts'
import type { MachineKindLab } from './machine-kind-job.ts'
import { ensureDebs } from './release/packages.ts'
import type { ThrowAwayRoot } from './throw-away.ts'

const profile = '/nix/var/nix/profiles/default'

/** Runs a script as root; a LabError when it fails. */
export async function inRoot(root: ThrowAwayRoot, script: string, user: 'root' | 'runner' = 'root'): Promise<string> {
  const ran = await root.run(['bash', '-euc', script], { user })
  if (ran.code !== 0) throw new LabError(`A layout could not be made: ${ran.stdout}${ran.stderr}`)
  return ran.stdout
}

/**
 * Upstream's multi-user Nix, by the script in the archive. The machine's own nix.conf asks no cache: cache.nixos.org is
 * not to be had in the lab.
 */
export async function installDaemon({ root }: JobMachine, lab: MachineKindLab, conf = ''): Promise<void> {
  await runInstaller(root, lab, '--daemon', `substituters =\n${conf}`)
}

/** Upstream's single-user Nix for `runner`, by the script in the archive; root has made /nix for him. */
export async function installSingle({ root }: JobMachine, lab: MachineKindLab): Promise<void> {
  await inRoot(
    root,
    'install -d -o runner -g runner /nix; install -d /etc/nix; echo "substituters =" > /etc/nix/nix.conf',
  )
  await runInstaller(root, lab, '--no-daemon', '', 'runner')
}

async function runInstaller(
  root: ThrowAwayRoot,
  lab: MachineKindLab,
  mode: string,
  conf: string,
  user: 'root' | 'runner' = 'root',
) {
  const options = `${mode} --yes --no-channel-add --no-modify-profile --daemon-user-count 2`
  const script = `cd "$(mktemp -d)"; curl -sSf ${lab.mirror.url}/${lab.release.path} | tar -xJ
    NIX_EXTRA_CONF='${conf}' ./nix-*/install ${options}; rm -rf "$PWD"`
  await inRoot(root, script, user)
}

/**
 * Debian's package by dpkg with its own scripts: nix-bin with its libraries, or nix-setup-systemd on top, which makes the
 * build users, the group nix-users and the daemon. Its libraries may be newer than this machine's: they are unpacked over
 * it, as an upgrade would. /etc/nix/nix.conf comes with the second one; the machine's asks no cache.
 */
export async function installDebian({ root }: JobMachine, name: 'nix-bin' | 'nix-setup-systemd'): Promise<void> {
  const debs = await ensureDebs('trixie', labContext())
  const named = (pattern: RegExp) => debs.filter((path) => pattern.test(basename(path)))
  if (name === 'nix-bin') {
    const libraries = named(/^(?!libperl)(?:lib|zlib1g_|gcc-)/)
    await Promise.all(libraries.map((deb) => runOk('dpkg-deb', ['--extract', deb, root.at('/')])))
  }
  const [deb = ''] = named(new RegExp(`^${name}_`))
  await runOk('cp', [deb, root.at('/tmp/nix.deb')])
  // A container's policy would keep the daemon from being started.
  const script = `rm -f /usr/sbin/policy-rc.d; DEBIAN_FRONTEND=noninteractive dpkg --no-triggers --force-depends --install /tmp/nix.deb; rm /tmp/nix.deb; ldconfig
    # The first use of Debian's Nix makes /nix.
    nix-store --init
    [ ! -e /etc/nix/nix.conf ] || echo 'substituters =' >> /etc/nix/nix.conf`
  await inRoot(root, script)
}

/**
 * NixOS: nix on PATH by the running system, /etc/nix/nix.conf a link through /etc/static into the store, the daemon's
 * units from the store, no default profile. https://github.com/NixOS/nixpkgs nixos/modules/system/etc/setup-etc.pl (links
 * through /etc/static, /etc/NIXOS), nixos/modules/config/nix.nix (nix.conf), nixos/modules/system/activation/top-level.nix
 * (/run/current-system: sw, nixos-version).
 */
export async function asNixos(machine: JobMachine, lab: MachineKindLab): Promise<void> {
  await installDaemon(machine, lab)
  const { nixPath } = lab.release
  await inRoot(
    machine.root,
    `store() { ${nixPath}/bin/nix-store --add "$1"; }
    cd "$(mktemp -d)"; mkdir -p etc/nix system; mv /etc/nix/nix.conf etc/nix/nix.conf
    etc=$(store etc); ln -s ${nixPath} system/sw; echo 26.05 > system/nixos-version; ln -s $etc system/etc
    ln -s "$(store system)" /run/current-system; ln -s /run/current-system/etc /etc/static
    ln -s /etc/static/nix/nix.conf /etc/nix/nix.conf; touch /etc/NIXOS
    for unit in service socket; do ln -sf ${nixPath}/lib/systemd/system/nix-daemon.$unit /etc/systemd/system/; done
    systemctl daemon-reload; systemctl restart nix-daemon.socket
    rm ${profile}* /etc/tmpfiles.d/nix-daemon.conf; rm -r "$PWD"`,
  )
}

/**
 * Determinate Nix: its daemon wraps Nix's and writes nix.conf anew when it starts; what users add is in nix.custom.conf.
 * https://github.com/DeterminateSystems/determinate modules/nixos.nix (the unit, and nix.custom.conf for users),
 * https://github.com/DeterminateSystems/nix-installer src/action/common/place_nix_configuration.rs, src/plan.rs (receipt).
 */
export async function asDeterminate(machine: JobMachine, lab: MachineKindLab): Promise<void> {
  await installDaemon(machine, lab)
  const conf =
    '# Managed by determinate-nixd, do not modify.\\nbuild-users-group = nixbld\\n!include nix.custom.conf\\n'
  await inRoot(
    machine.root,
    `cat > /usr/local/bin/determinate-nixd << 'END'
#!/bin/sh
[ "$1 $3" = '--nix-bin daemon' ] || { echo "determinate-nixd: unknown arguments $*" >&2; exit 2; }
printf '${conf}' > /etc/nix/nix.conf
exec "$2/nix-daemon" --daemon
END
    chmod 755 /usr/local/bin/determinate-nixd
    echo '# Custom settings.' > /etc/nix/nix.custom.conf; echo 'substituters =' >> /etc/nix/nix.custom.conf
    echo '{"version":"3.19.0","actions":[]}' > /nix/receipt.json
    sed 's,^ExecStart=.*,ExecStart=@/usr/local/bin/determinate-nixd determinate-nixd --nix-bin ${profile}/bin daemon,' \\
      ${lab.release.nixPath}/lib/systemd/system/nix-daemon.service > /tmp/unit
    install -m 644 -T /tmp/unit /etc/systemd/system/nix-daemon.service; rm /tmp/unit
    systemctl daemon-reload; systemctl restart nix-daemon.service`,
  )
  await wrapNix(machine.root, 'nix (Determinate Nix 3.19.0) 2.34.8')
}

/**
 * Lix, as its installer leaves it: a fork of nix-installer with upstream's layout and a receipt, and the daemon that it
 * sets up. Its `nix store` knows `ping` and no `info` (git.lix.systems/lix-project/lix, lix/nix/ping-store.cc).
 */
export async function asLix(machine: JobMachine, lab: MachineKindLab): Promise<void> {
  await installDaemon(machine, lab)
  await inRoot(machine.root, `echo '{"version":"2.93.3","planner":{"planner":"linux"}}' > /nix/receipt.json`)
  const refuse = `case " $* " in *' store info '*) echo "error: 'info' is not a recognised command" >&2; exit 1;; esac`
  await wrapNix(machine.root, 'nix (Lix, like Nix) 2.93.3', refuse)
}

/** The default profile with a `nix` that gives that version, and else is Nix. */
async function wrapNix(root: ThrowAwayRoot, version: string, more = ''): Promise<void> {
  await inRoot(
    root,
    `real=$(readlink -f ${profile}); made=/nix/var/nix/profiles/imitated; mkdir -p $made/bin
    ln -s $real/lib $real/share $real/etc $made/; ln -s $(readlink -f $real/bin)/* $made/bin/
    nix=$(readlink -f $made/bin/nix); rm $made/bin/nix
    cat > $made/bin/nix << END
#!/bin/bash
[ "\\$*" != --version ] || { echo '${version}'; exit; }
END
    cat >> $made/bin/nix << 'END'
${more}
END
    echo "exec -a nix $nix \\"\\$@\\"" >> $made/bin/nix; chmod 755 $made/bin/nix
    ln -sfT imitated ${profile}`,
  )
}

/**
 * A pod whose image is like docker.io/nixos/nix: everything root's, no daemon, builds not sandboxed.
 * https://github.com/NixOS/nix docker.nix (profiles, nix.conf, users nixbld1 to nixbld32)
 */
export async function asNixImage(machine: JobMachine, lab: MachineKindLab): Promise<void> {
  await installDaemon(machine, lab, 'sandbox = false')
  await inRoot(machine.root, `ln -s ${profile} /root/.nix-profile; rm -rf /nix/var/nix/daemon-socket`)
}
