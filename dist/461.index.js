export const id = 461;
export const ids = [461];
export const modules = {

/***/ 3704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ devicesFor),
  findTestMachine: () => (/* binding */ findTestMachine)
});

// EXTERNAL MODULE: ./lib/gpu/detect.js + 1 modules
var detect = __webpack_require__(20931);
// EXTERNAL MODULE: ./lib/gpu/judge.js
var judge = __webpack_require__(43465);
// EXTERNAL MODULE: ./lib/gpu/judge-driver.js
var judge_driver = __webpack_require__(57816);
// EXTERNAL MODULE: ./lib/gpu/judge-result.js
var judge_result = __webpack_require__(27495);
;// CONCATENATED MODULE: ./lib/gpu/requirements.js
/** Nothing in particular: whether CUDA programs can run at all. */
const anyGpu = {
    need: 'yes',
    minGpus: 1,
    minMemoryMib: 0,
    minCapability: undefined,
    minDriver: undefined,
    toolkit: undefined,
    built: undefined,
};

// EXTERNAL MODULE: ./lib/gpu/host-facts.js
var host_facts = __webpack_require__(87916);
;// CONCATENATED MODULE: ./lib/gpu/tests/devices.js

/** The GPUs and MIG instances that programs can use and CUDA_VISIBLE_DEVICES does not hide, in the order of their PCI addresses. */
function testDevices(host) {
    const all = (0,host_facts/* readyGpus */.F)(host).flatMap((gpu) => {
        const { mig } = gpu;
        if (mig && mig.value !== 'off')
            return mig.value.flatMap(({ uuid }) => (uuid === undefined ? [] : [{ id: uuid, gpu }]));
        return [{ id: gpu.uuid?.value ?? String(gpu.index), gpu }];
    });
    const shown = host.variables['CUDA_VISIBLE_DEVICES'];
    if (shown === undefined)
        return all;
    const words = shown.split(',').map((word) => word.trim());
    return all.filter(({ id, gpu }) => words.some((word) => word !== '' && (id.startsWith(word) || word === String(gpu.index))));
}

// EXTERNAL MODULE: ./lib/gpu/tests/lock.js
var lock = __webpack_require__(42513);
// EXTERNAL MODULE: ./lib/inspect/result-coverage.js
var result_coverage = __webpack_require__(64346);
// EXTERNAL MODULE: ./lib/model/capability.js
var capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/actions/run/prepare.js + 2 modules
var prepare = __webpack_require__(33439);
// EXTERNAL MODULE: ./lib/actions/verify/gpus.js
var gpus = __webpack_require__(15906);
;// CONCATENATED MODULE: ./lib/actions/gpu-test/machine.js











async function findTestMachine(host, locks) {
    const gpu = await (0,detect/* detectGpu */.u)(host);
    let made;
    return {
        gpu,
        locks: locks ?? (await (0,lock/* lockFolder */.MS)(host)),
        environment: () => (made ??= (0,prepare/* prepare */.i)(host, undefined, { graphics: false, bridge: true })),
    };
}
/**
 * The devices that run the cell: by its proof where there is one, else by what was planned. Without any, the problems say why of each GPU.
 * Pure.
 */
function devicesFor(gpu, cell, proof) {
    const judged = testDevices(gpu).map((device) => ({
        device,
        problems: machine_judge({ ...gpu, gpus: [device.gpu] }, cell, proof),
    }));
    const isError = ({ severity }) => severity === 'error';
    const fit = judged.filter(({ problems }) => !problems.some(isError));
    if (fit.length > 0)
        return { devices: fit.map(({ device }) => device), problems: [] };
    const refused = judged.length > 0 ? judged.flatMap(({ problems }) => problems) : machine_judge(gpu, cell, proof);
    const problems = refused.filter(isError).map((problem) => ({ ...problem, subject: { cell: cell.id } }));
    const seen = new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem]));
    return { devices: [], problems: [...seen.values()] };
}
function machine_judge(gpu, cell, proof) {
    const facts = (0,gpus/* gpuFacts */.Y3)();
    const covered = proof && proof.files.length > 0 ? (0,result_coverage/* resultCoverage */.q)([proof], (0,judge_result/* coveredGpus */.SL)(gpu), facts, (0,judge_driver/* driverOf */.SV)(gpu)) : undefined;
    const ofProof = covered?.cells.flatMap(({ gpus }) => (0,judge_result/* judgeCounted */.k_)(`The cell ${cell.id}`, gpus, (0,judge_driver/* driverOf */.SV)(gpu)));
    const toolkit = cell.toolkit === 'cpu' ? undefined : cell.toolkit;
    const read = (names) => names.flatMap((name) => (0,capability/* parseCapability */._p)(name) ?? []);
    const built = ofProof || !toolkit ? undefined : { targets: read(cell.capabilities), ptx: read(cell.ptx) };
    const wanted = { ...anyGpu, built, ...(ofProof ? {} : { toolkit }) };
    return [...(0,judge/* judgeGpu */.i)(gpu, wanted, facts), ...(ofProof ?? [])];
}


/***/ }),

/***/ 96050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gpuResultsFolder: () => (/* binding */ gpuResultsFolder),
  testCell: () => (/* binding */ testCell)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/cuda/expression.js + 1 modules
var expression = __webpack_require__(86188);
// EXTERNAL MODULE: ./lib/gpu/judge-driver.js
var judge_driver = __webpack_require__(57816);
// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/build/evaluate.js
var evaluate = __webpack_require__(85990);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
;// CONCATENATED MODULE: ./lib/gpu/tests/discover.js
/** The tests that a package has itself. */




/**
 * As nixos-cuda's Hydra chooses them: `tests.*.gpuCheck` that need the system feature `cuda`. A `gpuCheck` of the package itself is the
 * package built again with its check phase, which nothing can run outside of a build.
 * https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/packages/writeGpuTestPython.nix
 */
function discoveryText(cellFile) {
    return `let
  inherit ((import ./${(0,external_node_path_.basename)(cellFile)})) package;
  try = default: value: let tried = builtins.tryEval (builtins.deepSeq value value); in if tried.success then tried.value else default;
  wantsCuda = check: builtins.elem "cuda" (check.requiredSystemFeatures or [ ]);
  tests = let found = package.tests or { }; in if builtins.isAttrs found then found else { };
  isTester = name: try false (builtins.isAttrs tests.\${name} && tests.\${name} ? gpuCheck && wantsCuda tests.\${name}.gpuCheck);
  testerOf = name: let tester = tests.\${name}; in try null {
    inherit (tester) drvPath;
    program = "\${tester.bin or tester.out or tester}/bin/\${tester.meta.mainProgram or (builtins.parseDrvName tester.name).name}";
  };
in
{
  own = try false (package ? gpuCheck && wantsCuda package.gpuCheck);
  testers = builtins.listToAttrs (map (name: { inherit name; value = testerOf name; }) (builtins.filter isTester (builtins.attrNames tests)));
}
`;
}
/** Evaluates which tests the package of a cell has; `cellFile` is the generated expression of the cell. Throws nothing of Nix. */
async function discoverTests(host, nix, cellFile) {
    const file = (0,external_node_path_.join)(cellFile, '..', `gpu-tests-${(0,external_node_path_.basename)(cellFile)}`);
    await (0,files/* writeAtomically */.vK)(host, file, discoveryText(cellFile));
    const answer = await (0,evaluate/* evaluateJson */.QJ)(host, nix, { file });
    if ('problem' in answer) {
        const message = `The tests of the package cannot be evaluated: ${answer.problem.message}`;
        return { testers: [], problems: [(0,model_problem/* warning */.$e)('GPU418', message, answer.problem.fix)] };
    }
    return readDiscovered(answer.value);
}
/** Pure. */
function readDiscovered(value) {
    const { own, testers } = (value ?? {});
    const entries = Object.entries((testers ?? {}));
    const read = entries.map(([name, one]) => {
        const { drvPath, program } = (one ?? {});
        return { name, drvPath, program };
    });
    const whole = read.flatMap(({ name, drvPath, program }) => typeof drvPath === 'string' && typeof program === 'string' ? [{ name, drvPath, program }] : []);
    const broken = read.filter(({ name }) => !whole.some((one) => one.name === name));
    const fix = 'Evaluate it with nix eval to see why.';
    return {
        testers: whole,
        problems: [
            ...broken.map(({ name }) => (0,model_problem/* warning */.$e)('GPU418', `The test ${name} of the package cannot be evaluated.`, fix)),
            ...(own === true && whole.length === 0 ? [ownCheck()] : []),
        ],
    };
}
function ownCheck() {
    const message = 'The gpuCheck of the package builds it again inside the sandbox, and is not run.';
    return (0,model_problem/* notice */.lm)('GPU418', message, 'Give the command that tests it with gpu-tests.');
}

// EXTERNAL MODULE: ./lib/runner/log.js
var log = __webpack_require__(93188);
// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/xmlparser/XMLParser.js + 23 modules
var XMLParser = __webpack_require__(41143);
;// CONCATENATED MODULE: ./lib/gpu/tests/junit.js

/** Bytes of a report. */
const mostJunitBytes = 16e6;
/** How many names of failed cases are kept, and how many characters of each. */
const mostNames = 50;
const longestName = 200;
/**
 * The cases of a report in the format of JUnit, as pytest, GoogleTest, CTest and Catch2 write it; undefined for what is none. Counted by
 * its cases: the numbers of suites may be missing or wrong. https://github.com/testmoapp/junitxml
 */
function readJunit(xml) {
    const parser = new XMLParser/* default */.A({ ignoreAttributes: false, attributeNamePrefix: '@', processEntities: false });
    let root;
    try {
        root = parser.parse(xml, true);
    }
    catch {
        return undefined;
    }
    const top = isRecord(root) ? (root['testsuites'] ?? root['testsuite']) : undefined;
    if (top === undefined)
        return undefined;
    const cases = casesIn(top, 0);
    const is = (one, ...names) => names.some((name) => name in one);
    const failed = cases.filter((one) => is(one, 'failure', 'error'));
    return {
        tests: cases.length,
        failed: failed.length,
        skipped: cases.filter((one) => !is(one, 'failure', 'error') && is(one, 'skipped')).length,
        failures: failed.slice(0, mostNames).map(nameOf),
    };
}
/** Suites may lie in suites. */
function casesIn(value, depth) {
    if (Array.isArray(value))
        return value.flatMap((one) => casesIn(one, depth));
    if (!isRecord(value) || depth > 20)
        return [];
    const own = value['testcase'];
    const cases = own === undefined ? [] : Array.isArray(own) ? own : [own];
    const records = cases.map((one) => (isRecord(one) ? one : {}));
    return [...records, ...casesIn(value['testsuite'], depth + 1)];
}
function nameOf(one) {
    const words = [one['@classname'], one['@name']].filter((word) => typeof word === 'string' && word !== '');
    return words.join('.').slice(0, longestName) || 'a case without a name';
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: ./lib/gpu/tests/lock.js
var tests_lock = __webpack_require__(42513);
// EXTERNAL MODULE: ./lib/gpu/smi.js
var smi = __webpack_require__(72253);
// EXTERNAL MODULE: ./lib/gpu/usage.js
var usage = __webpack_require__(54085);
;// CONCATENATED MODULE: ./lib/gpu/tests/memory.js



/** MiB that may come and go without a program: the driver's own. */
const slack = 64;
/** How often it is asked again, and milliseconds between: the driver frees the memory of a dead program a little later. */
const tries = 5;
const pause = 1_000;
/** MiB in use on a GPU; undefined where nvidia-smi does not say it, as for instances of MIG. Throws nothing. */
async function memoryInUse(host, uuid) {
    return (await usageOf(host)).used[uuid];
}
/** GPU416 where more memory is in use than before the test. Waits up to five seconds for it to be freed. */
async function memoryLeft(host, uuid, before, test) {
    if (before === undefined)
        return [];
    let now = await memoryInUse(host, uuid);
    for (let left = tries; left > 0 && now !== undefined && now > before + slack; left--) {
        await host.clock.sleep(pause, host.cancelled);
        now = await memoryInUse(host, uuid);
    }
    if (now === undefined || now <= before + slack)
        return [];
    const pids = (await usageOf(host)).processes.flatMap(({ gpu, pid }) => (gpu === uuid ? [pid] : []));
    const whose = pids.length > 0 ? ` Processes on it: ${pids.slice(0, 20).join(', ')}.` : '';
    const message = `After the test ${JSON.stringify(test)}, ${now - before} MiB more are in use on ${uuid} than before it.${whose}`;
    return [(0,model_problem/* warning */.$e)('GPU416', message, 'Run nvidia-smi, and end what was left behind.')];
}
async function usageOf(host) {
    return (0,usage/* askUsage */.lQ)(host, await (0,smi/* findSmi */.xs)(host));
}

;// CONCATENATED MODULE: ./lib/gpu/tests/run-test.js







/** Milliseconds between two looks for a free GPU. */
const run_test_pause = 500;
/** Lines of a failed test that its result keeps. */
const tail = 40;
const run_test_longestName = 120;
/**
 * Runs a test on the first of the devices that is free, and waits where none is. The bridge is in the environment of the test alone. Throws
 * ProblemError GPU415 where locks cannot be used; all else is in the answer: GPU412 failed, GPU413 too long, GPU414 no free
 * GPU, GPU416 memory left, GPU417 no report.
 */
async function runTest(host, test, devices, place) {
    const deadline = host.clock.now() + place.wait * 1_000;
    for (let told = false;; told = true) {
        for (const device of devices) {
            const ran = await tryOn(host, test, device, place);
            if (ran !== 'held')
                return ran;
            if (host.cancelled.aborted)
                break;
        }
        if (host.cancelled.aborted || host.clock.now() >= deadline)
            return { result: undefined, problems: [busy(test, place)] };
        if (!told)
            host.log.info(`Waiting for a free GPU (locks ${place.locks}/nix-cuda-*)`);
        await host.clock.sleep(run_test_pause, host.cancelled);
    }
}
async function tryOn(host, test, device, place) {
    const [flock, bash, lock] = await Promise.all([
        (0,tests_lock/* needProgram */.H8)(host, 'flock'),
        (0,tests_lock/* needProgram */.H8)(host, 'bash'),
        (0,tests_lock/* lockOf */.Vx)(host, place.locks, device.id),
    ]);
    const script = (0,external_node_path_.join)(place.folder, 'command.sh');
    const started = (0,external_node_path_.join)(place.folder, 'started');
    const junit = (0,external_node_path_.join)(place.folder, 'junit.xml');
    if (test.kind === 'command')
        await host.files.writeFile(script, `${test.command}\n`, { mode: 0o600 });
    const ownReport = test.junit === undefined ? undefined : (0,external_node_path_.join)(place.cwd, test.junit);
    const reportBefore = ownReport && (await writtenAt(host, ownReport));
    const before = await memoryInUse(host, device.id);
    const words = test.kind === 'command' ? [bash, '-e', '-o', 'pipefail', script] : [test.program];
    const variables = { ...testVariables(host, device, place, junit), ...place.environment.set };
    const begun = host.clock.now();
    const outcome = await host.exec({
        argv: [
            flock,
            ...['-n', lock, bash, '-c', ': > "$1" || exit 99; shift; exec env "$@" >&2 3>&-', 'bash', started],
            ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
            ...words,
        ],
        // The bridge is set for the test alone: flock and this bash are programs of the system.
        env: { ...place.environment.env, LD_LIBRARY_PATH: undefined },
        cwd: place.cwd,
        timeout: place.timeout,
        signal: host.cancelled,
        onStderr: (line) => (0,log/* logDetail */.S)(host.log, line),
        // It is over when it ends, whatever it left running. Its output is on standard error alone; descriptor 3 is closed.
        passesOutput: true,
    });
    if (!(await (0,files/* isThere */.$B)(host, started))) {
        if (outcome.kind === 'exited' && outcome.code === tests_lock/* heldCode */.BL)
            return 'held';
        return { result: undefined, problems: [notStarted(lock, outcome)] };
    }
    const seconds = (host.clock.now() - begun) / 1_000;
    const written = ownReport !== undefined && (await writtenAt(host, ownReport)) !== reportBefore ? ownReport : junit;
    const report = await readReport(host, written, ownReport);
    const ended = { ...statusOf(outcome), seconds, device };
    const result = resultOf(test, ended, outcome, report.cases);
    const left = result.status === 'passed' ? [] : await memoryLeft(host, device.id, before, test.name);
    return { result, problems: [...failure(result, place), ...report.problems, ...left] };
}
/** `$out` as in a build of Nix, and the outputs first on PATH. */
function testVariables(host, { id }, { outputs, folder }, junit) {
    const out = (outputs.find(({ name }) => name === 'out') ?? outputs[0])?.path ?? '';
    const path = [...outputs.map((output) => (0,external_node_path_.join)(output.path, 'bin')), host.env['PATH'] ?? ''].join(external_node_path_.delimiter);
    return {
        PATH: path,
        out,
        NIX_CUDA_OUT: out,
        NIX_CUDA_JUNIT: junit,
        CUDA_VISIBLE_DEVICES: id,
        CUDA_CACHE_PATH: (0,external_node_path_.join)(folder, 'cuda-cache'),
    };
}
function statusOf(outcome) {
    if (outcome.kind === 'exited')
        return { status: outcome.code === 0 ? 'passed' : 'failed', exitCode: outcome.code };
    const status = outcome.kind === 'timed-out' || outcome.kind === 'cancelled' ? outcome.kind : 'failed';
    return { status, exitCode: null };
}
function resultOf(test, { status, exitCode, seconds, device, }, outcome, cases) {
    const isGood = status === 'passed' && (cases?.failed ?? 0) === 0;
    const lines = outcome.kind === 'not-started' ? [outcome.reason] : outcome.stderrTail;
    return {
        name: test.name,
        kind: test.kind,
        status: status === 'passed' && !isGood ? 'failed' : status,
        exitCode,
        seconds,
        gpu: device.gpu.name?.value ?? '',
        uuid: device.id,
        cases,
        logTail: isGood ? [] : lines.slice(-tail),
    };
}
/** First line of a command, as its name. */
function commandName(command) {
    const lines = command.split('\n').map((line) => line.trim());
    return ((lines.find((line) => line !== '' && !line.startsWith('#')) ?? lines[0] ?? '').slice(0, run_test_longestName) || 'command');
}
async function readReport(host, file, expected) {
    const size = await host.files.stat(file).then((stat) => (stat.isFile() ? stat.size : mostJunitBytes + 1), () => undefined);
    if (size === undefined)
        return { cases: null, problems: expected === undefined ? [] : [noReport(expected, 'was not written')] };
    if (size > mostJunitBytes)
        return { cases: null, problems: [noReport(file, `is larger than ${mostJunitBytes / 1e6} MB`)] };
    const cases = readJunit(await host.files.readFile(file, 'utf8'));
    return cases ? { cases, problems: [] } : { cases: null, problems: [noReport(file, 'is not JUnit XML')] };
}
/** Milliseconds since the epoch; undefined where there is no such file. */
function writtenAt(host, path) {
    return host.files.stat(path).then(({ mtimeMs }) => mtimeMs, () => undefined);
}
function noReport(path, why) {
    const fix = 'Write JUnit XML to the file that NIX_CUDA_JUNIT names, or to the path given as junit.';
    return (0,model_problem/* warning */.$e)('GPU417', `The report ${path} ${why}.`, fix);
}
function failure({ name, status, exitCode, gpu, cases }, { timeout }) {
    if (status === 'passed')
        return [];
    const test = `The GPU test ${JSON.stringify(name)}`;
    const on = gpu === '' ? '' : ` on ${gpu}`;
    if (status === 'timed-out')
        return [(0,model_problem/* error */.z3)('GPU413', `${test} did not end within ${timeout} s${on}; it was stopped.`, 'Raise timeout-minutes.')];
    const failed = cases?.failed ?? 0;
    const how = status === 'cancelled'
        ? 'was cancelled'
        : failed > 0
            ? `has ${failed} failed of ${cases?.tests ?? 0} cases`
            : exitCode === null
                ? 'was killed'
                : `ended with exit code ${exitCode}`;
    return [(0,model_problem/* error */.z3)('GPU412', `${test} ${how}${on}.`, 'Its last lines are in the log and in the result.')];
}
function notStarted(lock, outcome) {
    const why = outcome.kind === 'not-started' ? outcome.reason : (outcome.stderrTail.at(-1) ?? outcome.kind);
    return (0,tests_lock/* unusable */._P)(`The test was not started with the lock ${lock}: ${why}.`, 'Check that this user may read that folder.');
}
function busy({ name }, { wait, locks }) {
    const message = `No GPU was free within ${wait} s for the test ${JSON.stringify(name)} (locks ${locks}/nix-cuda-*).`;
    return (0,model_problem/* error */.z3)('GPU414', message, 'Wait for the other jobs on this machine, or raise wait-minutes.');
}

// EXTERNAL MODULE: ./lib/model/cell.js
var model_cell = __webpack_require__(97449);
// EXTERNAL MODULE: ./lib/nix/build/build.js + 1 modules
var build = __webpack_require__(48402);
// EXTERNAL MODULE: ./lib/report/problem-text.js
var problem_text = __webpack_require__(65637);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/actions/build/matrix-job.js + 1 modules
var matrix_job = __webpack_require__(33483);
// EXTERNAL MODULE: ./lib/actions/gpu-test/machine.js + 2 modules
var gpu_test_machine = __webpack_require__(3704);
;// CONCATENATED MODULE: ./lib/actions/gpu-test/test-cell.js














/** Seconds to fetch what a cell built, and to build what its own tests need beside. */
const fetchTimeout = 3_600;
/** Absolute path of the folder with one `<cell id>.json` (gpu-result/1) per cell. */
function gpuResultsFolder(host) {
    return (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'gpu-results');
}
/**
 * Tests what a cell built and writes its result. The GPU is judged first: nothing is fetched for one that does not run the cell. Never
 * throws for what the cell or its tests did; throws ProblemError where the machine has no driver or no locks.
 */
async function testCell(host, nix, cell, machine, options) {
    host.log.group(`GPU tests: ${cell.id}`);
    const tested = await test(host, nix, cell, machine, options);
    host.log.endGroup();
    const result = test_cell_resultOf(host, cell, machine, tested);
    for (const { name, status, seconds } of result.tests)
        host.log.info(`${status}: ${name} (${seconds.toFixed(1)} s)`);
    for (const problem of result.problems)
        host.log.info((0,problem_text/* problemText */.f)(problem));
    await (0,files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(gpuResultsFolder(host), `${cell.id}.json`), `${JSON.stringify(result)}\n`);
    return result;
}
function test_cell_resultOf(host, cell, { gpu }, { drvPath, tests = [], problems }) {
    const failed = problems.some(({ severity }) => severity === 'error');
    const ended = failed ? 'failed' : tests.length === 0 ? 'none' : 'passed';
    return {
        schema: 'gpu-result/1',
        cell: cell.id,
        drvPath: drvPath ?? null,
        status: host.cancelled.aborted ? 'cancelled' : ended,
        driver: (0,judge_driver/* driverOf */.SV)(gpu) ?? null,
        tests: [...tests],
        problems: problems.map((problem) => ({ ...problem, subject: problem.subject ?? { cell: cell.id } })),
    };
}
async function test(host, nix, cell, machine, options) {
    if ((0,model_cell/* isFloxCell */.KK)(cell))
        return { problems: [floxCell(cell)] };
    const { devices, problems } = (0,gpu_test_machine/* devicesFor */.X)(machine.gpu, cell, await proofOf(host, cell));
    if (devices.length === 0)
        return { problems };
    const file = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'expressions', `${cell.id}.nix`);
    await (0,files/* writeAtomically */.vK)(host, file, (0,expression/* cellExpression */.H4)(cell, options));
    const evaluated = await (0,evaluate/* evaluate */._3)(host, nix, file);
    if ('problem' in evaluated)
        return { problems: [evaluated.problem] };
    const { drvPath } = evaluated;
    const missing = await fetchOutputs(host, nix, cell, evaluated, options);
    if (missing)
        return { drvPath, problems: [missing] };
    const found = await discoverTests(host, nix, file);
    const built = await buildTesters(host, nix, cell, found.testers);
    const commands = (cell.gpuTests ?? []).map(({ command, junit }) => {
        return { kind: 'command', name: commandName(command), command, junit };
    });
    const tests = [...commands, ...built.tests];
    const known = [...found.problems, ...built.problems];
    if (tests.length === 0)
        return { drvPath, problems: [...known, ...(known.length > 0 ? [] : [noTests(cell)])] };
    const ran = await runAll(host, tests, devices, machine, { ...options, evaluated });
    return { drvPath, tests: ran.tests, problems: [...known, ...ran.problems] };
}
/** The result of the cell, where this job has built it. */
async function proofOf(host, cell) {
    const json = await (0,files/* readIfPresent */.Zu)(host, (0,matrix_job.resultFile)(host, cell.id));
    if (json === undefined)
        return undefined;
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    return readDocument('result', json, (0,matrix_job.resultFile)(host, cell.id));
}
/** From the store, the store cache of the run or a binary cache. GPU411 where none has all of it. */
async function fetchOutputs(host, nix, { id, system }, { drvPath }, { storeCache }) {
    await host.files.mkdir((0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'outputs'), { recursive: true, mode: 0o700 });
    await storeCache?.restore({ id, system, drvPath });
    const root = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'outputs', id);
    const { problem } = await (0,build/* build */.j)(host, nix, { drvPath, root, onlyFetch: true, timeout: fetchTimeout });
    if (!problem || problem.code === 'BLD003' || problem.code === 'BLD004')
        return problem;
    const message = `No cache has everything that ${id} built (${drvPath}), and tests build nothing again.`;
    return (0,model_problem/* error */.z3)('GPU411', message, 'Build the cell first, with the store cache on or a binary cache that this job has too.');
}
async function buildTesters(host, nix, cell, testers) {
    const tests = [];
    const problems = [];
    for (const { name, drvPath, program } of testers) {
        const root = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'outputs', `${cell.id}-test-${name.replaceAll(/[^\w-]/g, '_')}`);
        const { problem } = await (0,build/* build */.j)(host, nix, { drvPath, root, timeout: fetchTimeout });
        if (problem)
            problems.push((0,model_problem/* error */.z3)('GPU418', `The test ${name} cannot be built: ${problem.message}`, problem.fix));
        else
            tests.push({ kind: 'tester', name, program });
    }
    return { tests, problems };
}
async function runAll(host, tests, devices, machine, { evaluated, root, timeout, wait }) {
    const { environment, problems: ofBridge } = await machine.environment();
    const results = [];
    const problems = [...ofBridge];
    for (const one of tests) {
        if (host.cancelled.aborted)
            break;
        const folder = await host.files.mkdtemp((0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'gpu-test-'));
        const { outputs } = evaluated;
        const place = { cwd: root, folder, locks: machine.locks, outputs, environment, wait, timeout };
        try {
            const ran = await runTest(host, one, devices, place);
            if (ran.result)
                results.push(ran.result);
            problems.push(...ran.problems);
        }
        finally {
            await host.files.rm(folder, { recursive: true, force: true });
        }
    }
    return { tests: results, problems };
}
function floxCell({ id }) {
    const fix = 'Run its tests in a step of the job that builds it: nix-cuda run -- PROGRAM.';
    return (0,model_problem/* error */.z3)('GPU418', `${id} is built by Flox, whose cells cannot be tested on another machine.`, fix);
}
function noTests({ id, package: name }) {
    return (0,model_problem/* notice */.lm)('GPU419', `${id} has no GPU tests.`, `Add gpu-tests to the package ${name}.`);
}


/***/ }),

/***/ 33439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ prepare)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/gpu/bridge/environment.js
var bridge_environment = __webpack_require__(13951);
// EXTERNAL MODULE: ./lib/gpu/bridge/facts.js
var bridge_facts = __webpack_require__(83209);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/version.js
var version = __webpack_require__(83341);
// EXTERNAL MODULE: ./lib/runner/files.js
var runner_files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/gpu/bridge/library.js + 1 modules
var library = __webpack_require__(26559);
;// CONCATENATED MODULE: ./lib/gpu/bridge/glibc.js





/** A script names its interpreter in its first line, whose length Linux limits to 256 bytes. */
const firstLine = 256;
const mostScripts = 4;
/** The file of a program as execvp(3) finds it: by its path, or in PATH. Undefined where there is none that can be executed. */
async function locateProgram(host, word) {
    if (!word.includes('/'))
        return (0,runner_files/* findProgram */.Kp)(host, word, (host.env['PATH'] ?? '').split(external_node_path_.delimiter));
    const path = (0,external_node_path_.resolve)(host.cwd, word);
    return (await (0,runner_files/* isProgram */.Vd)(host, path)) ? path : undefined;
}
/**
 * The glibc of a program or, for a script, of its interpreter. Undefined for static programs, and for what cannot be read.
 * https://man7.org/linux/man-pages/man2/execve.2.html
 */
async function libcOf(host, program, scripts = 0) {
    const loader = (0,library/* readLibrary */.G)(program)?.loader;
    if (loader !== undefined) {
        const path = await host.files.realpath(loader).catch(() => loader);
        return { loader, version: (0,library/* newestGlibc */.Q)((0,library/* readLibrary */.G)((0,external_node_path_.join)((0,external_node_path_.dirname)(path), 'libc.so.6'))?.defines ?? []) };
    }
    const next = scripts < mostScripts ? await interpreterOf(host, program) : undefined;
    return next === undefined ? undefined : libcOf(host, next, scripts + 1);
}
async function interpreterOf(host, script) {
    const words = /^#!\s*(\S+)(?:[ \t]+(?:-S[ \t]+)?(\S+))?/.exec(await headOf(host, script));
    const [, interpreter, argument] = words ?? [];
    if (interpreter === undefined)
        return undefined;
    const word = /\/env$/.test(interpreter) && argument ? argument : interpreter;
    return locateProgram(host, word);
}
async function headOf(host, path) {
    const handle = await host.files.open(path, 'r').catch(() => undefined);
    if (!handle)
        return '';
    try {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(firstLine), 0, firstLine, 0);
        return buffer.toString('latin1', 0, bytesRead);
    }
    catch {
        return '';
    }
    finally {
        await handle.close();
    }
}
/** GPU304 where the driver's libraries need a newer glibc than the program has: the loader would refuse them. Pure. */
function glibcProblem(program, libc, driver) {
    const [has, needs] = [(0,version/* parseVersion */.ot)(libc?.version ?? ''), (0,version/* parseVersion */.ot)(driver.glibc ?? '')];
    if (!libc || !has || !needs || (0,version/* compareVersions */.Zy)(has, needs) >= 0)
        return undefined;
    const name = driver.version === undefined ? 'The driver' : `The driver ${driver.version}`;
    const message = `${name} needs glibc ${driver.glibc}, and ${program} runs with glibc ${libc.version} (${(0,external_node_path_.dirname)(libc.loader)}).`;
    const fix = `Build it with a Nixpkgs whose glibc is ${driver.glibc} or newer. Another glibc cannot be put under a program.`;
    return (0,problem/* error */.z3)('GPU304', message, fix, { subject: { path: program } });
}

// EXTERNAL MODULE: ./lib/gpu/bridge/make.js
var make = __webpack_require__(53094);
;// CONCATENATED MODULE: ./lib/gpu/bridge/vendors.js



/** Debian and Ubuntu, Fedora, Arch; then beside the libraries, as in /usr/local/nvidia. */
const shares = ['/usr/share', '/etc', '/usr/local/share'];
const names = {
    egl: ['glvnd/egl_vendor.d/10_nvidia.json'],
    vulkan: [
        'vulkan/icd.d/nvidia_icd.json',
        'vulkan/icd.d/nvidia_icd.x86_64.json',
        'vulkan/icd.d/nvidia_icd.aarch64.json',
    ],
    opencl: ['OpenCL/vendors/nvidia.icd'],
};
/** Where the machine tells loaders of OpenGL, Vulkan and OpenCL about NVIDIA's driver; with GPU307 where it has no such libraries. */
async function findVendorFiles(host, bridge) {
    const driver = bridge.kind === 'links' ? bridge.files : [];
    const beside = [...new Set(driver.map(({ target }) => (0,external_node_path_.join)((0,external_node_path_.dirname)(target), '../share')))].slice(0, 4);
    const first = async (list) => {
        for (const path of [...shares, ...beside].flatMap((share) => list.map((name) => (0,external_node_path_.join)(share, name)))) {
            if (await (0,runner_files/* isThere */.$B)(host, path))
                return path;
        }
        return undefined;
    };
    const [egl, vulkan, opencl] = await Promise.all([first(names.egl), first(names.vulkan), first(names.opencl)]);
    const files = { egl, vulkan, opencl };
    const hasGraphics = driver.some(({ name }) => /^lib(?:GLX|EGL)_nvidia\.so/.test(name));
    if (bridge.kind !== 'links' || hasGraphics)
        return { files, problems: [] };
    const message = 'The driver of this machine has no libraries for OpenGL and Vulkan (libGLX_nvidia, libEGL_nvidia).';
    const fix = 'In a container, set NVIDIA_DRIVER_CAPABILITIES=all; else install the graphics packages of the driver.';
    return { files, problems: [(0,problem/* warning */.$e)('GPU307', message, fix)] };
}

// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
;// CONCATENATED MODULE: ./lib/actions/run/prepare.js









/** Finds program and driver, makes the bridge, and judges whether they fit. Throws ProblemError GPU301, GPU304, GPU306, GPU309 and GPU310. */
async function prepare(host, words, inputs) {
    const program = words && (await locateProgram(host, words[0]));
    if (words && program === undefined)
        throw new problem/* ProblemError */.Mm(notFound(words[0]));
    const facts = await (0,bridge_facts/* findBridgeFacts */.M)(host);
    const { bridge, problems } = await bridgeFor(host, facts, inputs.bridge);
    const vendors = inputs.graphics ? await findVendorFiles(host, bridge) : undefined;
    const tooOld = program !== undefined && bridge.kind === 'links' && glibcProblem(program, await libcOf(host, program), bridge);
    if (tooOld)
        throw new problem/* ProblemError */.Mm([...problems, tooOld]);
    const environment = (0,bridge_environment/* bridgedEnvironment */.j)((0,child_env/* childEnv */.g)(host.env), bridge, vendors?.files);
    const dropped = await droppedProblem(host, environment.dropped, facts);
    return {
        argv: words && program !== undefined ? [program, ...words.slice(1)] : undefined,
        bridge,
        environment,
        problems: [...problems, ...(vendors?.problems ?? []), ...(dropped ? [dropped] : [])],
    };
}
async function bridgeFor(host, facts, wanted) {
    if (!wanted)
        return { bridge: { kind: 'not-needed', because: '--no-bridge was given' }, problems: [] };
    return (0,make/* makeBridge */.w)(host, facts, (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'driver'));
}
/** GPU305. The driver's own folder is not worth a word, since the bridge has what lies there; nor is one that does not exist. */
async function droppedProblem(host, dropped, { folders }) {
    const real = (path) => host.files.realpath(path).catch(() => undefined);
    const drivers = await Promise.all(folders.map(({ path }) => real(path)));
    const told = await Promise.all(dropped.map(async (one) => {
        const path = await real(one.entry);
        return path === undefined || drivers.includes(path) ? [] : [one];
    }));
    const words = told.flat().map(({ variable, entry }) => `${entry} (${variable})`);
    if (words.length === 0)
        return undefined;
    const message = `Not given to the program, since it lies outside the Nix store: ${words.join(', ')}.`;
    return (0,problem/* notice */.lm)('GPU305', message, 'If the program needs it: nix-cuda run -- env LD_LIBRARY_PATH=… PROGRAM.');
}
function notFound(word) {
    const fix = word.includes('/')
        ? 'Check its path, and that it may be executed.'
        : 'Give its path, or put its folder on PATH.';
    return (0,problem/* error */.z3)('GPU310', `The program ${JSON.stringify(word)} was not found.`, fix);
}


/***/ }),

/***/ 15906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WK: () => (/* binding */ gpuRows),
/* harmony export */   Y3: () => (/* binding */ gpuFacts),
/* harmony export */   jO: () => (/* binding */ parseGpus),
/* harmony export */   wi: () => (/* binding */ parseDriver)
/* harmony export */ });
/* harmony import */ var _cuda_architectures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20587);
/* harmony import */ var _cuda_selectors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3225);
/* harmony import */ var _cuda_tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31802);
/* harmony import */ var _cuda_toolkits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45208);
/* harmony import */ var _inspect_coverage_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91724);
/* harmony import */ var _inspect_verify_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72358);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(83341);









/** What the project's tables know about GPUs and drivers, in the form that coverage wants. */
function gpuFacts() {
    return {
        jetson: _cuda_architectures_js__WEBPACK_IMPORTED_MODULE_0__/* .architectures */ .f2.filter((row) => row.jetson && row.parsed.suffix === '').map((row) => row.parsed),
        toolkits: _cuda_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .toolkits */ .kW.flatMap(({ parsed, ptxIsa, driver, compatibleDriver }) => {
            const isa = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .parseVersion */ .ot)(ptxIsa);
            return isa ? [{ version: parsed, ptxIsa: isa, driver, compatibleDriver }] : [];
        }),
    };
}
/** A driver that was given. Throws ProblemError CFG001 for what is no version. */
function parseDriver(text) {
    if (text === undefined || /^\d{3}(\.\d{1,4}){0,2}$/.test(text))
        return text;
    const fix = 'It accepts a Linux driver or its branch, as in 580.65.06 or 580.';
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .error */ .z3)('CFG001', `Input driver has ${JSON.stringify(text)}.`, fix));
}
/** Reads `L4`, `RTX 4090` and `9.0`. Throws ProblemError CFG001 for what names no GPU. */
function parseGpus(words) {
    const problems = [];
    const gpus = words.flatMap((name) => {
        const selector = (0,_cuda_selectors_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCapabilitySelector */ .jE)(name);
        const exact = selector?.kind === 'exact' || selector?.kind === 'gpu';
        const found = exact ? (0,_cuda_selectors_js__WEBPACK_IMPORTED_MODULE_1__/* .selectCapabilities */ .zk)(selector, _cuda_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .builtInTables */ .b9).flatMap((one) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_6__/* .parseCapability */ ._p)(one) ?? []) : [];
        if (found.length === 0 || found.some((one) => one.suffix !== ''))
            problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .error */ .z3)('CFG001', `Input gpu has ${JSON.stringify(name)}.`, 'It accepts GPUs as in L4 or RTX 4090, and capabilities as in 9.0.'));
        return found.map((capability) => ({ name, capability }));
    });
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .ProblemError */ .Mm(problems);
    return gpus;
}
/** Holds a result against GPUs and a driver: rows to print, and VER016 for each GPU that does not run all of it. */
function gpuRows(files, gpus, driver) {
    const { whole } = (0,_inspect_coverage_js__WEBPACK_IMPORTED_MODULE_4__/* .coverage */ .vk)(files, gpus, gpuFacts(), driver);
    return {
        rows: whole.map(({ gpu, runs, driver: oldest, units }) => ({
            gpu: gpu.name,
            capability: (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCapability */ .q0)(gpu.capability),
            runs,
            driver: oldest ?? null,
            units,
        })),
        problems: whole.filter(({ lacking }) => lacking.length > 0).map((one) => cannotRun(one, driver)),
    };
}
function cannotRun({ gpu, runs, driver: oldest, units, lacking }, driver) {
    const all = Object.values(units).reduce((sum, count) => sum + count, 0);
    const message = runs === 'unknown'
        ? `Whether driver ${driver} runs ${lacking.length} of ${all} units on ${gpuName(gpu)} cannot be determined: ${(0,_inspect_verify_js__WEBPACK_IMPORTED_MODULE_5__/* .describeUnits */ .L)(lacking)}.`
        : `${gpuName(gpu)} does not run ${lacking.length} of ${all} units: ${(0,_inspect_verify_js__WEBPACK_IMPORTED_MODULE_5__/* .describeUnits */ .L)(lacking)}.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .error */ .z3)('VER016', `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`, fixFor(gpu, runs, oldest, driver));
}
function fixFor(gpu, runs, oldest, driver) {
    const compile = `compile all device code for sm_${gpu.capability.major}${gpu.capability.minor}`;
    if (runs === 'unknown')
        return `They come from a toolkit that is newer than the driver tables of this version: try it with that driver, or ${compile}.`;
    if (runs === 'driver')
        return `Use a driver from ${oldest ?? 'the branch of the toolkit that made its PTX'} on; ${driver ?? 'the one asked about'} is too old.`;
    return `C${compile.slice(1)}, or embed PTX that is not newer.`;
}
/** `L4 (8.9)`, or `a GPU of capability 8.9`. */
function gpuName({ name, capability }) {
    const number = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCapability */ .q0)(capability);
    return name === number ? `a GPU of capability ${number}` : `${name} (${number})`;
}


/***/ }),

/***/ 13951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ bridgedEnvironment)
/* harmony export */ });
/**
 * The environment of a program that is to use the driver: LD_LIBRARY_PATH has the bridge and what else lies in the Nix store, since
 * folders of the system or of a toolkit would put their libc or cuBLAS in front of the program's own. Pure.
 */
function bridgedEnvironment(env, bridge, vendors) {
    const libraries = scrub(env, 'LD_LIBRARY_PATH', /:/);
    const preloads = scrub(env, 'LD_PRELOAD', /[: ]/);
    const path = [...(bridge.kind === 'links' ? [bridge.folder] : []), ...libraries.kept].join(':');
    const set = bridge.kind === 'links' ? vendorVariables(env, vendors) : {};
    if (path !== '')
        set['LD_LIBRARY_PATH'] = path;
    return {
        env: {
            ...env,
            LD_PRELOAD: preloads.kept.join(':') || undefined,
            LD_LIBRARY_PATH: undefined,
            ...set,
        },
        set,
        dropped: [...libraries.dropped, ...preloads.dropped],
    };
}
/** Paths of the store, of the active Flox environment and of an existing bridge stay. */
function scrub(env, variable, separator) {
    const roots = [
        env['NIX_STORE_DIR'] || '/nix/store',
        '/run/opengl-driver',
        ...(env['FLOX_ENV'] ? [env['FLOX_ENV']] : []),
    ];
    const entries = (env[variable] ?? '').split(separator).filter((entry) => entry !== '');
    const stays = (entry) => roots.some((root) => entry === root || entry.startsWith(`${root}/`));
    return {
        kept: entries.filter(stays),
        dropped: entries.filter((entry) => !stays(entry)).map((entry) => ({ variable, entry })),
    };
}
/**
 * What the loaders of OpenGL, EGL, Vulkan and OpenCL are told. A program of Nix does not look into /usr/share.
 * https://github.com/NVIDIA/libglvnd/blob/master/src/EGL/icd_enumeration.md, https://vulkan.lunarg.com/doc/sdk/latest/linux/LoaderDriverInterface.html
 */
function vendorVariables(env, vendors) {
    if (!vendors)
        return {};
    const { egl, vulkan, opencl } = vendors;
    return {
        __GLX_VENDOR_LIBRARY_NAME: 'nvidia',
        ...(egl === undefined ? {} : { __EGL_VENDOR_LIBRARY_FILENAMES: egl }),
        // The second name is that of loaders before 1.3.207.
        ...(vulkan === undefined ? {} : { VK_DRIVER_FILES: vulkan, VK_ICD_FILENAMES: vulkan }),
        ...(opencl === undefined || env['OCL_ICD_VENDORS'] ? {} : { OCL_ICD_VENDORS: opencl }),
    };
}


/***/ }),

/***/ 83209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ findBridgeFacts),
/* harmony export */   kU: () => (/* binding */ bridgeFactsOf)
/* harmony export */ });
/* unused harmony export floxFindsDriver */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _devices_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36449);
/* harmony import */ var _libraries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20358);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26559);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16598);






/** Takes about 10 ms: files alone are read. Throws nothing. */
async function findBridgeFacts(host) {
    const [nixos, jetson, kernel, { folders }, existing] = await Promise.all([
        (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(host, '/etc/NIXOS'),
        (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(host, '/etc/nv_tegra_release'),
        (0,_devices_js__WEBPACK_IMPORTED_MODULE_2__/* .findKernelModule */ .Jp)(host),
        (0,_libraries_js__WEBPACK_IMPORTED_MODULE_3__/* .findLibraries */ .p2)(host),
        (0,_libraries_js__WEBPACK_IMPORTED_MODULE_3__/* .findBridge */ .F7)(host),
    ]);
    const existingIsWhole = await isWhole(host, existing);
    return {
        nixos,
        jetson,
        kernel: kernel?.version.value,
        folders,
        existing,
        existingIsWhole,
        flox: floxFindsDriver(host.env),
    };
}
/** The same from what detection has found already. */
async function bridgeFactsOf(host, gpuHost) {
    return {
        nixos: gpuHost.nixos,
        jetson: gpuHost.platform.value === 'tegra',
        kernel: gpuHost.kernel?.version.value,
        folders: gpuHost.libraryFolders,
        existing: gpuHost.bridge,
        existingIsWhole: await isWhole(host, gpuHost.bridge),
        flox: floxFindsDriver(host.env),
    };
}
async function isWhole(host, existing) {
    if (!existing)
        return false;
    const library = await host.files.realpath((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(existing.path, 'lib', _names_js__WEBPACK_IMPORTED_MODULE_5__/* .driverApi */ .TB)).catch(() => undefined);
    if (library === undefined)
        return false;
    const folders = (0,_library_js__WEBPACK_IMPORTED_MODULE_4__/* .readLibrary */ .G)(library)?.runpath ?? [];
    const places = folders.map((path) => path.replaceAll(/\$(?:ORIGIN|\{ORIGIN\})/g, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(library)));
    const found = await Promise.all(places.map((path) => (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, _names_js__WEBPACK_IMPORTED_MODULE_5__/* .compilerLibrary */ .Vn))));
    return found.includes(true);
}
/**
 * Whether an activated Flox environment has found the driver: ld-floxlib.so offers what LD_FLOXLIB_FILES_PATH lists to every library
 * that is missing otherwise. `flox activate --mode run` and `cuda-detection = false` set neither.
 * https://github.com/flox/flox/blob/main/assets/environment-interpreter/common/etc/profile.d/0800_cuda.sh
 */
function floxFindsDriver(env) {
    const audits = (env['LD_AUDIT'] ?? '').split(':');
    const files = (env['LD_FLOXLIB_FILES_PATH'] ?? '').split(':');
    return audits.some((path) => path.endsWith('/ld-floxlib.so')) && files.some((path) => /\/libcuda\.so\.1$/.test(path));
}


/***/ }),

/***/ 42513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ heldCode),
/* harmony export */   H8: () => (/* binding */ needProgram),
/* harmony export */   MS: () => (/* binding */ lockFolder),
/* harmony export */   Vx: () => (/* binding */ lockOf),
/* harmony export */   _P: () => (/* binding */ unusable)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11161);
/* harmony import */ var _runner_state_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8520);
/**
 * One lock for each GPU: flock(2) on a folder with the UUID in its name. The program `flock` takes it and starts the test, which
 * inherits it: the kernel frees it when the test and all that it started are gone, however they ended, and not before.
 * A folder and not a file, because other users may open a folder in /run/lock that they do not own, and no file there
 * (fs.protected_regular, https://docs.kernel.org/admin-guide/sysctl/fs.html).
 */




/** Where programs lie when PATH lacks them. */
const folders = ['/usr/bin', '/bin', '/run/current-system/sw/bin'];
/** flock ends with this code when another process holds the lock: that of util-linux without -E, and of BusyBox. */
const heldCode = 1;
/** The program of that name. Throws ProblemError GPU415 where there is none. */
async function needProgram(host, name) {
    const program = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .findProgram */ .Kp)(host, name, [...(host.env['PATH'] ?? '').split(':'), ...folders]);
    if (program !== undefined)
        return program;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(unusable(`${name} was not found on this machine.`, `Install ${name}.`));
}
/** Where the locks of this machine are: all its users can share /run/lock. In containers it must be mounted from the machine. */
async function lockFolder(host) {
    return (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isWritable */ .nH)(host, '/run/lock')) ? '/run/lock' : (0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .stateFolder */ .y)(host);
}
/** The folder that stands for a GPU, made where it is missing. Throws ProblemError GPU415. */
async function lockOf(host, folder, id) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, `nix-cuda-${id.replaceAll(/[^\w-]/g, '_')}`);
    try {
        await host.files.mkdir(folder, { recursive: true, mode: 0o755 });
        // Whatever the umask is, other users may open a folder that is new.
        const isNew = await host.files.mkdir(path).then(() => true, isThereAlready);
        if (isNew)
            await host.files.chmod(path, 0o755);
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(unusable(`The lock ${path} cannot be made: ${why}.`, 'Set lock-folder to a folder that this user may write to.'));
    }
    return path;
}
function isThereAlready(cause) {
    if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'EEXIST'))
        return false;
    throw cause;
}
/** GPU415. */
function unusable(message, fix) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU415', message, fix);
}


/***/ }),

/***/ 54085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ judgeAfter),
/* harmony export */   b6: () => (/* binding */ judgeBefore),
/* harmony export */   lQ: () => (/* binding */ askUsage),
/* harmony export */   xX: () => (/* binding */ ofThisJob)
/* harmony export */ });
/* unused harmony export readProcesses */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _smi_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72253);


/** MiB. The driver itself uses more or less of a GPU from one moment to the next. */
const noise = 256;
const mostNamed = 8;
/** Asks nvidia-smi, if there is one. Throws nothing: what it does not say is missing. */
async function askUsage(host, program) {
    if (program === undefined)
        return { processes: [], used: {} };
    const ask = async (query) => {
        const outcome = await (0,_smi_js__WEBPACK_IMPORTED_MODULE_1__/* .askOfSmi */ .y5)(host, [program, query, '--format=csv,noheader,nounits']);
        return outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : '';
    };
    const [processes, used] = await Promise.all([
        ask('--query-compute-apps=gpu_uuid,pid,used_memory,process_name'),
        ask('--query-gpu=uuid,memory.used'),
    ]);
    return { processes: readProcesses(processes), used: readUsed(used) };
}
/** Rows of `gpu_uuid,pid,used_memory,process_name`; other lines are messages. A name may have commas. */
function readProcesses(text) {
    return text.split('\n').flatMap((line) => {
        const row = /^((?:GPU|MIG)-[\w/-]{1,80}), (\d{1,9}), ([^,]*), (.*)$/.exec(line.trim());
        if (!row)
            return [];
        const [, gpu = '', pid, memory = '', name = ''] = row;
        const memoryMib = /^\d{1,9}$/.test(memory) ? Number(memory) : undefined;
        return [{ gpu, pid: Number(pid), memoryMib, name: name.slice(0, 200) }];
    });
}
function readUsed(text) {
    const rows = [...text.matchAll(/^(GPU-[0-9a-f-]{1,64}), (\d{1,9})\s*$/gm)];
    return Object.fromEntries(rows.map(([, gpu = '', mib]) => [gpu, Number(mib)]));
}
/** GPU117 for programs that were there before the job. Pure. */
function judgeBefore({ processes }) {
    if (processes.length === 0)
        return [];
    const message = `The GPU is in use before this job: ${listed(processes)}.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('GPU117', message, 'End what an earlier job has left, or give each runner a GPU of its own.')];
}
/**
 * GPU118 for programs of this job that outlive its steps, and for memory that nobody is named for. `own` says which process ids are
 * of this job. Pure.
 */
function judgeAfter(before, after, own) {
    const mine = after.processes.filter(({ pid }) => own.has(pid));
    const fix = 'Let the test end what it starts; the runner kills it when the job is over.';
    const left = mine.length === 0 ? [] : [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('GPU118', `Programs of this job still run: ${listed(mine)}.`, fix)];
    // Where programs are named, those explain what is in use.
    if (before.processes.length + after.processes.length > 0)
        return left;
    const more = Object.entries(after.used).flatMap(([gpu, mib]) => {
        const grown = mib - (before.used[gpu] ?? mib);
        return grown > noise ? [`${grown} MiB on ${gpu}`] : [];
    });
    if (more.length === 0)
        return left;
    const message = `More memory is in use than before this job, and nvidia-smi names no program: ${more.join(', ')}.`;
    return [...left, (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('GPU118', message, 'Look on the host, outside the container, for a program that is left.')];
}
function listed(processes) {
    const named = processes.slice(0, mostNamed).map(({ pid, memoryMib, gpu, name }) => {
        return `process ${pid} (${name}) with ${memoryMib === undefined ? 'memory' : `${memoryMib} MiB`} on ${gpu}`;
    });
    const more = processes.length - named.length;
    return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
/**
 * Those processes that this job has started: their environment has the mark by which the runner finds what a job leaves, or run and
 * folder of the job. https://github.com/actions/runner/blob/main/src/Runner.Worker/JobExtension.cs
 */
async function ofThisJob(host, processes) {
    const variable = (name) => (host.env[name] ? `${name}=${host.env[name]}` : undefined);
    const mark = variable('RUNNER_TRACKING_ID');
    const job = [variable('GITHUB_RUN_ID'), variable('RUNNER_TEMP')];
    const found = await Promise.all(processes.map(async ({ pid }) => {
        const text = await host.files.readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
        const has = (entry) => entry !== undefined && text.split('\0').includes(entry);
        return has(mark) || job.every(has) ? [pid] : [];
    }));
    return new Set(found.flat());
}


/***/ }),

/***/ 91724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GL: () => (/* binding */ howItRuns),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   rW: () => (/* binding */ compareDrivers),
/* harmony export */   vk: () => (/* binding */ coverage)
/* harmony export */ });
/* unused harmony exports unitCoverage, runsOn */
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83341);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23740);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42143);



const worstFirst = ['none', 'driver', 'unknown', 'jit', 'sass'];
/**
 * Which GPUs run a result, and how: as a whole and file by file. Without a driver, which drivers it takes is only reported. `driver`
 * is a Linux version; of a branch alone (`580`) the newest is meant. Files without device code run everywhere and are left out.
 */
function coverage(files, gpus, facts, driver) {
    const units = files.map((file) => ({ file: file.file, units: (0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .unitsOf */ .$J)(file) })).filter((one) => one.units.length > 0);
    const of = (some) => gpus.map((gpu) => joined(gpu, some, facts, driver));
    return {
        whole: of(units.flatMap((one) => one.units)),
        files: units.map((one) => ({ file: one.file, gpus: of(one.units) })),
    };
}
function joined(gpu, units, facts, driver) {
    const each = units.map((unit) => ({ unit, ...unitCoverage(unit, gpu, facts, driver) }));
    const lacking = each.filter(({ runs }) => runs !== 'sass' && runs !== 'jit').map(({ unit }) => unit);
    return { ...counted(gpu, each), lacking };
}
/** Some units, or kinds of units with how many there are, as one. */
function counted(gpu, each) {
    const units = { sass: 0, jit: 0, driver: 0, unknown: 0, none: 0 };
    let oldest;
    for (const { runs, driver, count = 1 } of each) {
        units[runs] += count;
        if (driver !== undefined && (oldest === undefined || compareDrivers(driver, oldest) > 0))
            oldest = driver;
    }
    return { gpu, runs: worstFirst.find((kind) => units[kind] > 0) ?? null, driver: oldest, units };
}
/** How one unit runs on one GPU. */
function unitCoverage(unit, gpu, facts, driver) {
    const isas = (text) => unit.images.flatMap(({ kind, capability, ptxVersion }) => kind === 'ptx' && ptxVersion && formatTarget(capability) === formatTarget(text) ? [ptxVersion] : []);
    const known = {
        targets: unit.targets,
        ptx: unit.ptx.map((target) => ({ target, isa: (0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .distinctVersions */ .G6)(isas(target)).at(-1) })),
        toolkit: (0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .distinctVersions */ .G6)(unit.images.flatMap((image) => image.toolkits)).at(-1),
    };
    return howItRuns(known, gpu, facts, driver);
}
/** How what has these targets and this PTX runs on one GPU. A cubin is preferred to PTX, as the driver does it. */
function howItRuns(unit, gpu, facts, driver) {
    const fits = unit.targets.some((target) => runsOn(target, gpu.capability, facts.jetson));
    const program = fits ? howItLoads(unit.toolkit, facts, driver) : undefined;
    if (program?.runs === 'sass')
        return program;
    // Of several texts the driver takes one that it knows.
    const texts = unit.ptx
        .filter(({ target }) => compilesFor(target, gpu.capability))
        .map(({ isa }) => howItCompiles(isa, facts, driver));
    const best = texts.sort((a, b) => worstFirst.indexOf(b.runs) - worstFirst.indexOf(a.runs) || byDriver(a, b))[0];
    if (best?.runs === 'jit')
        return best;
    return program ?? best ?? { runs: 'none', driver: undefined };
}
/** What the driver makes of a program whose cubins fit its GPU: it runs those of every toolkit of its major version, and of older ones. */
function howItLoads(made, { toolkits }, driver) {
    const row = made && toolkits.find(({ version }) => version.major >= made.major);
    const needed = row?.compatibleDriver;
    if (driver === undefined || made === undefined)
        return { runs: 'sass', driver: needed };
    const newest = toolkits.at(-1)?.compatibleDriver;
    if (needed === undefined)
        return { runs: newest && compareDrivers(driver, newest) < 0 ? 'driver' : 'unknown', driver: needed };
    return { runs: compareDrivers(driver, needed) >= 0 ? 'sass' : 'driver', driver: needed };
}
/**
 * What the driver makes of PTX for its GPU. A driver knows every older ISA too; of an ISA that no toolkit of the table writes, the
 * drivers before and behind it are known.
 */
function howItCompiles(isa, { toolkits }, driver) {
    const rows = toolkits.flatMap((row) => (row.driver === null ? [] : [{ ptxIsa: row.ptxIsa, driver: row.driver }]));
    const enough = isa && rows.find(({ ptxIsa }) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Zy)(ptxIsa, isa) >= 0);
    const before = isa && rows.findLast(({ ptxIsa }) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Zy)(ptxIsa, isa) < 0);
    const needed = enough?.driver;
    if (driver === undefined || (needed !== undefined && compareDrivers(driver, needed) >= 0))
        return { runs: 'jit', driver: needed };
    const exact = enough !== undefined && sameVersion(enough.ptxIsa, isa);
    const tooOld = exact || (before !== undefined && compareDrivers(driver, before.driver) < 0);
    return { runs: tooOld ? 'driver' : 'unknown', driver: needed };
}
function byDriver(a, b) {
    return a.driver === undefined ? 1 : b.driver === undefined ? -1 : compareDrivers(a.driver, b.driver);
}
function sameVersion(a, b) {
    return b !== undefined && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Zy)(a, b) === 0;
}
/**
 * Whether a cubin runs: same major, minor not above the GPU's; `a` on its own GPU alone, `f` in its family.
 * https://docs.nvidia.com/cuda/cuda-c-programming-guide/#compute-capabilities
 */
function runsOn(target, gpu, jetson) {
    const same = target.major === gpu.major && target.minor === gpu.minor;
    const isJetson = (one) => jetson.some(({ major, minor }) => major === one.major && minor === one.minor);
    if (target.suffix === 'a' || isJetson(target) || isJetson(gpu))
        return same;
    return target.major === gpu.major && target.minor <= gpu.minor;
}
/** Whether the driver can compile PTX for the GPU: for any that is not older; `a` and `f` as with cubins. */
function compilesFor(ptx, gpu) {
    if (ptx.suffix !== '')
        return runsOn(ptx, gpu, []);
    return ptx.major < gpu.major || (ptx.major === gpu.major && ptx.minor <= gpu.minor);
}
function formatTarget({ major, minor, suffix }) {
    return `${major}.${minor}${suffix}`;
}
/** Negative, zero or positive. Parts that one of them leaves out are equal: 580 is any of its branch. */
function compareDrivers(a, b) {
    const [first, second] = [a, b].map((text) => text.split('.').map(Number));
    for (const [index, part] of (first ?? []).entries()) {
        const other = second?.[index];
        if (other === undefined)
            return 0;
        if (part !== other)
            return part - other;
    }
    return 0;
}


/***/ }),

/***/ 64346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ resultCoverage)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83341);
/* harmony import */ var _coverage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91724);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23740);




/**
 * Which GPUs run which of the results of a plan, from the documents alone (`result/1`): unit by unit, then file, cell and whole.
 * `driver` as for `coverage`. A file names its toolkits for all units together, so that the newest of them counts for each; units
 * that its report leaves out are `unknown`, except where what every unit of it has is enough. Of a cell without files nothing is
 * said.
 */
function resultCoverage(results, gpus, facts, driver) {
    const cells = results.map(({ cell, files }) => {
        const units = files.map((file) => ({ file, units: unitsOfReport(file) })).filter((one) => one.units.length > 0);
        const of = (some) => gpus.map((gpu) => (0,_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(gpu, some.map((unit) => ({ ...runsOfReport(unit, gpu, facts, driver), count: unit.count }))));
        return {
            id: cell.id,
            gpus: of(units.flatMap((one) => one.units)),
            files: units.map(({ file: { path, output }, units: own }) => ({ path, output, gpus: of(own) })),
        };
    });
    return { cells, gpus: gpus.map((gpu, index) => ({ gpu, cells: countCells(cells, index) })) };
}
function unitsOfReport(file) {
    const toolkit = (0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .distinctVersions */ .G6)(file.toolkits.flatMap((text) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .parseVersion */ .ot)(text) ?? [])).at(-1);
    const kinds = (file.unitKinds ?? []).map((kind) => ({
        count: kind.units,
        targets: kind.targets.flatMap((one) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(one) ?? []),
        ptx: kind.ptx.flatMap(({ target, isa }) => {
            const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(target);
            return capability ? [{ target: capability, isa: (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .parseVersion */ .ot)(isa) }] : [];
        }),
        toolkit,
    }));
    const told = kinds.reduce((sum, { count }) => sum + count, 0);
    const all = file.units ?? Number(file.targets.length + file.ptx.length > 0);
    const read = (names) => names.flatMap((name) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(name) ?? []);
    const perhaps = {
        targets: read((file.partly ?? []).map(({ target }) => target)),
        ptx: read(file.ptx).map((target) => ({ target, isa: undefined })),
    };
    const others = { count: all - told, targets: read(file.targets), ptx: [], toolkit, perhaps };
    return others.count > 0 ? [...kinds, others] : kinds;
}
function runsOfReport(unit, gpu, facts, driver) {
    const found = (0,_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .howItRuns */ .GL)(unit, gpu, facts, driver);
    if (!unit.perhaps || found.runs === 'sass')
        return found;
    const most = (0,_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .howItRuns */ .GL)({ ...unit.perhaps, toolkit: unit.toolkit }, gpu, facts, driver);
    return found.runs === 'none' && most.runs === 'none' ? found : { runs: 'unknown', driver: undefined };
}
function countCells(cells, gpu) {
    const counts = { sass: 0, jit: 0, driver: 0, unknown: 0, none: 0 };
    for (const { gpus } of cells) {
        const runs = gpus[gpu]?.runs;
        if (runs)
            counts[runs]++;
    }
    return counts;
}


/***/ })

};
