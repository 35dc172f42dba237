import { list, secret, text } from '../../runner/inputs.ts'

/** Where an image is pushed to, and with which login. */
export const registryInputs = {
  image: list(
    'Where the image is pushed to, as in `ghcr.io/acme/app:1.0`: one or more references, each with its registry; one without a tag gets the image under its digest alone. Unset means that nothing is pushed.',
  ),
  'registry-user': text(
    'User of the registry; unset means the login that docker/login-action or `docker login` left, and for ghcr.io the token of the job.',
  ),
  'registry-password': secret('Password or token of that user; with ghcr.io it needs no user.'),
  'github-token': secret('Token of the job, for ghcr.io alone; the job needs the permission `packages: write`.', {
    expression: '$' + '{{ github.token }}',
  }),
  attach: list(
    'Files to attach to the image in the registry: CycloneDX or SPDX as JSON, Sigstore bundles, DSSE envelopes, in-toto statements.',
  ),
  'mount-from': list(
    'Other repositories of the same registry that may have layers of the image, as in `acme/base`; those are mounted and not sent.',
  ),
} as const

export const registryOutputs = {
  reference: 'Name of the image by its digest, as in `ghcr.io/acme/app@sha256:…`; empty where nothing is pushed',
} as const
