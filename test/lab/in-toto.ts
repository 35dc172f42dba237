/** The in-toto project's own package for attestations, which reads them by their protobuf definitions. */
import { join } from 'node:path'
import { type LabContext, LabError } from './context.ts'
import { run } from './exec.ts'
import { ensureMade } from './made.ts'
import { pythonWithPip } from './wheels.ts'

const requirements = ['in-toto-attestation==0.9.3', 'protobuf==7.36.2']

/** The folder of its packages (2 MB). Throws a LabError. */
export async function ensureInToto(lab: LabContext): Promise<string> {
  const python = await requirePython()
  const path = join(lab.root, 'in-toto')
  const quiet = ['--quiet', '--no-input', '--disable-pip-version-check', '--no-cache-dir', '--no-compile']
  await ensureMade(lab, {
    path,
    stamp: requirements.join(' '),
    make: async (draft) => {
      const args = ['-m', 'pip', 'install', ...quiet, '--no-deps', '--only-binary=:all:', '--target', draft]
      const env = { ...lab.env, PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0', PIP_ROOT_USER_ACTION: 'ignore' }
      const ran = await run(python, [...args, ...requirements], { env, signal: lab.signal })
      if (ran.code !== 0)
        throw new LabError(`pip did not install ${requirements.join(' ')}.\n${ran.stderr.slice(-2_000)}`)
    },
  })
  return path
}

/**
 * Reads a file of statements with the package: one line for each, its predicate type, or what is wrong with it. Fields that a
 * definition does not have are wrong.
 */
export async function inTotoRead(packages: string, file: string): Promise<readonly string[]> {
  const env = { PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1' }
  const ran = await run(await requirePython(), ['-c', reader, file], { env, timeout: 120 })
  if (ran.code !== 0) throw new LabError(ran.stderr.slice(-2_000))
  return ran.stdout.trimEnd().split('\n')
}

// The package has no SVR: what it has of that are its resources.
const reader = `
import json, sys
from google.protobuf import json_format
from in_toto_attestation.v1 import statement_pb2, resource_descriptor_pb2
from in_toto_attestation.v1.statement import Statement
from in_toto_attestation.v1.resource_descriptor import ResourceDescriptor
from in_toto_attestation.predicates.provenance.v1 import provenance_pb2
from in_toto_attestation.predicates.scai.v0 import scai_pb2
from in_toto_attestation.predicates.scai.v0.scai import AttributeReport
from in_toto_attestation.predicates.test_result.v0 import test_result_pb2

def resource(value):
    ResourceDescriptor.copy_from_pb(json_format.ParseDict(value, resource_descriptor_pb2.ResourceDescriptor())).validate()

def predicate(kind, value):
    if kind == 'https://in-toto.io/attestation/scai/v0.3':
        report = scai_pb2.AttributeReport()
        json_format.ParseDict(value, report)
        for one in report.attributes:
            ResourceDescriptor.copy_from_pb(one.target).validate()
            ResourceDescriptor.copy_from_pb(one.evidence).validate()
        if not report.attributes or not all(one.attribute for one in report.attributes):
            raise ValueError('an attribute is missing')
    elif kind == 'https://slsa.dev/provenance/v1':
        parsed = json_format.ParseDict(value, provenance_pb2.Provenance())
        if not (parsed.build_definition.build_type and parsed.run_details.builder.id):
            raise ValueError('buildType or builder.id is missing')
        for one in value['buildDefinition']['resolvedDependencies']:
            resource(one)
    elif kind == 'https://in-toto.io/attestation/test-result/v0.1':
        parsed = json_format.ParseDict(value, test_result_pb2.TestResult())
        if parsed.result not in ('PASSED', 'WARNED', 'FAILED') or not parsed.configuration:
            raise ValueError('result or configuration is missing')
    elif kind == 'https://in-toto.io/attestation/svr/v0.2':
        for one in value['verifier']['policies']:
            resource(one)

for line in open(sys.argv[1]):
    value = json.loads(line)
    try:
        parsed = json_format.ParseDict(value, statement_pb2.Statement())
        Statement.copy_from_pb(parsed).validate()
        predicate(parsed.predicate_type, value['predicate'])
        print(parsed.predicate_type)
    except Exception as wrong:
        print(f'{value.get("predicateType")}: {type(wrong).__name__}: {wrong}')
`

async function requirePython(): Promise<string> {
  const python = await pythonWithPip()
  if (!python) throw new LabError('python3 with pip is missing; install it with: apt-get install python3-pip')
  return python
}
