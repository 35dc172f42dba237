import { type AdviceOf, advise } from './advice.ts'

/** FloxHub's token in a secret manager. */
export const secretAdvice: AdviceOf<'FLX14'> = {
  FLX140: advise(
    'A word is missing, is of another form, or has a blank in it.',
    'Write one value and then `key=value`, separated by blanks. docs/flox.md has an example of each place.',
  ),
  FLX141: advise(
    'The role, its audience or its conditions are for another repository, branch or environment than that of this job.',
    "Compare what the message says of this job's token with the role at the server.",
  ),
  FLX142: advise(
    'The name has a typing error, the secret or its version was deleted, or the path of a KV engine of version 2 lacks `data/`.',
    'Correct the name, or store the token there.',
  ),
  FLX143: advise(
    'The identity was accepted, but it has no right to read this secret. Servers say the same of a secret that does not exist.',
    'Allow reading this one secret, as docs/flox.md shows.',
  ),
  FLX144: advise(
    'The secret has several fields, or none of that name.',
    'Name the field that holds the token with `field=`.',
  ),
  FLX145: advise('A number, a list or binary data was stored.', 'Store the token as a text.'),
  FLX146: advise(
    'The server was started and not unsealed, or the address is that of a server that is not the active one.',
    'Unseal it, or give the address of the active server or of its load balancer.',
  ),
  FLX147: advise(
    'The clock of this machine, or that of the server, is wrong by more than a few minutes.',
    'Synchronize it (`timedatectl`), then run the job again.',
  ),
  FLX148: advise(
    'The address is that of something else, or a proxy answers in its place.',
    'Open the address in a browser. For Vault it is that of its API, without `/ui` and `/v1`.',
  ),
  FLX149: advise(
    'The secret is empty, or has more in it than the token.',
    'Store the token alone, as FloxHub showed it. A newline at its end is allowed.',
  ),
}
