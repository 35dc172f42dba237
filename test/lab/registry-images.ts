import type { PushRequest } from '../../src/ship/registry/push.ts'
import { image, indexOf, tarLayer } from '../fakes/images.ts'

/** Two images that share layers of 5 MB, with an SBOM, and their index. */
export async function labImages(tags: readonly string[] = ['1.0', 'latest'], own = 'app'): Promise<PushRequest> {
  const toolkit = [await tarLayer('toolkit-1', 3_000_000), await tarLayer('toolkit-2', 2_000_000)]
  const sbom = {
    title: 'sbom.json',
    mediaType: 'application/vnd.cyclonedx+json',
    bytes: Buffer.from('{}'),
    annotations: {},
  }
  const images = [
    image([...toolkit, await tarLayer(`${own}-1`, 100_000)], { attachments: [sbom] }),
    image([...toolkit, await tarLayer(`${own}-2`, 100_000)]),
  ]
  return { images, index: indexOf(images), tags, mountFrom: [] }
}
