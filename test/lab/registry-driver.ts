/** Pushes two images and their index, with what is attached to them, in a process of its own: `REGISTRY REPOSITORY`. */
import { realHost } from '../../src/runner/real-host.ts'
import { findLogin } from '../../src/ship/registry/credentials.ts'
import { push } from '../../src/ship/registry/push.ts'
import { openRegistry } from '../../src/ship/registry/session.ts'
import { recordingLog } from '../recording-log.ts'
import { labImages } from './registry-images.ts'

const [registry = '', repository = ''] = process.argv.slice(2)
const host = realHost(recordingLog())
const { login } = await findLogin(host, registry, {})
const session = openRegistry(host, { registry, login, mask: () => {} })
const { digest } = await push({ session, repository }, await labImages())
process.stdout.write(digest)
process.exit(0)
