import { error, type Problem } from '../../../model/problem.ts'
import type { VolumePlan } from '../../schema.ts'
import { fstabPath, type MacFacts, mounterPlist, syntheticPath } from './facts.ts'

export type { VolumePlan } from '../../schema.ts'

/** As upstream's installer calls it (NixOS/nix scripts/create-darwin-volume.sh), so that others recognise it. */
export const volumeName = 'Nix Store'
/** synthetic.conf(5): a name alone is an empty folder in `/`, for mounting. */
export const syntheticLine = 'nix'
/** The oldest macOS that upstream's installer takes. */
const oldest = 14
const source = 'https://nix.dev/manual/nix/stable/installation/installing-binary#macos-installation'

/** fstab(5); the options are those of NixOS/nix scripts/create-darwin-volume.sh. */
export function fstabLine(uuid: string): string {
  return `UUID=${uuid} /nix apfs rw,noauto,nobrowse,nosuid,noatime,owners`
}

/** INS015 and INS020: what this Mac lacks. INS014: what somebody else made for Nix, which is never touched. Pure. */
export function checkMac(facts: MacFacts): readonly Problem[] {
  const major = Number.parseInt(facts.version ?? '', 10)
  const foreign = findForeign(facts)
  return [
    ...(major < oldest
      ? [error('INS020', `Nix needs macOS ${oldest}, and this is ${facts.version}.`, 'Use a newer runner.', { source })]
      : []),
    ...(facts.container === undefined || facts.volumes === undefined
      ? [
          error(
            'INS020',
            'diskutil did not report which APFS container macOS is in, so no volume for Nix can be created.',
            'Use a machine whose macOS is on APFS.',
          ),
        ]
      : []),
    ...foreign.map((what) =>
      error(
        'INS014',
        `Nix cannot be installed: ${what}, and this action did not create it.`,
        'To use it, add its nix to PATH; otherwise remove that installation with its own uninstaller.',
        { source: 'https://nix.dev/manual/nix/stable/installation/uninstall#macos' },
      ),
    ),
  ]
}

function findForeign({ volumes = [], mounted, synthetic, fstab, services }: MacFacts): readonly string[] {
  const named = volumes.filter(({ name }) => name === volumeName)
  return [
    ...(mounted === undefined ? [] : [`a volume (${mounted}) is mounted at /nix`]),
    ...named.filter(({ uuid }) => uuid !== mounted).map(({ uuid }) => `there is a volume ${volumeName} (${uuid})`),
    ...(lines(synthetic).some((line) => line.startsWith(`${syntheticLine}\t`))
      ? [`${syntheticPath} makes /nix a link`]
      : []),
    ...(lines(fstab).some((line) => !line.startsWith('#') && line.split(/\s+/)[1] === '/nix')
      ? [`${fstabPath} has a line for /nix`]
      : []),
    ...services.map((path) => `there is a service ${path}`),
  ]
}

/** Facts → plan, for facts that `checkMac` has nothing against. Pure. */
export function planVolume(facts: MacFacts): VolumePlan {
  const { container = '', synthetic, fstab, fileVault, lasts } = facts
  return {
    container,
    synthetic: lines(synthetic).includes(syntheticLine) ? undefined : { before: synthetic ?? null },
    fstab: { before: fstab ?? null },
    encrypted: fileVault,
    mounter: lasts,
  }
}

/** The plan as lines for the log. */
export function describeVolume(plan: VolumePlan): readonly string[] {
  const file = (before: string | null, path: string) => (before === null ? `make ${path}` : `add a line to ${path}`)
  return [
    ...(plan.synthetic
      ? [`${file(plan.synthetic.before, syntheticPath)}: ${syntheticLine}`]
      : [`leave ${syntheticPath} as it is`]),
    `add the ${plan.encrypted ? 'encrypted ' : ''}APFS volume "${volumeName}" to ${plan.container}, and mount it at /nix`,
    `${file(plan.fstab.before, fstabPath)}: ${fstabLine('…')}`,
    ...(plan.mounter ? [`write ${mounterPlist}, which mounts it when the machine starts`] : []),
  ]
}

/** A text with a line more at its end. */
export function withLine(before: string | null, line: string): string {
  const open = before !== null && before !== '' && !before.endsWith('\n')
  return `${before ?? ''}${open ? '\n' : ''}${line}\n`
}

/** What is left without our line: as it was before where nobody has written since; null: the file goes. */
export function withoutLine(now: string, before: string | null, line: string): string | null {
  if (now === withLine(before, line)) return before
  const left = now
    .split('\n')
    .filter((text) => text !== line)
    .join('\n')
  return before === null && left.trim() === '' ? null : left
}

function lines(text = ''): readonly string[] {
  return text.split('\n').map((line) => line.trimEnd())
}
