/** Compares what evidence states with what was read again. Pure. */
import { printable } from '../../model/printable.ts'
import { error, notice, type Problem } from '../../model/problem.ts'
import { type DeviceCodePolicy, type FileFacts, holdsDeviceCode, provenProperties, verifierId } from './device-code.ts'
import type { Evidence, Stated, StatedPredicate, StatedSubject } from './stated.ts'
import { canonicalJson } from './statement.ts'

/** A path that was given, as it was read. */
export interface GivenPath {
  /** As messages call it. */
  readonly shown: string
  /** Last part of the path behind links: that of a store path has its hash. */
  readonly base: string
  /** SHA-256 of its NAR. */
  readonly sha256: string
  readonly files: readonly FoundFile[]
}

/** A file with device code. */
export interface FoundFile {
  /** Relative to the path; empty for the path itself. */
  readonly file: string
  readonly sha256: string
  readonly facts: FileFacts
}

/** The errors of these paths under a policy; `whole` where they are all outputs that the policy was for. */
export type Judge = (policy: DeviceCodePolicy, paths: readonly GivenPath[], whole: boolean) => readonly Problem[]

/** A path, and the name of the subject that it is. */
interface Matched {
  readonly given: GivenPath
  readonly subject: string
}

const seal = 'Do not use the result before you know why; get it and its evidence again from the build.'

/** A path, and what the evidence says that it is. */
export interface ComparedPath {
  readonly path: string
  /** Of its NAR, in lower-case hexadecimal. */
  readonly sha256: string
  /** Name of the subject with that hash; null where there is none. */
  readonly subject: string | null
}

export interface Comparison {
  readonly paths: readonly ComparedPath[]
  /** Every difference is an error; none where the paths are what the evidence states, as far as files can show that. */
  readonly problems: readonly Problem[]
}

/** Compares paths with all that is stated of them, by content; by name where the content is another one. */
export function compareEvidence(evidence: Evidence, given: readonly GivenPath[], judge: Judge): Comparison {
  const { statements } = evidence
  const isOnly =
    given.length === 1 && new Set(statements.flatMap(({ subject }) => subject.map(({ name }) => name))).size === 1
  const about = statements.flatMap((statement) => {
    const matched = given.flatMap((path) => {
      const subject = subjectFor(statement.subject, path, isOnly)
      return subject ? [{ given: path, subject: subject.name ?? '' }] : []
    })
    return matched.length > 0 ? [{ statement, matched }] : []
  })
  const unread = about.filter(({ statement }) => statement.predicate.kind === 'other').map(({ statement }) => statement)
  const problems = [
    ...given.flatMap((path) => otherContent(statements, path)),
    ...distinct(about.flatMap(({ statement, matched }) => compareOne(statement, matched, judge))),
    ...(unread.length > 0 ? [notRead(unread)] : []),
    signatures(evidence),
  ]
  return { paths: given.map((path) => comparedPath(statements, path)), problems }
}

function comparedPath(statements: readonly Stated[], { shown, sha256 }: GivenPath): ComparedPath {
  const subjects = statements.flatMap(({ subject }) => subject)
  const found = subjects.find(({ digest }) => digest['sha256'] === sha256)
  return { path: shown, sha256, subject: found === undefined ? null : printable(found.name ?? '') }
}

/** By content; else, so that what differs can be named, by name or because there is no other. */
function subjectFor(subjects: readonly StatedSubject[], path: GivenPath, isOnly: boolean): StatedSubject | undefined {
  return (
    subjects.find(({ digest }) => digest['sha256'] === path.sha256) ??
    subjects.find(({ name = '' }) => baseOf(name) === path.base) ??
    (isOnly ? subjects[0] : undefined)
  )
}

function compareOne(statement: Stated, matched: readonly Matched[], judge: Judge): readonly Problem[] {
  const { predicate } = statement
  switch (predicate.kind) {
    case 'scai':
      return compareFiles(predicate, matched)
    case 'svr':
      return compareProperties(predicate, statement, matched, judge)
    case 'malformed':
      return [malformed(statement)]
    case 'other':
      return []
  }
}

function baseOf(name: string): string {
  return name.replace(/^.*\//, '')
}

/** SHP012, with what the evidence has instead. */
function otherContent(statements: readonly Stated[], { shown, base, sha256: hash }: GivenPath): readonly Problem[] {
  const subjects = statements.flatMap(({ subject }) => subject)
  // In-toto matches by digest. Every statement about this name must be about this content.
  const wrong = subjects.filter(({ name = '', digest }) => baseOf(name) === base && digest['sha256'] !== hash)
  if (wrong.length === 0 && subjects.some(({ digest }) => digest['sha256'] === hash)) return []
  const [same] = wrong
  const stated = [
    ...new Set(subjects.map(({ name = '', digest }) => `${printable(name)} (${digest['sha256'] ?? 'no sha256'})`)),
  ]
  const message = same
    ? `${shown} has the NAR hash ${hash}; the evidence says ${digestText(same.digest)}.`
    : `${shown} has the NAR hash ${hash}; the evidence is about ${someOf(stated)}.`
  return [error('SHP012', message, seal, { subject: { path: shown } })]
}

function digestText(digest: StatedSubject['digest']): string {
  return digest['sha256'] === undefined ? 'no sha256' : printable(digest['sha256'])
}

/** SHP013 for each file whose device code is not as stated. */
function compareFiles(
  { files }: Extract<StatedPredicate, { kind: 'scai' }>,
  matched: readonly Matched[],
): readonly Problem[] {
  return matched.flatMap(({ given, subject }) => {
    const stated = files.flatMap(({ target, conditions = {} }) => {
      const file = fileBelow(subject, target?.name ?? '')
      return file === undefined ? [] : [{ file, sha256: target?.digest?.['sha256'], facts: conditions }]
    })
    const problems = stated.flatMap((one) => compareFile(given, one))
    const extra = given.files.filter((found) => !stated.some((one) => isSame(found, one)))
    return [
      ...problems,
      ...extra.map((found) =>
        differs(given, found.file, found.facts.member, 'it has device code, and the evidence does not say so'),
      ),
    ]
  })
}

/** The name of a target relative to its subject; undefined where it belongs to another one. */
function fileBelow(subject: string, target: string): string | undefined {
  if (target === subject) return ''
  return target.startsWith(`${subject}/`) ? target.slice(subject.length + 1) : undefined
}

interface StatedFile {
  readonly file: string
  readonly sha256: string | undefined
  readonly facts: Readonly<Record<string, unknown>>
}

/** A file with several names is read once, and a copy may have its other names as files of their own. */
function isSame(found: FoundFile, { file, sha256: hash, facts }: StatedFile): boolean {
  return found.facts.member === facts['member'] && (found.file === file || found.sha256 === hash)
}

function compareFile(given: GivenPath, stated: StatedFile): readonly Problem[] {
  const member = typeof stated.facts['member'] === 'string' ? stated.facts['member'] : undefined
  const candidates = given.files.filter((found) => isSame(found, stated))
  const found = candidates.find(({ file }) => file === stated.file) ?? candidates[0]
  if (!found)
    return [differs(given, stated.file, member, 'the evidence says that it has device code, and none was found')]
  const actual: Readonly<Record<string, unknown>> = { ...found.facts }
  const facts = Object.entries(stated.facts).flatMap(([name, value]) => {
    const [said, has] = [canonicalJson(value), canonicalJson(actual[name]) ?? 'nothing']
    return said === has ? [] : [`${printable(name)} is ${printable(has)}, and the evidence says ${printable(said)}`]
  })
  const hash =
    found.sha256 === stated.sha256
      ? []
      : [`its SHA-256 is ${found.sha256}, and the evidence says ${printable(stated.sha256 ?? 'none')}`]
  const all = [...hash, ...facts]
  return all.length > 0 ? [differs(given, stated.file, member, all.join('; '))] : []
}

function differs({ shown }: GivenPath, file: string, member: string | undefined, what: string): Problem {
  const path = printable([[shown, file].filter((part) => part !== '').join('/'), member].filter(Boolean).join('!/'))
  return error('SHP013', `${path}: ${what}.`, seal, { subject: { path } })
}

/** SHP014 for what the paths do not show, beside the errors that say why. */
function compareProperties(
  { verifier, policy, properties }: Extract<StatedPredicate, { kind: 'svr' }>,
  { subject }: Stated,
  matched: readonly Matched[],
  judge: Judge,
): readonly Problem[] {
  if (verifier !== verifierId) return [otherVerifier(verifier)]
  if (!policy) return [notShown('its policy is missing, or does not have the digest that is stated')]
  const paths = matched.map(({ given }) => given)
  const others = subject.filter(({ name = '' }) => !matched.some((one) => one.subject === name))
  const whole = others.length === 0
  const hasDeviceCode = holdsDeviceCode(paths.flatMap(({ files }) => files.map(({ facts }) => facts)))
  const errors = judge(policy, paths, whole)
  // Where only some of the outputs are given, the device code may be in the others.
  const shownHere = [
    ...(whole && !hasDeviceCode ? [] : provenProperties(policy, true)),
    ...(hasDeviceCode ? [] : provenProperties(policy, false)),
  ]
  const proven = errors.length === 0 ? shownHere : []
  const missing = properties.filter((property) => !proven.includes(property))
  const wrong =
    missing.length > 0
      ? [...errors, notShown(`it states ${someOf(missing.map(printable))}, which the files do not show`)]
      : []
  return [...wrong, ...(whole ? [] : [partly(others)])]
}

function partly(others: readonly StatedSubject[]): Problem {
  const names = others.map(({ name = 'an output without a name' }) => printable(name))
  const message = `The verified properties are also about ${someOf(names)}, which was not given.`
  return notice('SHP018', message, 'Give all outputs of the cell, to check that its device code is there.')
}

function notShown(what: string): Problem {
  return error('SHP014', `The statement about verified device code does not hold: ${what}.`, seal)
}

function malformed({ predicateType }: Stated): Problem {
  return error('SHP014', `The predicate of a statement does not follow ${printable(predicateType)}.`, seal)
}

function otherVerifier(id: string): Problem {
  const message = `Properties that ${printable(id)} verified are not checked: they are not those of this version.`
  return notice('SHP018', message, 'Use the version that wrote the evidence, or trust who signed it.')
}

function notRead(statements: readonly Stated[]): Problem {
  const types = [...new Set(statements.map(({ predicateType }) => printable(predicateType)))]
  const message = `Statements of ${someOf(types)} are about this content; what they say is not in the files.`
  return notice('SHP018', message, 'Trust it as far as you trust who signed it.')
}

function signatures({ statements, signed }: Evidence): Problem {
  const fix = 'Check the signature with gh attestation verify, or cosign; then trust who signed it.'
  if (signed === statements.length) return notice('SHP015', 'The signature of the evidence was not checked.', fix)
  const count = statements.length - signed
  return notice(
    'SHP015',
    `${count} of ${statements.length} statements have no signature: anybody can have written them.`,
    fix,
  )
}

function someOf(texts: readonly string[]): string {
  const more = texts.length - 5
  return `${texts.slice(0, 5).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()]
}
