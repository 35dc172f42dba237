import { readJournal, setEntry } from '../../../machine/journal.ts'
import { readSaved } from '../../../model/saved.ts'
import type { Host } from '../../../runner/host.ts'
import type { MadeVolume } from '../../schema.ts'
import { volumeName } from './plan.ts'

export type { MadeVolume } from '../../schema.ts'

/** The key of the entry: where macOS itself would mount a volume of that name. */
export const volumePath = `/Volumes/${volumeName}`

/** What the journal says of our volume; undefined when nothing. Throws ProblemError INS003. */
export async function readVolume(host: Host): Promise<MadeVolume | undefined> {
  const entry = (await readJournal(host)).find(({ owner }) => owner === 'volume')
  return entry && parseVolume(entry.note)
}

/** Writes it down; undefined strikes it out. Throws ProblemError INS002 or INS003. */
export async function recordVolume(host: Host, made: MadeVolume | undefined): Promise<void> {
  const note = JSON.stringify(made)
  await setEntry(host, volumePath, made && { owner: 'volume', path: volumePath, users: [], note })
}

export function uuidOf({ volume }: MadeVolume): string | undefined {
  return 'uuid' in volume ? volume.uuid : undefined
}

/** Reads what `recordVolume` wrote; undefined unless every field has its type. */
export function parseVolume(text: string | undefined): Promise<MadeVolume | undefined> {
  return readSaved(text, async () => (await import('../../schema.ts')).madeVolume)
}

export function isUuid(text: string | undefined): text is string {
  return text !== undefined && /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i.test(text)
}
