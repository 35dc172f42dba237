/** The job's OIDC token, from a double of GitHub's service that the client of @actions/core is held against too. */
import { getIDToken } from '@actions/core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { requestIdToken } from '../../src/runner/id-token.ts'
import { type GitHubOidc, startGitHubOidc } from '../fakes/floxhub/github-oidc.ts'
import { answering, type Fault, failing, json, type Loopback, listen } from '../fakes/floxhub/server.ts'
import { testHost } from './host.ts'

const http = nodeHttp({ connections: 2, env: {} })
let github: GitHubOidc
let faulty: Loopback
let fault: Fault
beforeAll(async () => {
  github = await startGitHubOidc()
  faulty = await listen()
  faulty.server.on('request', (request, response) => {
    if (!fault(request, response)) json(response, 200, { value: 'the token' })
  })
})
afterAll(async () => {
  http.close()
  await github?.stop()
  await faulty?.stop()
})
afterEach(() => {
  for (const name of Object.keys(github.env)) delete process.env[name]
})

const claims = (token: string): unknown => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
const ask = (env: Readonly<Record<string, string>>) => requestIdToken(testHost({ http, env }), 'an audience/&=')
const askFaulty = (found: Fault) => {
  fault = found
  return ask({ ...github.env, ACTIONS_ID_TOKEN_REQUEST_URL: `${faulty.origin}/job/token?api-version=2.0` })
}

describe('the OIDC token of the job', () => {
  it('is asked for as @actions/core does', async () => {
    Object.assign(process.env, github.env)
    const theirs = await getIDToken('an audience/&=')
    const ours = await ask(github.env)
    expect(github.audiences).toEqual(['an audience/&=', 'an audience/&='])
    for (const token of [theirs, ours]) expect(claims(token)).toMatchObject({ aud: 'an audience/&=' })
  })

  it('comes after an answer that passes', async () => {
    expect(await askFaulty(failing('/job/token', 503, 2))).toBe('the token')
  })

  it.each([
    ['the service fails for long', failing('/job/token', 503), 'the service of the runner answered with status 503'],
    ['the service refuses', failing('/job/token', 403), 'the service of the runner answered with status 403'],
    ['it is sent elsewhere', failing('/job/token', 307, 1, { location: '/there' }), /answered with status 307$/],
    ['the answer is a page', answering('/job/token', 'text/html', '<html>'), /has no token$/],
    ['the answer has another form', answering('/job/token', 'application/json', '{"value":1}'), /has no token$/],
  ])('says why there is none when %s', async (_, found, message) => {
    await expect(askFaulty(found)).rejects.toThrow(message)
  })

  it('says so in a job that may not have one', async () => {
    await expect(ask({})).rejects.toThrow('this job may not ask for one')
  })
})
