import { type AdviceOf, advise } from './advice.ts'

/** The machine and the installations on it. */
export const machineAdvice: AdviceOf<'INS' | 'FLX00'> = {
  FLX001: advise(
    'The vendor has packages only for dpkg, rpm and macOS.',
    'Use such a machine, or install Nix and give `flox-commit`.',
  ),
  FLX002: advise(
    'The version is newer than this action, which knows the hashes of earlier ones.',
    'Choose a known version, or give `flox-sha256` from a source that you trust.',
  ),
  FLX003: advise(
    'A proxy changed the download, the vendor replaced the file, or the given hash is of another one.',
    'Nothing was installed. Find out why it differs before you use it.',
  ),
  FLX004: advise(
    'The rights to install are missing, or the package would replace the Nix of this machine.',
    'Allow sudo without a password, or give `flox-commit`.',
  ),
  FLX005: advise(
    'The image of the runner has a Flox; what is there is never replaced.',
    'Leave the version out, or use a machine without Flox.',
  ),
  FLX006: advise(
    'The installation is incomplete, or a library that it needs is missing.',
    'Run `flox --version` on the machine and reinstall it.',
  ),
  FLX007: advise('The setting is unknown to this version of Flox, or its value is.', 'Correct `extra-flox-config`.'),
  FLX008: advise('A typing error, or two inputs that name a version.', 'Write it as the message shows.'),
  INS001: advise(
    'No earlier step installed Nix, or it is not on PATH.',
    'Put the setup action before this step, or install Nix.',
  ),
  INS002: advise(
    'Another job on this machine is installing, configuring or removing at the same time.',
    'Run it again when the other job is done.',
  ),
  INS003: advise(
    'The journal was edited, damaged, or belongs to a user who should not write it.',
    'Check what it lists, then restore or remove it.',
  ),
  INS010: advise(
    'The version is newer than this action, which knows the hashes of earlier ones.',
    'Choose a known version, or give `nix-sha256`.',
  ),
  INS011: advise('A typing error.', 'Write the version as in 2.35.2, and the base URL as plain https.'),
  INS012: advise(
    'A proxy changed the download, or the given hash is of another archive.',
    'Find out why it differs before you use it.',
  ),
  INS013: advise(
    '/nix does not exist or belongs to somebody else, and sudo asks for a password.',
    'Run the command of the message once as root, or allow sudo.',
  ),
  INS014: advise(
    'Another installer, a container image or a mount put something into /nix.',
    'Put its nix on PATH so that it is used, or remove /nix.',
  ),
  INS015: advise('A minimal container image.', 'Install tar, xz and the others that the message names.'),
  INS016: advise('The disk of /nix or of the temporary folder is nearly full.', 'Free space, or mount a larger disk.'),
  INS017: advise('A mirror serves changed archives, or a download was cut.', 'Use another base URL.'),
  INS018: advise(
    'A program of the system failed; the message has its words.',
    'Fix that and run the job again: nothing of the installation is left.',
  ),
  INS019: advise('The job was cancelled.', 'Run the job again.'),
  INS020: advise(
    'The daemon mode needs root, build users and a writable /etc.',
    'Use the mode auto or single-user, or allow sudo.',
  ),
  INS021: advise(
    'Another daemon holds the socket, or the configuration is refused.',
    'Read the log that the message names.',
  ),
  INS022: advise(
    'An earlier installation was killed, and this user may not remove what it left.',
    'Remove it as the user who installed, or as root.',
  ),
  INS023: advise('Another job is installing Nix on this machine.', 'Run the job again when it is done.'),
  INS030: advise(
    'The image of the runner has a Nix; what is there is never replaced.',
    'Leave `nix-version` out, or use a machine without Nix.',
  ),
  INS031: advise(
    '`preinstalled: require` is set, or this kind of machine must bring its own Nix, as NixOS does.',
    'Install Nix in the image of the machine.',
  ),
  INS032: advise(
    '`preinstalled: refuse` is set, and the image of the machine has a Nix.',
    'Remove `preinstalled: refuse`, or use another machine.',
  ),
  INS033: advise('The job runs on Windows or on an architecture without Nix.', 'Use Linux (WSL included) or macOS.'),
  INS034: advise('An input does nothing on this kind of machine.', 'Leave it out, or see docs/machines.md.'),
  INS035: advise(
    'Nix was installed for another user, or its group or `allowed-users` excludes this one.',
    'Add this user to the group that the message names.',
  ),
  INS036: advise('The Nix of the machine is old.', 'Update it to one of the fixed releases that the message names.'),
  INS040: advise(
    'CUDA closures take tens of gigabytes, and the disk of a hosted runner is small.',
    'Set `reclaim-disk`, put the store or the builds on another disk, or use a larger runner.',
  ),
  INS041: advise(
    'A part of the image is in use, or this user may not remove it.',
    'Leave `reclaim-disk` out where it cannot work.',
  ),
  INS042: advise(
    'The folder holds something, is not on a real disk, or Nix cannot build in it.',
    'Name an empty or absent folder on a disk with room.',
  ),
  INS043: advise(
    'The machine has no virtualization, or /dev/kvm belongs to a group that this user is not in.',
    'Use a runner with KVM, or set `kvm: false`.',
  ),
  INS044: advise(
    'Containers and some kernels allow no user namespaces, which the sandbox needs.',
    'Allow them, or set `sandbox` to what this machine can do.',
  ),
  INS045: advise('Builds, logs or the store filled the disk.', 'Free space, or use a larger disk.'),
  INS050: advise(
    'It belongs to another user or another installer, or a program of the system failed.',
    'Do what the message says and run `nix-cuda uninstall` again.',
  ),
  INS051: advise(
    'A job still runs, or ended without cleaning up because it was killed.',
    'Wait for it; use --force when no job is left.',
  ),
}
