export const id = 8310;
export const ids = [8310];
export const modules = {

/***/ 13424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Md: () => (/* binding */ payloadOf),
/* harmony export */   W2: () => (/* binding */ isTrusted),
/* harmony export */   rS: () => (/* binding */ refuseLessTrusted)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);


/**
 * Events that only people with write access to the repository cause. GitHub warns of the others: who sends them may have
 * chosen their content. https://docs.github.com/en/actions/reference/security/secure-use
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
const trusted = [
    ...['create', 'delete', 'merge_group', 'push', 'release', 'repository_dispatch', 'schedule', 'workflow_dispatch'],
];
/** CFG011 where somebody without write access can have caused this run; undefined outside of Actions. Never throws for the payload. */
async function refuseLessTrusted(host, inputs) {
    const { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: file, GITHUB_REPOSITORY: repository } = host.env;
    if (!event)
        return undefined;
    const text = file ? await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, file).catch(() => undefined) : undefined;
    if (isTrusted(event, payloadOf(text), repository))
        return undefined;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG011', `Somebody without write access may have caused this run (event ${event}), and ${inputs} would be run as code.`, 'Take them from a plan of this run and set allow-less-trusted: true, or build on push.');
}
/** Pure. */
function isTrusted(event, payload, repository) {
    const isOurs = (from) => repository !== undefined && from?.full_name === repository;
    switch (event) {
        case 'pull_request':
        case 'pull_request_target':
            return isOurs(payload.pull_request?.head?.repo);
        case 'workflow_run': {
            const run = payload.workflow_run;
            return isOurs(run?.head_repository) && [...trusted, 'pull_request'].includes(String(run?.event));
        }
        default:
            return trusted.includes(event);
    }
}
/** The payload of an event; empty for what is no JSON object. */
function payloadOf(text) {
    try {
        const value = JSON.parse(text ?? '');
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}


/***/ }),

/***/ 53295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runGpuAction: () => (/* binding */ runGpuAction)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/gpu/host-facts.js
var host_facts = __webpack_require__(87916);
// EXTERNAL MODULE: ./lib/gpu/judge.js
var judge = __webpack_require__(43465);
// EXTERNAL MODULE: ./lib/gpu/judge-host.js
var judge_host = __webpack_require__(27240);
// EXTERNAL MODULE: ./lib/gpu/smi.js
var smi = __webpack_require__(72253);
// EXTERNAL MODULE: ./lib/gpu/usage.js
var gpu_usage = __webpack_require__(54085);
// EXTERNAL MODULE: ./lib/model/capability.js
var model_capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/inputs.js
var runner_inputs = __webpack_require__(14477);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/gpu/bridge/environment.js
var environment = __webpack_require__(13951);
// EXTERNAL MODULE: ./lib/gpu/bridge/facts.js
var bridge_facts = __webpack_require__(83209);
// EXTERNAL MODULE: ./lib/gpu/bridge/make.js
var make = __webpack_require__(53094);
// EXTERNAL MODULE: ./lib/gpu/bridge/system.js
var system = __webpack_require__(17225);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(90710);
// EXTERNAL MODULE: ./lib/nix/find.js
var find = __webpack_require__(21652);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
// EXTERNAL MODULE: ./lib/runner/exec.js
var exec = __webpack_require__(33981);
// EXTERNAL MODULE: ./lib/actions/setup/repair.js
var repair = __webpack_require__(55948);
;// CONCATENATED MODULE: ./lib/actions/gpu/bridge.js














/** Where programs compile PTX into: in the job's folder, so that one job does not load what another has compiled. */
function cudaCache(host) {
    return (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'cuda-cache');
}
/** Makes the bridge that the inputs ask for. A refusal is among the problems; on a Jetson in `auto` it is a notice. Throws nothing of its own. */
async function bridgeForJob(host, gpu, inputs) {
    const mode = inputs['driver-bridge'];
    if ((0,host_facts/* readyGpus */.F)(gpu).length === 0)
        return { ...without(host, 'there is no usable GPU'), usable: false };
    if (mode === 'none')
        return without(host, 'driver-bridge is none');
    try {
        const facts = await (0,bridge_facts/* bridgeFactsOf */.kU)(host, gpu);
        if (mode === 'system') {
            const patchelf = await findPatchelf(host);
            // A job that was killed does not hold it for ever.
            await (0,repair.repairMachine)(host, (0,job/* jobName */.dZ)(host));
            const made = await (0,system/* makeSystemBridge */.pj)(host, facts, { job: (0,job/* jobName */.dZ)(host), patchelf });
            if (made.kind === 'not-needed')
                return without(host, made.because);
            const text = `${made.folder}, for the whole machine until its last job ends`;
            return { ...without(host, ''), path: made.folder, text };
        }
        const under = inputs['bridge-dir'];
        const folder = under === undefined ? (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'driver') : (0,external_node_path_.resolve)(host.cwd, under);
        const { bridge, problems } = await (0,make/* makeBridge */.w)(host, facts, folder);
        if (bridge.kind === 'not-needed')
            return { ...without(host, bridge.because), problems };
        const environment = environmentOf(host, bridge);
        return { path: bridge.folder, environment, text: bridge.folder, problems, usable: true };
    }
    catch (cause) {
        if (!(cause instanceof problem/* ProblemError */.Mm))
            throw cause;
        const jetson = mode === 'auto' && gpu.platform.value === 'tegra';
        const problems = cause.problems.map((one) => (jetson ? { ...one, severity: 'notice' } : one));
        return { ...without(host, 'it cannot be made'), problems, usable: false };
    }
}
function without(host, because) {
    const environment = environmentOf(host, { kind: 'not-needed', because });
    return { path: undefined, environment, text: `none: ${because}`, problems: [], usable: true };
}
/** Without what the runner alone may see, and without folders of the system in LD_LIBRARY_PATH. */
function environmentOf(host, bridge) {
    return (0,environment/* bridgedEnvironment */.j)((0,child_env/* childEnv */.g)(host.env, { CUDA_CACHE_PATH: cudaCache(host) }), bridge, undefined);
}
/** patchelf from PATH, else of Nixpkgs. Throws ProblemError GPU308 and INS001. */
async function findPatchelf(host) {
    const there = await (0,files/* findProgram */.Kp)(host, 'patchelf', (host.env['PATH'] ?? '').split(':'));
    if (there !== undefined)
        return there;
    const nix = await (0,find/* findNix */.r)(host);
    const args = ['build', '--no-link', '--print-out-paths', 'flake:nixpkgs#patchelf'];
    const outcome = await (0,command/* runNix */.d)(host, nix, args, { timeout: 600, onStderr: host.log.debug });
    const path = outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout.trim().split('\n').at(-1) : undefined;
    if (path?.startsWith('/'))
        return (0,external_node_path_.join)(path, 'bin/patchelf');
    const message = `The bridge for the whole machine needs patchelf, which cannot be built: ${(0,exec/* failureText */.kY)(outcome)}.`;
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('GPU308', message, 'Install patchelf on the machine, or use driver-bridge: env.'));
}

// EXTERNAL MODULE: ./lib/actions/gpu/examine.js + 1 modules
var examine = __webpack_require__(19995);
// EXTERNAL MODULE: ./lib/runner/repository.js
var runner_repository = __webpack_require__(14160);
// EXTERNAL MODULE: ./lib/actions/build/event.js
var build_event = __webpack_require__(13424);
;// CONCATENATED MODULE: ./lib/actions/gpu/fork.js




/**
 * GPU116 where a pull request from a fork of a public repository has a self-hosted runner. A payload that does not say where the pull
 * request is from counts as a fork. Never throws for the payload. GitHub advises against such runners for public repositories:
 * https://docs.github.com/en/actions/reference/security/secure-use#hardening-for-self-hosted-runners
 */
async function refuseForks(host) {
    const { GITHUB_EVENT_NAME: event = '', GITHUB_EVENT_PATH: file, GITHUB_REPOSITORY: repository } = host.env;
    if (host.env['RUNNER_ENVIRONMENT'] === 'github-hosted')
        return undefined;
    // Reviews and their comments have the same payload.
    const kind = event.startsWith('pull_request') ? 'pull_request' : event;
    if (kind !== 'pull_request' && kind !== 'workflow_run')
        return undefined;
    if (await (0,runner_repository/* isPrivateRepository */.G)(host))
        return undefined;
    const text = file ? await (0,files/* readIfPresent */.Zu)(host, file).catch(() => undefined) : undefined;
    if ((0,build_event/* isTrusted */.W2)(kind, (0,build_event/* payloadOf */.Md)(text), repository))
        return undefined;
    return (0,problem/* error */.z3)('GPU116', `This run (event ${event}) comes from a fork, or does not say from where, and the runner is self-hosted.`, 'Run it on push; on a runner that is thrown away after each job set allow-fork-pull-requests: true.');
}

// EXTERNAL MODULE: ./lib/actions/gpu/inputs.js
var gpu_inputs = __webpack_require__(69197);
// EXTERNAL MODULE: ./lib/machine/disk.js
var disk = __webpack_require__(72144);
;// CONCATENATED MODULE: ./lib/actions/gpu/machine-checks.js



const configurations = ['/etc/nix/nix.conf', '/etc/nix/nix.custom.conf'];
const gib = 2 ** 30;
/**
 * What makes a self-hosted machine unsafe for the next job: GPU120 for tokens that every user can read, GPU121 where Nix trusts this
 * user. Throws nothing; what cannot be read is not judged.
 */
async function checkConfiguration(host) {
    if (host.env['RUNNER_ENVIRONMENT'] !== 'self-hosted')
        return [];
    const found = await Promise.all(configurations.map(async (path) => {
        const text = await (0,files/* readIfPresent */.Zu)(host, path).catch(() => undefined);
        const mode = (await host.files.stat(path).catch(() => undefined))?.mode ?? 0;
        return text === undefined ? [] : judgeConfiguration(path, text, { mode, user: host.env['USER'], uid: host.uid });
    }));
    return found.flat();
}
/** Pure. Names settings, never their values. */
function judgeConfiguration(path, text, { mode, user, uid }) {
    const settings = text.split('\n').flatMap((line) => {
        const [, name = '', value = ''] = /^\s*([\w-]+)\s*=\s*(.*?)\s*(?:#.*)?$/.exec(line) ?? [];
        return value === '' ? [] : [{ name: name.replace(/^extra-/, ''), words: value.split(/\s+/) }];
    });
    const problems = [];
    if ((mode & 0o004) !== 0 && settings.some(({ name }) => name === 'access-tokens')) {
        const message = `${path} has access-tokens, and every user of the machine can read it.`;
        problems.push((0,problem/* warning */.$e)('GPU120', message, 'Move them into a file of mode 0600, and replace the tokens.'));
    }
    const trusted = settings.filter(({ name }) => name === 'trusted-users').flatMap(({ words }) => words);
    if (uid !== 0 && trusted.some((word) => word === '*' || (user !== undefined && word === user))) {
        const message = `Nix trusts ${user ?? 'every user'} (trusted-users in ${path}): jobs have the rights of root.`;
        problems.push((0,problem/* warning */.$e)('GPU121', message, 'Remove the user of the runner from trusted-users.'));
    }
    return problems;
}
/** GPU122 where store or workspace have less than so many GiB. */
async function checkDisk(host, minFreeGib) {
    return minFreeGib === 0 ? [] : judgeDisk(await (0,disk/* measureDisk */.W)(host), minFreeGib);
}
/** Pure. One problem for each file system. */
function judgeDisk({ measured }, minFreeGib) {
    const places = measured.filter(({ name }) => name === 'store' || name === 'workspace' || name === 'runner-temp');
    const small = places.filter(({ freeBytes }) => freeBytes < minFreeGib * gib);
    return [...Map.groupBy(small, ({ device }) => device).values()].map((group) => {
        const free = ((group[0]?.freeBytes ?? 0) / gib).toFixed(1);
        const paths = group.map(({ path }) => path).join(' and ');
        const message = `The disk of ${paths} has ${free} GiB free; ${minFreeGib} GiB are required.`;
        return (0,problem/* error */.z3)('GPU122', message, 'Free space on the machine, or lower min-free-gib.');
    });
}

// EXTERNAL MODULE: ./lib/nix/configure/read.js
var read = __webpack_require__(35694);
;// CONCATENATED MODULE: ./lib/actions/gpu/sandbox.js




/** Where the administrator's copies of the driver lie in the snippet. */
const copies = '/var/lib/nvidia-driver-for-nix';
/** Asks Nix for its settings. Throws ProblemError BLD004 where Nix does not answer. */
async function checkSandbox(host, gpu) {
    const nix = (0,host_facts/* readyGpus */.F)(gpu).length > 0 ? await (0,find/* lookForNix */.E)(host) : undefined;
    if (!nix)
        return { problems: [], lines: [] };
    const shown = await (0,read/* showSettings */.l0)(host, nix, {});
    if (!shown.ok)
        return { problems: [], lines: [] };
    const { settings } = shown;
    const sandboxed = settings.value('sandbox') !== 'false';
    const hasFeature = settings.list('system-features').includes('cuda');
    const mounts = settings.list('sandbox-paths').some((path) => /(?:^|=)\/dev\/nvidia|^\/dev\/dxg/.test(path));
    const hook = (settings.value('pre-build-hook') ?? '') !== '';
    const missing = [
        ...(hasFeature ? [] : ['`cuda` is not among system-features']),
        ...(sandboxed && !mounts && !hook ? ['neither sandbox-paths nor a pre-build-hook offer the GPU'] : []),
    ];
    if (missing.length === 0)
        return { problems: [], lines: [] };
    const message = `Builds cannot use the GPU: ${missing.join(', and ')}.`;
    const fix = 'Give the administrator the lines in the log of this step, or run GPU tests outside the sandbox.';
    return { problems: [(0,problem/* notice */.lm)('GPU119', message, fix)], lines: sandboxSnippet(gpu) };
}
/**
 * What an administrator adds so that derivations that require `cuda` get the GPU. Real files, because links would lead out of the
 * sandbox; only the driver's, because a whole /usr/lib would bring another glibc. Pure.
 * https://github.com/NixOS/nixpkgs/blob/master/nixos/modules/programs/nix-required-mounts.nix,
 * https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-sandbox-paths
 */
function sandboxSnippet(gpu) {
    if (gpu.nixos) {
        return [
            '# configuration.nix: derivations that require `cuda` get the GPU, others do not',
            'programs.nix-required-mounts.enable = true;',
            'programs.nix-required-mounts.presets.nvidia-gpu.enable = true;',
        ];
    }
    const folder = gpu.libraryFolders[0]?.path ?? '/usr/lib/x86_64-linux-gnu';
    const nodes = gpu.nodes.map(({ path }) => `${path}?`);
    return [
        '# As root, and again after each update of the driver',
        `mkdir -p ${copies}`,
        `cp -L ${folder}/libcuda.so.1 ${folder}/libnvidia-{ml,ptxjitcompiler,gpucomp,nvvm}.so* ${copies}/`,
        `patchelf --set-rpath /run/opengl-driver/lib ${copies}/*`,
        '# nix.conf of the machine; then restart the daemon. Every build sees the GPU, not only those that require `cuda`',
        'extra-system-features = cuda',
        `extra-sandbox-paths = /run/opengl-driver/lib=${copies} ${nodes.join(' ')}`.trimEnd(),
    ];
}

// EXTERNAL MODULE: ./lib/gpu/smoke/smoke.js + 3 modules
var smoke = __webpack_require__(21909);
// EXTERNAL MODULE: ./lib/actions/run/smoke.js + 2 modules
var run_smoke = __webpack_require__(97052);
;// CONCATENATED MODULE: ./lib/actions/gpu/smoke.js




/** Seconds for each level. */
const patience = 300;
const skipped = { outcome: 'skipped', report: undefined, problems: [] };
/**
 * Runs the smoke test with the environment of the bridge. In `auto` a machine that has neither Nix nor the probe is tested by the
 * program alone, if one is given. Throws nothing of its own.
 */
async function smokeForJob(host, { environment, usable }, inputs) {
    if (inputs.smoke === 'off' || !usable)
        return skipped;
    const [first, ...rest] = (inputs['smoke-program'] ?? '').split(/\s+/).filter((word) => word !== '');
    const program = first === undefined ? undefined : [first, ...rest];
    const { probe, problems } = await probeFor(host, inputs);
    if (problems.some(({ severity }) => severity === 'error'))
        return { ...skipped, problems };
    if (probe === undefined && !program)
        return { ...skipped, problems };
    const report = await (0,smoke/* smokeTest */.K)(host, { probe, program, env: environment.env, timeout: patience });
    const failed = report.levels.some(({ outcome }) => outcome !== 'passed');
    const found = report.levels.flatMap((level) => level.problems);
    return { outcome: failed ? 'failed' : 'passed', report, problems: [...problems, ...found] };
}
async function probeFor(host, inputs) {
    if (inputs.probe !== undefined)
        return { probe: inputs.probe, problems: [] };
    try {
        if (inputs.smoke === 'auto' && !(await (0,find/* lookForNix */.E)(host)))
            return { probe: undefined, problems: [] };
        return { probe: await (0,run_smoke/* builtProbe */.ne)(host, inputs.nixpkgs), problems: [] };
    }
    catch (cause) {
        if (!(cause instanceof problem/* ProblemError */.Mm))
            throw cause;
        const soft = ({ code, message, fix }) => (0,problem/* notice */.lm)(code, message, fix);
        return { probe: undefined, problems: inputs.smoke === 'auto' ? cause.problems.map(soft) : cause.problems };
    }
}

// EXTERNAL MODULE: ./lib/model/printable.js
var printable = __webpack_require__(15514);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
;// CONCATENATED MODULE: ./lib/actions/gpu/summary.js





/** Bridge and smoke test for the log, a line each. */
function jobLines(bridge, smoke) {
    const levels = levelsOf(smoke).map(([title, outcome]) => `${title}: ${outcome}`);
    const libraries = librariesOf(smoke);
    return [
        `Driver bridge: ${bridge.text}`,
        ...(levels.length > 0 ? levels : ['Smoke test: skipped']),
        ...(libraries.length > 0 ? ['Loaded from outside the store:', ...libraries.map((path) => `  ${path}`)] : []),
    ];
}
/** The section of the gpu action in the summary of the job. */
function summaryMarkdown({ gpu, problems, good }, bridge, smoke, sandbox) {
    const ready = (0,host_facts/* readyGpus */.F)(gpu);
    const names = ready.map(({ name, capability }) => {
        return `${name?.value ?? 'GPU'}${capability ? ` (${(0,model_capability/* formatCapability */.q0)(capability.value)})` : ''}`;
    });
    const groups = [...Map.groupBy(names, (name) => name)];
    const shown = groups.map(([name, { length }]) => (length > 1 ? `${length} × ${name}` : name)).join(', ');
    const driver = gpu.userland?.value ?? gpu.kernel?.version.value ?? 'none';
    const levels = levelsOf(smoke);
    const rows = [
        ['GPU', shown === '' ? 'none' : shown],
        ['Driver', gpu.driverCuda ? `${driver}, CUDA ${gpu.driverCuda.value}` : driver],
        ['Driver bridge', bridge.text],
        ...(levels.length > 0 ? levels : [['Smoke test', 'skipped']]),
    ];
    const libraries = librariesOf(smoke);
    const parts = [
        `### ${(0,markdown/* plainText */.wh)(good ? 'The GPU is ready' : 'The GPU cannot be used as required')}`,
        (0,markdown/* markdownTable */.Qj)(['', ''], rows),
        problems.map(markdown/* problemLine */.YK).join('\n'),
        libraries.length > 0 ? (0,markdown/* folded */.TM)('Loaded from outside the store', (0,markdown/* logBlock */.Mk)(libraries)) : '',
        sandbox.length > 0 ? (0,markdown/* folded */.TM)('For builds that use the GPU', (0,markdown/* logBlock */.Mk)(sandbox)) : '',
    ];
    return (0,markdown/* joinParts */.nn)(parts, 'see the log');
}
function levelsOf({ report }) {
    return (report?.levels ?? []).map(({ level, outcome, seconds }) => {
        return [run_smoke/* titles */.YC[level], outcome === 'skipped' ? outcome : `${outcome} (${seconds.toFixed(1)} s)`];
    });
}
function librariesOf({ report }) {
    const all = (report?.levels ?? []).flatMap(({ libraries }) => libraries);
    return [...new Set(all)].sort().map(printable/* printable */.g);
}

// EXTERNAL MODULE: ./lib/actions/gpu/surface.js
var surface = __webpack_require__(25925);
// EXTERNAL MODULE: ./lib/actions/gpu/text.js
var gpu_text = __webpack_require__(88919);
;// CONCATENATED MODULE: ./lib/actions/gpu/action.js





















const needs = { true: 'yes', auto: 'auto', false: 'no' };
/**
 * The gpu action: finds GPUs and driver, and whether what is to run runs there; makes the bridge and tests it. Exit code 1 when
 * something is an error. Throws ProblemError GPU116 and CFG003 before anything is examined.
 */
async function runGpuAction(host, github) {
    const inputs = (0,runner_inputs/* readInputs */.Ko)(surface/* gpuSurface */.q, github.actionInput);
    const { plan, results, cells, paths = [] } = inputs;
    const wanted = (0,gpu_inputs/* requirementsFrom */.N2)(inputs, needs[inputs['require-gpu']]);
    await refuse(host, inputs);
    const found = await (0,examine/* examineGpu */.u)(host, wanted, { paths, plan, results, cells });
    host.log.info((0,gpu_text/* factsText */.hl)(found.gpu));
    host.log.group('Facts and their sources');
    for (const fact of (0,gpu_text/* sourcesText */.E0)(found.gpu))
        host.log.info(fact);
    host.log.endGroup();
    const usage = await (0,gpu_usage/* askUsage */.lQ)(host, (0,host_facts/* readyGpus */.F)(found.gpu).length > 0 ? await (0,smi/* findSmi */.xs)(host) : undefined);
    // Post needs it most where this process is killed.
    const left = { job: (0,job/* jobName */.dZ)(host), usage, system: inputs['driver-bridge'] === 'system' };
    github.saveState('job', JSON.stringify(left));
    const bridge = await bridgeForJob(host, found.gpu, inputs);
    const smoke = await smokeForJob(host, { ...bridge, usable: bridge.usable && found.good }, inputs);
    const sandbox = inputs.sandbox === 'check' ? await checkSandbox(host, found.gpu) : { problems: [], lines: [] };
    const ofMachine = [
        ...(await checkConfiguration(host)),
        ...(await checkDisk(host, inputs['min-free-gib'])),
        ...sandbox.problems,
    ];
    const more = [...bridge.problems, ...smoke.problems, ...(0,gpu_usage/* judgeBefore */.b6)(usage), ...ofMachine];
    const problems = (0,judge/* soften */.y)(found.gpu, wanted, [...found.problems, ...more]);
    const whole = { gpu: found.gpu, problems, good: !problems.some(({ severity }) => severity === 'error') };
    for (const line of [...jobLines(bridge, smoke), ...sandbox.lines])
        host.log.info(line);
    const report = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'doctor.json');
    await (0,files/* writeAtomically */.vK)(host, report, (0,examine/* examinationJson */.q)(whole));
    github.setOutputs(surface/* gpuSurface */.q, { ...outputsOf(whole), ...outputsOfBridge(host, bridge, smoke), report });
    github.annotate(whole.problems);
    await github.writeSummary(summaryMarkdown(whole, bridge, smoke, sandbox.lines));
    return whole.good ? 0 : 1;
}
async function refuse(host, inputs) {
    const fork = inputs['allow-fork-pull-requests'] ? undefined : await refuseForks(host);
    const fix = 'Set it, or use driver-bridge: env, which needs no rights.';
    const system = inputs['driver-bridge'] === 'system' && !inputs['allow-system-changes'];
    const needed = system ? [(0,problem/* error */.z3)('CFG003', 'driver-bridge: system needs allow-system-changes: true.', fix)] : [];
    const program = inputs.smoke === 'off' && inputs['smoke-program'] !== undefined;
    const unused = program
        ? [(0,problem/* error */.z3)('CFG003', 'Input smoke-program needs smoke: auto or full.', 'Change one of them.')]
        : [];
    const problems = [...(fork ? [fork] : []), ...needed, ...unused];
    if (problems.length > 0)
        throw new problem/* ProblemError */.Mm(problems);
}
function outputsOfBridge(host, { path, environment }, { outcome }) {
    return {
        'bridge-path': path ?? '',
        'ld-library-path': environment.set['LD_LIBRARY_PATH'] ?? '',
        'cuda-cache-path': cudaCache(host),
        smoke: outcome,
    };
}
function outputsOf({ gpu, problems, good }) {
    const ready = (0,host_facts/* readyGpus */.F)(gpu);
    const capabilities = ready.flatMap(({ capability }) => (capability ? [capability.value] : []));
    const [lowest] = capabilities.toSorted(model_capability/* compareCapabilities */.YE);
    const memory = ready.flatMap((one) => (0,judge_host/* usableMemory */.U8)(one)?.mib ?? []);
    return {
        'has-gpu': String(ready.length > 0),
        platform: gpu.platform.value,
        'in-container': String(gpu.container !== undefined),
        'driver-version': gpu.kernel?.version.value ?? '',
        'userland-version': gpu.userland?.value ?? '',
        'driver-cuda': gpu.driverCuda?.value ?? '',
        'kernel-module': gpu.kernel?.kind?.value ?? '',
        'libcuda-path': gpu.libcuda?.value ?? '',
        'gpu-count': ready.length,
        'gpu-name': ready[0]?.name?.value ?? '',
        'gpu-uuids': JSON.stringify(ready.flatMap(({ uuid }) => uuid?.value ?? [])),
        'compute-capabilities': JSON.stringify(capabilities.map(model_capability/* formatCapability */.q0)),
        'min-compute-capability': lowest ? (0,model_capability/* formatCapability */.q0)(lowest) : '',
        'min-memory-mib': memory.length > 0 ? Math.min(...memory) : '',
        mig: String(ready.some(({ mig }) => mig !== undefined && mig.value !== 'off')),
        compatible: String(good),
        problems: JSON.stringify(problems),
    };
}


/***/ }),

/***/ 978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ cleanMachine),
/* harmony export */   g: () => (/* binding */ collector)
/* harmony export */ });
/* harmony import */ var _machine_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16166);
/* harmony import */ var _machine_owned_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43516);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _nix_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20993);
/* harmony import */ var _owners_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76466);





/** Collects what goes wrong in work of which each part is to be done whatever the others met. */
function collector(host) {
    const problems = [];
    const warn = (...more) => void problems.push(...more);
    const attempt = async (work) => {
        try {
            await work();
        }
        catch (cause) {
            if (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm)
                return warn(...cause.problems);
            const { message, stack } = cause instanceof Error ? cause : new Error(String(cause));
            host.log.debug(stack ?? message);
            const fix = 'If this machine serves other jobs, remove what this job left in RUNNER_TEMP.';
            warn((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG026', `Not everything of this job could be saved or removed: ${message}.`, fix));
        }
    };
    return { problems, warn, attempt };
}
/** Each owner's part of a job that ends, and what nobody uses afterwards. Gives what went wrong. */
async function cleanMachine(host, job, owners = _owners_js__WEBPACK_IMPORTED_MODULE_4__/* .owners */ .Z) {
    const machineStays = host.env['RUNNER_ENVIRONMENT'] !== 'github-hosted';
    const restartDaemon = () => (0,_nix_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_3__/* .restartWithVariables */ .dE)(host, job);
    const { problems, warn, attempt } = collector(host);
    const ending = { job, machineStays, warn, ...(machineStays ? { restartDaemon } : {}) };
    for (const { leave } of owners)
        await attempt(async () => leave?.(host, ending));
    if (!machineStays)
        return problems;
    await attempt(async () => {
        const unused = await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(host, job);
        for (const { owner, goesWithLastJob, makes, remove } of owners) {
            for (const entry of goesWithLastJob ? unused.filter((each) => each.owner === owner) : []) {
                await attempt(async () => (await makes(host, entry)) ? remove?.(host, entry, ending) : warn((0,_machine_owned_js__WEBPACK_IMPORTED_MODULE_1__/* .notFollowed */ .qJ)(entry)));
            }
        }
    });
    return problems;
}


/***/ }),

/***/ 55948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   repairMachine: () => (/* binding */ repairMachine)
/* harmony export */ });
/* harmony import */ var _machine_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16166);
/* harmony import */ var _nix_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20993);
/* harmony import */ var _leave_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(978);
/* harmony import */ var _owners_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76466);




/**
 * Removes what jobs left that never came to their post: a runner has one job at a time, so that every other job of this
 * very runner (its name and its temporary folder are part of the job's name) is over. Only under GitHub's own runner, which
 * marks its processes with RUNNER_TRACKING_ID
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/Constants.cs); what runs workflows otherwise may run two
 * jobs at once under one name. What nobody uses then is left for this job to use, or for its post to remove. Never fails
 * a job: what cannot be removed is a line in the log.
 */
async function repairMachine(host, job, owners = _owners_js__WEBPACK_IMPORTED_MODULE_3__/* .owners */ .Z) {
    const journal = await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .readJournal */ .a0)(host).catch(() => []);
    const dead = new Set(journal.flatMap(({ users }) => users).filter((user) => isDead(host, job, user)));
    // The daemon has what it read of them until it restarts.
    const restartDaemon = () => (0,_nix_credentials_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .restartWithVariables */ .dE)(host, job);
    for (const name of dead) {
        const used = journal.filter(({ users }) => users.includes(name));
        const { problems, warn, attempt } = (0,_leave_js__WEBPACK_IMPORTED_MODULE_2__/* .collector */ .g)(host);
        await attempt(async () => {
            for (const { owner, leave } of owners) {
                const isUser = used.some((entry) => entry.owner === owner);
                if (isUser)
                    await leave?.(host, { job: name, machineStays: true, restartDaemon, warn });
            }
            await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(host, name);
        });
        host.log.info(problems.length === 0
            ? `Removed what an interrupted job left on this machine (run ${name.split('|')[0] ?? ''})`
            : `What an interrupted job left could not be removed: ${problems.map(({ message }) => message).join(' ')}`);
    }
}
/** Whether another job of this runner is in the journal although the runner has this job now. */
function isDead(host, job, user) {
    const { RUNNER_NAME: runner, RUNNER_TEMP: temp, RUNNER_TRACKING_ID: tracking } = host.env;
    if (!runner || !temp || !tracking || host.env['RUNNER_ENVIRONMENT'] === 'github-hosted')
        return false;
    return user !== job && user.endsWith(`|${runner}|${temp}`);
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

/***/ 72144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ measureDisk)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mounts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47515);



const memoryTypes = ['tmpfs', 'ramfs', 'devtmpfs'];
/**
 * Measures the paths of this job. Changes nothing and throws nothing: a path that cannot be measured is left out, and
 * so is the workspace or RUNNER_TEMP of a job that has none. `ask` stands in for statfs in tests.
 */
async function measureDisk(host, ask = node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs) {
    const wanted = [
        ['root', '/'],
        ['nix', '/nix'],
        ['store', '/nix/store'],
        ['mnt', '/mnt'],
        ['tmp', '/tmp'],
        ['runner-temp', host.env['RUNNER_TEMP']],
        ['workspace', host.env['GITHUB_WORKSPACE']],
    ];
    const named = wanted.flatMap(([name, path]) => (path ? [[name, path]] : []));
    const mounts = await (0,_mounts_js__WEBPACK_IMPORTED_MODULE_2__/* .readMounts */ .bq)(host);
    const measured = await Promise.all(named.map(async ([name, path]) => {
        try {
            const nearest = await nearestFolder(host, path);
            const real = await host.files.realpath(nearest);
            const [{ dev }, figures] = await Promise.all([host.files.stat(real), ask(real)]);
            const mount = (0,_mounts_js__WEBPACK_IMPORTED_MODULE_2__/* .mountOf */ .vI)(mounts, real);
            return [
                {
                    name,
                    path,
                    exists: nearest === path,
                    device: dev,
                    mountedAt: mount?.at ?? '',
                    type: mount?.type ?? '',
                    readOnly: mount?.readOnly ?? false,
                    memory: memoryTypes.includes(mount?.type ?? ''),
                    totalBytes: figures.blocks * figures.bsize,
                    freeBytes: figures.bavail * figures.bsize,
                    freeFiles: figures.files > 0 ? figures.ffree : undefined,
                },
            ];
        }
        catch {
            return [];
        }
    }));
    return { measured: measured.flat() };
}
/** The path itself, or the nearest folder above it that exists. */
async function nearestFolder(host, path) {
    for (let folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/', path);; folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)) {
        const there = await host.files.stat(folder).catch(() => undefined);
        if (there || folder === '/')
            return folder;
    }
}


/***/ }),

/***/ 2617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ jobFolder),
/* harmony export */   Pg: () => (/* binding */ writeJob),
/* harmony export */   cd: () => (/* binding */ readJob),
/* harmony export */   dZ: () => (/* binding */ jobName)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, root's too: not in /tmp, where another user could have made it first, nor
 * in the folder of the machine, which is for what is done to the machine.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .userStateFolder */ .Z)(host), 'nix-cuda');
}
/**
 * Names this job among those of the machine, the same in every step and in post: run, attempt, job, runner, and the
 * runner's own folder, because cells of one matrix share the job's name. Without a runner it is this process.
 */
function jobName(host) {
    const { env } = host;
    if (!env['GITHUB_RUN_ID'])
        return `local-${host.pid}`;
    const names = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'RUNNER_NAME', 'RUNNER_TEMP'];
    return names.map((name) => env[name] ?? '').join('|');
}
/** What earlier steps of this job wrote down; an empty job where there was none. Throws ProblemError CFG007. */
async function readJob(host) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json');
    const json = await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, path);
    if (json === undefined)
        return { schema: 'job/1', nix: null, storeCache: null, cells: [] };
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    return readDocument('job', json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`);
}


/***/ }),

/***/ 14160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isPrivateRepository)
/* harmony export */ });
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11161);

/**
 * Whether only those with access to this job's repository can read what the job stores there, as the payload of its event
 * says (`repository.private`; internal repositories are private). Every webhook that starts workflows names the repository,
 * and since September 2022 `schedule` does as well. False for a payload that does not, such as the empty one of a pull
 * request from a fork. https://docs.github.com/en/webhooks/webhook-events-and-payloads
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 * https://github.blog/changelog/2022-09-27-github-actions-additional-information-available-in-github-event-payload-for-scheduled-workflow-runs
 */
async function isPrivateRepository(host) {
    const { GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: name } = host.env;
    if (!path || !name)
        return false;
    try {
        const payload = JSON.parse((await (0,_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readIfPresent */ .Zu)(host, path)) ?? '');
        const { repository } = Object(payload);
        const { private: isPrivate, visibility, full_name: fullName, } = Object(repository);
        const own = typeof fullName === 'string' && fullName.toLowerCase() === name.toLowerCase();
        return own && isPrivate === true && (visibility ?? 'private') !== 'public';
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 8520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ userStateFolder),
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    return userStateFolder(host);
}
/** The folder of whoever runs this, root or not, for what a command of theirs writes. */
function userStateFolder(host) {
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
}


/***/ })

};
