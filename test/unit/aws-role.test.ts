/** A role of AWS for a job: what is asked of AWS, what comes of its answer, and what is refused before. */
import { describe, expect, it } from 'vitest'
import { checkRoleInputs, roleVariables } from '../../src/actions/setup/credentials/role.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { checkRole } from '../../src/nix/credentials/aws-role.ts'
import type { HttpRequest } from '../../src/runner/http/http.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { fakeHttp, testHost } from './host.ts'

const role = 'arn:aws:iam::123456789012:role/ci/nix-cache'
const may = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example', GITHUB_RUN_ID: '77' }

/** After the example of the API's reference. */
const credentials = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleWithWebIdentityResult>
    <Audience>sts.amazonaws.com</Audience>
    <Credentials>
      <SessionToken>AQoDYXdzEE0a8ANXXXXXXXXNO1ewxE5TijQyp+IEXAMPLE</SessionToken>
      <SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY</SecretAccessKey>
      <Expiration>2014-10-24T23:00:23Z</Expiration>
      <AccessKeyId>ASgeIAIOSFODNN7EXAMPLE</AccessKeyId>
    </Credentials>
  </AssumeRoleWithWebIdentityResult>
</AssumeRoleWithWebIdentityResponse>`
const denied = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>
  <Message>Not authorized to perform sts:AssumeRoleWithWebIdentity</Message></Error></ErrorResponse>`

const token = async (audience: string) => `for ${audience}`

async function assume(
  answers: readonly Response[],
  given: Readonly<Record<string, string>> = {},
  env = may,
  idToken: (audience: string) => Promise<string> = token,
) {
  const asked: HttpRequest[] = []
  const masked: string[] = []
  const http = fakeHttp((_, request) => {
    asked.push(request)
    return answers[asked.length - 1] ?? expect.fail('asked too often')
  })
  const github = {
    mask: (secret?: string) => void masked.push(secret ?? ''),
    idToken,
  }
  const texts: Readonly<Record<string, string>> = { 'aws-role': role, 'aws-region': 'eu-central-1', ...given }
  const inputs = readInputs(setupSurface, (name) => texts[name])
  const variables = await roleVariables(testHost({ http, env }), github, inputs)
  return { variables, asked, masked }
}

const problemsOf = async (work: Promise<unknown>) => {
  const cause = await work.then(() => undefined).catch((thrown: unknown) => thrown)
  return cause instanceof ProblemError ? cause.problems : expect.fail(`it was ${String(cause)}`)
}

describe('aws-role', () => {
  it('is exchanged for credentials, which are kept out of the log', async () => {
    const { variables, asked, masked } = await assume([new Response(credentials)])
    expect(variables).toEqual({
      AWS_ACCESS_KEY_ID: 'ASgeIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY',
      AWS_SESSION_TOKEN: 'AQoDYXdzEE0a8ANXXXXXXXXNO1ewxE5TijQyp+IEXAMPLE',
      AWS_REGION: 'eu-central-1',
    })
    expect(masked.sort()).toEqual(
      [variables['AWS_SESSION_TOKEN'], variables['AWS_ACCESS_KEY_ID'], variables['AWS_SECRET_ACCESS_KEY']].sort(),
    )
    const [request] = asked
    expect(request?.url.href).toBe('https://sts.eu-central-1.amazonaws.com/')
    expect(request?.method).toBe('POST')
    expect(Object.fromEntries(new URLSearchParams(String(request?.body)))).toEqual({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: role,
      RoleSessionName: 'setup-nix-cuda-77',
      WebIdentityToken: 'for sts.amazonaws.com',
    })
  })

  it('is asked for again when the service is busy, and the refusal is passed on in its words', async () => {
    const busy = () => new Response('', { status: 503 })
    expect((await assume([busy(), new Response(credentials)])).asked).toHaveLength(2)
    const [problem] = await problemsOf(assume([new Response(denied, { status: 403 })]))
    expect(problem).toMatchObject({ code: 'CFG030', message: expect.stringContaining('AccessDenied: Not authorized') })
  })

  it('is not to blame where AWS fails, or GitHub gives no token', async () => {
    const failing = Array.from({ length: 4 }, () => new Response('', { status: 500 }))
    const [failed] = await problemsOf(assume(failing))
    expect(failed).toMatchObject({ code: 'NET002', message: expect.stringContaining('sts.eu-central-1.amazonaws.com') })
    const [none] = await problemsOf(assume([], {}, may, () => Promise.reject(new Error('Error Code : 500'))))
    expect(none).toMatchObject({ code: 'NET001', message: expect.stringContaining('Error Code : 500') })
  })

  it('needs the permission to ask for a token', async () => {
    const [problem] = await problemsOf(assume([], {}, { ...may, ACTIONS_ID_TOKEN_REQUEST_URL: '' }))
    expect(problem).toMatchObject({ code: 'CFG030', fix: expect.stringContaining('id-token: write') })
  })

  it('is nothing unless it is set', async () => {
    expect(await assume([], { 'aws-role': '' })).toEqual({ variables: {}, asked: [], masked: [] })
  })

  it('must be the ARN of a role, and a region', () => {
    expect(checkRole({ role, region: 'us-gov-west-1' })).toEqual([])
    expect(checkRole({ role: 'nix-cache', region: 'eu-central-1' })).toMatchObject([{ code: 'CFG030' }])
    expect(checkRole({ role, region: '' })).toMatchObject([{ code: 'CFG030' }])
    expect(checkRole({ role, region: 'evil.example/?' })).toMatchObject([{ code: 'CFG030' }])
    const inputs = (given: Readonly<Record<string, string>>) => readInputs(setupSurface, (name) => given[name])
    const host = testHost({ env: { AWS_REGION: 'us-east-1' } })
    expect(checkRoleInputs(host, inputs({ 'aws-role': role }))).toEqual([])
    expect(checkRoleInputs(host, inputs({ 'aws-region': 'us-east-1' }))).toMatchObject([{ code: 'CFG030' }])
    expect(checkRoleInputs(host, inputs({}))).toEqual([])
  })
})
