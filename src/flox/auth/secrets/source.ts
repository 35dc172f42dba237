import type { SecretSource } from '../secret-source.ts'
import { awsSource } from './aws.ts'
import { googleSource } from './google.ts'
import type { SecretPlace } from './parse.ts'
import type { Mask } from './service.ts'
import { vaultSource } from './vault.ts'

/** What gives the token that is kept at a place. `mask` is told every secret that comes up, before it is used. */
export function secretSource(place: SecretPlace, mask: Mask): SecretSource {
  switch (place.kind) {
    case 'vault':
      return vaultSource(place, mask)
    case 'aws':
      return awsSource(place, mask)
    case 'google':
      return googleSource(place, mask)
  }
}
