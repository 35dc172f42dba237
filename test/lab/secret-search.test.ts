import { randomBytes } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { describeThrowAway } from './describe.ts'
import { startSecretSearch } from './secret-search.ts'
import { openThrowAwayRoot, throwAwayReason } from './throw-away.ts'

vi.setConfig({ testTimeout: 60_000 })

const reason = await throwAwayReason()
const secret = () => `s/+ ${randomBytes(12).toString('base64')}?`

describeThrowAway('the search for secrets', reason, () => {
  it('finds what was planted in files, logs, argument lists and environments, and nothing else', async () => {
    await using root = await openThrowAwayRoot()
    const [token, key, clean] = [secret(), secret(), secret()]
    using search = startSecretSearch(root, { token, key, clean })
    const base64 = Buffer.from(token).toString('base64')
    await root.makeFolder('/runner-temp/nix-cuda')
    // `$1` and so on would put them into bash's own argument list.
    const script = `read -r token; read -r encoded
      echo "url = $token" > /runner-temp/nix-cuda/private; chmod 600 /runner-temp/nix-cuda/private
      chown runner /runner-temp/nix-cuda/private
      echo "Basic $encoded" > /var/log/lab.log; chmod 644 /var/log/lab.log
      mkdir -p /nix/var/log/nix/drvs/ab; echo "built with $token" | bzip2 > /nix/var/log/nix/drvs/ab/x.drv.bz2
      chmod 644 /nix/var/log/nix/drvs/ab/x.drv.bz2`
    expect(await root.run(['bash', '-euc', script], { input: `${token}\n${base64}\n` })).toMatchObject({ code: 0 })
    await root.run(['sh', '-c', 'sleep 0.3; true', `--key=${key}`])
    await root.run(['sleep', '0.3'], { env: { SIGNING_KEY: key } })
    const texts = { log: `::add-mask::${key}\nok\n`, outputs: `url=https://u:${encodeURIComponent(key)}@host\n` }
    const found = await search.finish({ folders: ['/runner-temp'], texts })
    const short = found.map(({ secret, form, place, where, detail }) =>
      [secret, form, place, where, detail].join(' | '),
    )
    expect(short).toEqual([
      'key | plain | argument list | sh -c sleep 0.3; true | ',
      'key | plain | environment | sleep 0.3 | SIGNING_KEY',
      'key | percent | text | outputs | ',
      'token | plain | file | /nix/var/log/nix/drvs/ab/x.drv.bz2 | 644 root',
      'token | plain | file | /runner-temp/nix-cuda/private | 600 runner',
      'token | base64 | file | /var/log/lab.log | 644 root',
    ])
  })
})
