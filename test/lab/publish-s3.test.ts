/** Publishing to a bucket as moto has it: botocore checks our signatures, and the policies of the user count. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { removeTree } from './context.ts'
import { describeLab, describeMade } from './describe.ts'
import { type Lab, labContext, openLab } from './lab.ts'
import { ensureMoto, type Moto, openMoto } from './moto.ts'
import { type PublishWorld, publishWorld } from './publish-world.ts'

const region = 'eu-central-1'

await describeMade(
  'publishing to a bucket',
  () => ensureMoto(labContext()),
  (packages) =>
    describeLab('with real Nix', () => {
      const temp = mkdtempSync(join(tmpdir(), 'publish-s3-'))
      const key = generateKey('acme')
      const signed = { 'signing-key-file': join(temp, 'key') }
      let lab: Lab
      let world: PublishWorld
      let moto: Moto
      let env: Readonly<Record<string, string>>
      let reader: Readonly<Record<string, string>>
      beforeAll(async () => {
        writeFileSync(signed['signing-key-file'], key.secretText())
        lab = await openLab({ suite: 'sid', toolkits: [], storeRoot: join(temp, 'sid') })
        world = await publishWorld(lab, mkdtempSync(join(temp, 'world-')), 'lib-s3')
        moto = await openMoto(packages, region)
        env = await user('writer', ['s3:GetObject', 's3:PutObject'])
        reader = await user('reader', ['s3:GetObject'])
        const location = `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`
        const made = await fetch(`${moto.url}/acme-cache`, { method: 'PUT', body: location })
        expect(made.status).toBe(200)
        // Debian's Nix signs no request: it reads by HTTP what everybody may read.
        const statement = {
          Effect: 'Allow',
          Principal: '*',
          Action: ['s3:GetObject', 's3:HeadObject'],
          Resource: 'arn:aws:s3:::acme-cache/*',
        }
        const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
        expect((await fetch(`${moto.url}/acme-cache?policy`, { method: 'PUT', body: policy })).ok).toBe(true)
        await moto.checks(true)
      })
      afterAll(async () => {
        await moto?.[Symbol.asyncDispose]()
        removeTree(temp)
      })

      /** The variables of a user who may do this with objects, and nothing else. */
      async function user(name: string, actions: readonly string[]): Promise<Readonly<Record<string, string>>> {
        const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] }
        await moto.iam('CreateUser', { UserName: name })
        await moto.iam('PutUserPolicy', { UserName: name, PolicyName: 'it', PolicyDocument: JSON.stringify(policy) })
        const made = await moto.iam('CreateAccessKey', { UserName: name })
        const field = (tag: string) => new RegExp(`<${tag}>([^<]*)`).exec(made)?.[1] ?? ''
        return { AWS_ACCESS_KEY_ID: field('AccessKeyId'), AWS_SECRET_ACCESS_KEY: field('SecretAccessKey') }
      }
      const bucket = (name: string) => `s3://${name}?region=${region}&endpoint=${moto.url}`

      it('signs what it sends, and a fresh store reads it', async () => {
        const done = await world.publish({ to: bucket('acme-cache'), ...signed, 'read-back': 'full' }, { env })
        expect([done.problems, done.code]).toEqual([[], 0])
        const again = await world.publish({ to: bucket('acme-cache'), ...signed }, { env })
        expect([again.code, again.answer]).toEqual([0, expect.stringContaining('published already')])

        await moto.checks(false)
        const fresh = mkdtempSync(join(temp, 'fresh-'))
        const options = ['--option', 'require-sigs', 'true', '--option', 'trusted-public-keys', key.publicKey.text]
        const url = `${moto.url}/acme-cache`
        const { two } = world.outputs
        const copied = await lab.tryNix('copy', ...options, '--from', url, '--to', `local?root=${fresh}`, two)
        await moto.checks(true)
        expect([copied.stderr, copied.code]).toEqual([expect.anything(), 0])
        expect(readFileSync(join(fresh, 'nix/store', basename(two)), 'utf8')).toContain(two)
      })

      it('says who was refused, what is no bucket, and that nobody signed in', async () => {
        const wrong = { ...env, AWS_SECRET_ACCESS_KEY: 'x'.repeat(40) }
        const messages = async (name: string, variables: Readonly<Record<string, string>>) => {
          const { problems, answer } = await world.publish({ to: bucket(name), ...signed }, { env: variables })
          return [...problems.map(({ code, message }) => `${code}: ${message}`), answer].join('\n')
        }
        expect(await messages('acme-cache', wrong)).toMatch(/SHP043: .* the access key \w+ of .*SignatureDoesNotMatch/)
        const other = await publishWorld(lab, mkdtempSync(join(temp, 'world-')), 'lib-other')
        const refused = await other.publish({ to: bucket('acme-cache'), ...signed }, { env: reader })
        expect([refused.code, refused.answer]).toEqual([
          2,
          expect.stringMatching(/SHP043: .* answered 403 .*AccessDenied/),
        ])
        expect(await messages('no-such-bucket', env)).toMatch(
          /SHP042: There is no bucket no-such-bucket in eu-central-1/,
        )
      })
    }),
)
