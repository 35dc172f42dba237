import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { describeThrowAway } from './describe.ts'
import { startSecretSearch } from './secret-search.ts'
import { openThrowAwayRoot, throwAwayReason } from './throw-away.ts'

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
    // Each is there until the search has looked, which is ahead of us in this process's timers.
    await root.run(['mkfifo', '/hold'])
    for (const [argv, env] of [
      [['sh', '-c', 'read line < /hold', `--key=${key}`], {}],
      [['sleep', '3600'], { SIGNING_KEY: key }],
    ] as const) {
      const running = root.start(argv, { env })
      while ((await root.run(['pgrep', '-x', argv[0]])).code !== 0) await sleep(20)
      await sleep(20)
      await running.kill('SIGKILL')
      await running.done
    }
    const texts = { log: `::add-mask::${key}\nok\n`, outputs: `url=https://u:${encodeURIComponent(key)}@host\n` }
    const found = await search.finish({ folders: ['/runner-temp'], texts })
    const short = found.map(({ secret, form, place, where, detail }) =>
      [secret, form, place, where, detail].join(' | '),
    )
    expect(short).toEqual([
      'key | plain | argument list | sh -c read line < /hold | ',
      'key | plain | environment | sleep 3600 | SIGNING_KEY',
      'key | percent | text | outputs | ',
      'token | plain | file | /nix/var/log/nix/drvs/ab/x.drv.bz2 | 644 root',
      'token | plain | file | /runner-temp/nix-cuda/private | 600 runner',
      'token | base64 | file | /var/log/lab.log | 644 root',
    ])
  })
})
