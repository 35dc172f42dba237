import { type AdviceOf, advise } from './advice.ts'

/** Inputs, the request file, nix.conf and credentials. */
export const requestAdvice: AdviceOf<'CFG'> = {
  CFG001: advise(
    'A typing error, or a value of another version of this action.',
    'Write one of the values that the message lists.',
  ),
  CFG002: advise('The same thing is set in two places, or two inputs exclude each other.', 'Keep one of the two.'),
  CFG003: advise('An input or an argument without a default was left out.', 'Add it as the message shows.'),
  CFG004: advise(
    'The file has another name, lies in another folder, is not checked out, or cannot be read by this user.',
    'Check `matrix-file` and that `actions/checkout` runs first; the default is .github/nix-cuda.yml.',
  ),
  CFG005: advise(
    'An indentation or a quote is wrong, or a key occurs twice.',
    'Correct the line that the message names.',
  ),
  CFG006: advise(
    'A key is misspelt, or an entry has a form that the key does not take.',
    'Compare the entry with docs/request.md, or let your editor check the file against schemas/request.json.',
  ),
  CFG007: advise(
    'Steps or jobs of one run use different versions of this action, or a document was edited.',
    'Pin the same version of the action everywhere and run the workflow again.',
  ),
  CFG008: advise(
    'A typing error, an option of another command, or a list that was split at blanks instead of commas.',
    'Write the name that the message suggests; the `--help` of a command lists all.',
  ),
  CFG009: advise(
    '`nixpkgs: lock` is set, and flake.lock is missing or its root has no input named nixpkgs.',
    'Run `nix flake lock` and commit flake.lock, or name a Nixpkgs.',
  ),
  CFG010: advise(
    'A secret was put into `settings`, which GitHub may show in the log.',
    'Give it as an input of its own, from a secret of the repository.',
  ),
  CFG011: advise(
    'A pull request from a fork, or a comment, started the run, and an input would be run as code.',
    'Let the run make its own plan and set `allow-less-trusted`, or build on push.',
  ),
  CFG020: advise('A line of `extra-nix-config` has no `=`, or text that no line can hold.', 'Write `name = value`.'),
  CFG021: advise(
    'A name or a value has blanks, line breaks or #, for which nix.conf has no quoting.',
    'Use a value without these characters.',
  ),
  CFG022: advise(
    'The path of an include is relative, or the file would include itself.',
    'Write the whole path of another file.',
  ),
  CFG023: advise(
    'A setting is unknown to this version of Nix, or its value is malformed.',
    'Correct `extra-nix-config`; the message has Nix’s own words.',
  ),
  CFG024: advise(
    'A setting is unknown to this version of Nix, deprecated, or needs an experimental feature.',
    'Check the setting in `extra-nix-config`.',
  ),
  CFG025: advise(
    'The nix.conf of this machine was broken before this action ran.',
    'Correct the file that the message names, then run the job again.',
  ),
  CFG026: advise(
    'The folder of nix.conf or RUNNER_TEMP cannot be written to, or the disk is full.',
    'Give this user the right to write there, or use another RUNNER_TEMP.',
  ),
  CFG027: advise(
    'A token is malformed, is for a host that Nix does not ask, or stands in an address.',
    'Give it through `github-token`, or `extra-access-tokens` as `host=token`.',
  ),
  CFG028: advise(
    'Two jobs run on one machine at the same time and share its Nix daemon.',
    'Give both jobs the same value, or let them run one after the other.',
  ),
  CFG030: advise(
    'The text is not in the form that Nix and curl read, or the file cannot be written.',
    'Write `machine HOST login USER password SECRET`, or a certificate bundle in PEM.',
  ),
  CFG031: advise(
    'A field of the builder is missing, or nothing says which host key it has.',
    'Write the line as in nix.conf(5), with the host key as its last field.',
  ),
  CFG032: advise(
    'The address, the user or the key is wrong, a firewall is in the way, or the builder was reinstalled.',
    'Log in with `ssh` from the same machine; check a changed host key with whoever runs the builder.',
  ),
  CFG033: advise(
    'A setting such as `require-sigs = false`, `trusted = 1` or `trusted-users = *` was asked for.',
    'Give the key of the cache in `extra-trusted-public-keys` instead.',
  ),
}
