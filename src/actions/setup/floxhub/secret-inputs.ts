import { text } from '../../../runner/inputs.ts'

/** Where FloxHub's token is kept, for a job that shows GitHub's OIDC token. docs/flox.md has an example of each. */
export const secretInputs = {
  'floxhub-vault': text(
    "Field of a secret in Vault or OpenBao that has FloxHub's token, as in `https://vault.example.org role=ci path=secret/data/flox field=token`; the job needs `id-token: write`.",
  ),
  'floxhub-aws-secret': text(
    "Secret of AWS Secrets Manager that has FloxHub's token, as in `arn:aws:secretsmanager:… role=arn:aws:iam::…:role/flox`; the job needs `id-token: write`.",
  ),
  'floxhub-google-secret': text(
    "Secret of Google Secret Manager that has FloxHub's token, as in `projects/1234/secrets/flox provider=projects/…/providers/github`; the job needs `id-token: write`.",
  ),
} as const
