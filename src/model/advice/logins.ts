import { type AdviceOf, advise } from './advice.ts'

/** Signing in to FloxHub. */
export const loginAdvice: AdviceOf<'FLX12' | 'FLX13'> = {
  FLX120: advise(
    'A secret is not set in this repository, has another name, or is not handed on to a reusable workflow.',
    'Set what the message names. A secret that does not exist is an empty text to GitHub.',
  ),
  FLX121: advise(
    'FloxHub has no exchange of its own for tokens of GitHub.',
    'Name an endpoint that exchanges them, or a secret manager that keeps a token of FloxHub; or use `floxhub-auth: token`.',
  ),
  FLX122: advise(
    'The permissions of the job, or of the caller of a reusable workflow, do not have id-token: write.',
    'Add it beside the permissions that are there, in the caller too.',
  ),
  FLX123: advise(
    'A pull request from a fork or by Dependabot started the run: GitHub gives those no secrets.',
    'Nothing, where manifest.lock is committed: activating needs no login. Else run the job after the merge.',
  ),
  FLX124: advise(
    'Tokens of FloxHub are valid for 30 days unless another time was chosen.',
    'Make a new token, and replace the secret.',
  ),
  FLX125: advise(
    'The token was revoked, was cut while it was copied, or is of another FloxHub.',
    'Make a new token in FloxHub, and replace the secret. With a FloxHub of your own, set `floxhub-url`.',
  ),
  FLX126: advise(
    'A token is valid for the audience that it was issued for alone.',
    'Set `floxhub-audience` (https://hub.flox.dev/api, without a slash at the end) or `floxhub-oidc-audience` to what the message says is expected.',
  ),
  FLX127: advise(
    'The clock of a self-hosted machine is not synchronized. Tokens then look expired, or not yet valid.',
    'Synchronize it (systemd-timesyncd, chrony).',
  ),
  FLX128: advise(
    'No network, a proxy or a firewall, or the server is down.',
    'Allow the hosts of docs/network.md, set HTTPS_PROXY, or run the job again.',
  ),
  FLX129: advise(
    'The server is overloaded, or something between answers in its place, such as the sign-in page of a network.',
    'Run the job again later. If it stays, open the address of the message.',
  ),
  FLX130: advise(
    'The client id or the client secret is wrong, was replaced, or may not ask for tokens without a user.',
    'Replace both secrets. Flox gives new organizations service accounts instead: `floxhub-auth: token`.',
  ),
  FLX131: advise(
    'The endpoint trusts another repository, branch, environment or audience, or does not support the grant.',
    'Compare its rules with the claims of the token in the message.',
  ),
  FLX132: advise(
    'The address is not one of FloxHub, or its FloxHub is older than its discovery of issuers.',
    'Set `floxhub-url` to the address at which you open FloxHub, or use `floxhub-auth: token`.',
  ),
  FLX133: advise(
    'The token is kept for the steps of this action, and is not in the environment of others.',
    'Set `floxhub-export: true` if later steps run `flox` themselves. Every later step can then read the token.',
  ),
  FLX134: advise(
    'The daemon of Nix does not accept a netrc from this job, or `extra-nix-config` names another one.',
    'Nothing, without packages of private catalogs. Else put the login into that netrc.',
  ),
}
