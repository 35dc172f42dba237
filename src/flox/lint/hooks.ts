/** Rules of hooks, variables and the paths in them. */
import { error, type Problem, warning } from '../../model/problem.ts'
import type { FloxEnvironment } from '../environment/environment.ts'
import type { SourceLine, TomlPath } from '../environment/toml.ts'
import { inManifest, ofEach, pages, type Rule } from './rule.ts'
import { ownCommands, type Script, scriptsOf } from './scripts.ts'

/** In front of a command: the beginning, what ends another one, or a word of the shell. */
const before = String.raw`(?:^|[;&|{]|\b(?:then|do|else)\b)\s*`

function hooksOf(environment: FloxEnvironment): readonly Script[] {
  return scriptsOf(environment).filter(({ kind }) => kind === 'hook')
}

export const noExit: Rule = ofEach(pages.guide, (environment) => {
  const exit = new RegExp(String.raw`${before}exit\b`)
  const activation = hooksOf(environment).filter(({ name }) => name === 'hook.on-activate')
  return activation.flatMap((script) =>
    ownCommands(script)
      .filter(({ text }) => exit.test(text))
      .map(({ line }) => {
        const message = `exit in ${script.name} ends the activation before the command of the user runs.`
        return warning('FLX116', message, 'Write return instead.', inManifest(environment, line))
      }),
  )
})

export const noPrompt: Rule = ofEach(pages.guide, (environment) => {
  const question = new RegExp(
    String.raw`${before}(?:read\b(?!.*<)|gum\s+(?:input|choose|confirm|write|filter|file)\b|select\s+\w+\s+in\b|(?:whiptail|dialog)\s)`,
  )
  /** A hook that asks only where somebody can answer. */
  const guarded = ({ lines }: Script) => lines.some(({ text }) => /\s-t\s+[012]\b|\bCI\b/.test(text))
  return hooksOf(environment)
    .filter((script) => !guarded(script))
    .flatMap((script) =>
      ownCommands(script)
        .filter(({ text }) => question.test(text) && !/(?<!\|)\|\s*read\b/.test(text))
        .map(({ line }) => {
          const message = `${script.name} waits for an answer, which nobody gives in CI.`
          const fix = 'Use a variable with a default, or ask only where there is a terminal ([ -t 0 ]).'
          return warning('FLX117', message, fix, inManifest(environment, line))
        }),
    )
})

/** Folders that differ from machine to machine; /bin/sh, /usr/bin/env, /tmp, /dev and /proc are everywhere. */
const machinePath = /(?<![\w$}/.~@)-])\/(?:home|Users|root|usr|opt|mnt|srv|media|lib|lib64|nix\/store)\/[^\s'";:,)]*/g

export const noMachinePath: Rule = ofEach(pages.guide, (environment) => {
  const { manifest, source } = environment
  const finding = (name: string, { line, text }: SourceLine): readonly Problem[] => {
    const expanded = text.replaceAll(/"\$\{?\w+\}?"/g, '$X')
    const paths = [...new Set([...expanded.matchAll(machinePath)].map(([path]) => path))]
    const foreign = paths.filter((path) => path !== '/usr/bin/env')
    if (foreign.length === 0) return []
    const message = `${name} has ${foreign.join(' and ')}, which other machines may not have.`
    const fix = 'Use $FLOX_ENV for packages, $FLOX_ENV_PROJECT for the repository, $FLOX_ENV_CACHE for data.'
    return [warning('FLX114', message, fix, inManifest(environment, line))]
  }
  const values: readonly TomlPath[] = [
    ...variablesOf(environment),
    ...(manifest.include?.environments ?? []).map((_, index) => ['include', 'environments', index, 'dir']),
  ]
  return [
    ...values.flatMap((path) => source.linesOf(path).flatMap((line) => finding(path.join('.'), line))),
    ...scriptsOf(environment).flatMap((script) =>
      withoutDocuments(script).flatMap((line) => finding(script.name, line)),
    ),
  ]
})

/** The lines of a script outside of here-documents. */
function withoutDocuments(script: Script): readonly SourceLine[] {
  const kept = new Set(ownCommands(script).map(({ line }) => line))
  return script.lines.filter(({ line }) => kept.has(line))
}

/** The variables of the manifest and of its services. */
function variablesOf({ manifest }: FloxEnvironment): readonly TomlPath[] {
  const services = Object.entries(manifest.services ?? {}).flatMap(([service, one]) =>
    typeof one === 'object' ? Object.keys(one.vars ?? {}).map((name) => ['services', service, 'vars', name]) : [],
  )
  return [...Object.keys(manifest.vars ?? {}).map((name) => ['vars', name]), ...services]
}

/** Names whose values are secrets, and values that are secrets under every name. */
const secretName = /(?:^|_)(?:TOKEN|SECRET|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|SECRET_?KEY|PRIVATE_?KEY)$|PASSWORD$/i
const secretValue =
  /^(?:flox_[sp]at_|gh[pousr]_|github_pat_|glpat-|hf_[A-Za-z]{20}|xox[abp]-|AKIA[A-Z0-9]{12}|eyJ[\w-]+\.eyJ)|-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^\s/:@$]+:[^\s/@$]+@/
/** What refers to something, or is too short to be a secret. */
const noSecret = /^$|\$|^[/~]|^(?:true|false|\d{1,5})$/

export const noStoredSecret: Rule = ofEach(pages.guide, (environment) =>
  variablesOf(environment).flatMap((path) => {
    const value = environment.source
      .linesOf(path)
      .map(({ text }) => text)
      .join('\n')
      .trim()
    const name = String(path.at(-1))
    if (!secretValue.test(value) && (!secretName.test(name) || noSecret.test(value))) return []
    const message = `The variable ${path.join('.')} holds a secret, which everybody reads who gets the environment.`
    const fix = `Remove it, revoke the secret, and give the job ${name} as a variable of its environment.`
    return [error('FLX115', message, fix, inManifest(environment, environment.source.lineOf(path)))]
  }),
)
