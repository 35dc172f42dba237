import { amend, readJournal } from '../../../machine/journal.ts'
import type { Host } from '../../../runner/host.ts'
import { type VolumePlan, volumeName } from './plan.ts'

/** What was made on a Mac before there was a /nix to install into. In the journal: /nix goes with its volume. */
export interface MadeVolume {
  readonly plan: VolumePlan
  readonly volume:
    | { readonly kind: 'none' }
    /** It may be there: then it is the one of our name, for there was none before. */
    | { readonly kind: 'adding' }
    /** `blank`: nothing of Nix is on it, not yet or not any more. */
    | { readonly kind: 'blank' | 'filled'; readonly uuid: string }
}

/** The key of the entry: where macOS itself would mount a volume of that name. */
export const volumePath = `/Volumes/${volumeName}`
const part = 'volume'

/** What the journal says of our volume; undefined when nothing. Throws ProblemError INS003. */
export async function readVolume(host: Host): Promise<MadeVolume | undefined> {
  const entry = (await readJournal(host)).find(({ what }) => what === 'volume')
  return entry && parseVolume(entry.parts?.[part])
}

/** Writes it down; undefined strikes it out. Throws ProblemError INS002 or INS003. */
export async function noteVolume(host: Host, made: MadeVolume | undefined): Promise<void> {
  const parts = { [part]: JSON.stringify(made) }
  await amend(host, volumePath, made && { what: 'volume', path: volumePath, users: [], parts })
}

export function uuidOf({ volume }: MadeVolume): string | undefined {
  return isLater(volume) ? volume.uuid : undefined
}

/** Reads what `noteVolume` wrote; undefined unless every field has its type. Pure. */
export function parseVolume(text: string | undefined): MadeVolume | undefined {
  try {
    const { plan, volume } = JSON.parse(text ?? '') as Partial<MadeVolume>
    const texts = [plan?.synthetic, plan?.fstab].flatMap((file) => (file === undefined ? [] : [file.before]))
    const right =
      /^disk\d+$/.test(plan?.container ?? '') &&
      plan?.fstab !== undefined &&
      texts.every((before) => before === null || typeof before === 'string') &&
      typeof plan.mounter === 'boolean' &&
      typeof plan.encrypted === 'boolean' &&
      (volume?.kind === 'none' || volume?.kind === 'adding' || (isLater(volume) && isUuid(volume.uuid)))
    return right && plan && volume ? { plan: { ...plan, synthetic: plan.synthetic }, volume } : undefined
  } catch {
    return undefined
  }
}

type Later = Extract<MadeVolume['volume'], { readonly uuid: string }>

function isLater(volume: MadeVolume['volume'] | undefined): volume is Later {
  return volume?.kind === 'blank' || volume?.kind === 'filled'
}

export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i.test(text)
}
