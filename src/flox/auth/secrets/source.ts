import type { SecretSource } from '../secret-source.ts'
import type { SecretPlace } from './parse.ts'
import type { Mask } from './service.ts'

const names = {
  vault: 'Vault',
  aws: 'AWS Secrets Manager',
  google: 'Google Secret Manager',
} as const

/** What gives the token that is kept at a place. `mask` is told every secret that comes up, before it is used. */
export function secretSource(place: SecretPlace, mask: Mask): SecretSource {
  return {
    name: names[place.kind],
    fetchToken: async (host, identity) => (await sourceOf(place, mask)).fetchToken(host, identity),
  }
}

/** Loaded when a token is read, since most jobs read none. */
async function sourceOf(place: SecretPlace, mask: Mask): Promise<SecretSource> {
  switch (place.kind) {
    case 'vault':
      return (await import('./vault.ts')).vaultSource(place, mask)
    case 'aws':
      return (await import('./aws.ts')).awsSource(place, mask)
    case 'google':
      return (await import('./google.ts')).googleSource(place, mask)
  }
}
