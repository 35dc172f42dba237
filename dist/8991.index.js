export const id = 8991;
export const ids = [8991];
export const modules = {

/***/ 42267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  proveFloxCell: () => (/* binding */ proveFloxCell)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/flox/auth/signed-in.js
var signed_in = __webpack_require__(64312);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/build/failure-cause.js
var failure_cause = __webpack_require__(77152);
// EXTERNAL MODULE: ./lib/runner/exec.js
var exec = __webpack_require__(33981);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/log.js
var log = __webpack_require__(93188);
// EXTERNAL MODULE: ./lib/flox/run-flox.js
var run_flox = __webpack_require__(86184);
// EXTERNAL MODULE: ./lib/flox/build/check.js
var check = __webpack_require__(3230);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(90710);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
// EXTERNAL MODULE: ./lib/runner/limit.js
var runner_limit = __webpack_require__(7541);
;// CONCATENATED MODULE: ./lib/flox/build/copy.js
/** A copy of the project to build one cell in: builds write to their project, and each cell has a manifest of its own. */








/** Files that are copied at the same time. */
const atOnce = 16;
/** Seconds for one command of git. */
const timeout = 600;
/**
 * Of every file, the second day of 1980, the first year of archives: a pure build gets an archive of the files with their times, and those of a checkout are new in each
 * run, so that nothing would be found in a cache.
 */
const age = 315_619_200;
/**
 * Copies a repository as git sees its folder: tracked and new files with their changes, and the history for version
 * commands, without what is ignored. A folder that is no repository is copied whole. FLX179.
 */
async function copyProject(host, root, to) {
    await host.files.rm(to, { recursive: true, force: true });
    const git = await gitOf(host);
    const top = await git(['-C', root, 'rev-parse', '--show-toplevel']);
    try {
        if ('failed' in top)
            return await copyFolder(host, root, to);
        const folder = top.stdout.trim();
        const cloned = await git(['clone', '--quiet', '--shared', '--no-checkout', '--', folder, to]);
        if ('failed' in cloned)
            return { problem: notCopied(root, cloned.failed) };
        const listed = await Promise.all([
            git(['-C', folder, 'ls-files', '-z', '--cached', '--recurse-submodules']),
            git(['-C', folder, 'ls-files', '-z', '--others', '--exclude-standard']),
        ]);
        const names = listed.flatMap((list) => ('failed' in list ? [] : list.stdout.split('\0').filter(Boolean)));
        const failed = listed.find((list) => 'failed' in list);
        if (failed && 'failed' in failed)
            return { problem: notCopied(root, failed.failed) };
        await copyFiles(host, folder, to, names);
        const track = async (changed) => {
            for (const path of changed)
                await host.files.lutimes(path, age, age);
            await git(['-C', to, 'add', '--all', '--force']);
        };
        await track([]);
        return { root: (0,external_node_path_.join)(to, (0,external_node_path_.relative)(folder, await host.files.realpath(root))), track };
    }
    catch (cause) {
        if (!(cause instanceof Error) || !('code' in cause))
            throw cause;
        return { problem: notCopied(root, cause.message) };
    }
}
async function gitOf(host) {
    const env = (0,child_env/* childEnv */.g)(host.env, { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...(await (0,command/* asOwner */.g)(host)) });
    return async (args) => {
        const outcome = await host.exec({ argv: ['git', ...args], env, timeout, signal: host.cancelled });
        return outcome.kind === 'exited' && outcome.code === 0
            ? { stdout: outcome.stdout }
            : { failed: (0,exec/* failureText */.kY)(outcome) };
    };
}
async function copyFiles(host, from, to, names) {
    const limit = (0,runner_limit/* limitTo */.$)(atOnce);
    await Promise.all(names.map((name) => limit(() => copyFile(host, (0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name)))));
}
async function copyFile(host, from, to) {
    try {
        await host.files.cp(from, to, cpOptions);
        await host.files.lutimes(to, age, age);
    }
    catch (cause) {
        // Tracked, and deleted in the folder.
        if (!(0,files/* isErrno */.r)(cause, 'ENOENT'))
            throw cause;
    }
}
const cpOptions = {
    recursive: true,
    verbatimSymlinks: true,
    mode: external_node_fs_.constants.COPYFILE_FICLONE,
};
async function copyFolder(host, root, to) {
    const perMachine = /(?:^|\/)\.flox\/(?:run|cache|log|lib)$/;
    const filter = (path) => (0,external_node_path_.resolve)(path) !== (0,external_node_path_.resolve)(to) && !perMachine.test(path);
    await host.files.cp(root, to, { ...cpOptions, filter });
    return { root: to, track: async () => { } };
}
function notCopied(root, why) {
    return (0,problem/* error */.z3)('FLX179', `${root} could not be copied to build in: ${why}.`, 'Check git and the room on the disk.');
}

;// CONCATENATED MODULE: ./lib/flox/build/lock.js
/**
 * The lock of a manifest that got other variables, so that no server has to be asked. Flox takes a lock as current whose
 * manifest is the one on disk; of an environment with includes that is `compose.composer`, beside the merged one.
 * https://github.com/flox/flox/blob/main/cli/schemas
 */
/** The text of a lock with these variables. Throws SyntaxError for what is not JSON. */
function lockWithVariables(text, variables) {
    const lock = tableOf(JSON.parse(text));
    const withVariables = (manifest) => {
        const table = tableOf(manifest);
        return { ...table, vars: { ...tableOf(table['vars']), ...variables } };
    };
    const compose = lock['compose'] ? tableOf(lock['compose']) : undefined;
    const changed = {
        ...lock,
        manifest: withVariables(lock['manifest']),
        ...(compose ? { compose: { ...compose, composer: withVariables(compose['composer']) } } : {}),
    };
    return `${JSON.stringify(changed, null, 2)}\n`;
}
function tableOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value))
        : {};
}

// EXTERNAL MODULE: ./node_modules/toml-eslint-parser/lib/index.mjs + 3 modules
var lib = __webpack_require__(9605);
;// CONCATENATED MODULE: ./lib/flox/build/manifest.js
/** Changes to the text of a manifest that leave its comments and its form alone. */

/**
 * The manifest with other packages and variables; those that it has already are overwritten. Throws ParseError for what is
 * not TOML.
 */
function changeManifest(text, changes) {
    const [root] = (0,lib/* parseTOML */.MD)(text, { tomlVersion: 'latest' }).body;
    const written = entriesOf(root);
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    const edits = [
        ...changes.packages.flatMap((change) => packageEdits(text, written, change, newline)),
        ...variableEdits(text, root, written, changes.variables, newline),
    ];
    return edits
        .toSorted((a, b) => b.at[0] - a.at[0])
        .reduce((changed, { at, text: by }) => changed.slice(0, at[0]) + by + changed.slice(at[1]), text);
}
function entriesOf(root) {
    const visit = (above, node, how) => {
        const path = [...above, ...node.key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value))];
        const { value } = node;
        const inner = value.type === 'TOMLInlineTable' ? value.body : [];
        return [{ path, node, ...how }, ...inner.flatMap((one) => visit(path, one, { inline: true, top: false }))];
    };
    return root.body.flatMap((entry) => entry.type === 'TOMLKeyValue'
        ? visit([], entry, { inline: false, top: true })
        : entry.body.flatMap((one) => visit(entry.resolvedKey.map(String), one, { inline: false, top: false })));
}
function packageEdits(text, written, { id, path, version }, newline) {
    const find = (key) => written.find((one) => isPath(one.path, ['install', id, key]));
    const [named, pinned] = [find('pkg-path'), find('version')];
    if (!named)
        return [];
    const edits = path === undefined ? [] : [replaced(text, named, path)];
    if (version === undefined)
        return edits;
    if (pinned)
        return [...edits, replaced(text, pinned, version)];
    const { node, inline } = named;
    const last = node.key.keys.at(-1);
    const before = last ? text.slice(node.key.range[0], last.range[0]) : '';
    const entry = `${before}version = ${JSON.stringify(version)}`;
    const indent = /[ \t]*$/.exec(text.slice(0, node.range[0]))?.[0] ?? '';
    // In front of the name: behind it, a comment of its line may follow.
    const added = inline ? `${entry}, ` : `${entry}${newline}${indent}`;
    return [...edits, { at: [node.range[0], node.range[0]], text: added }];
}
/** In the quotes that are there. */
function replaced(text, { node }, value) {
    const quote = text[node.value.range[0]] === "'" ? "'" : '"';
    return { at: node.value.range, text: `${quote}${value}${quote}` };
}
function variableEdits(text, root, written, variables, newline) {
    const existing = (name) => written.find(({ path }) => isPath(path, ['vars', name]));
    const names = Object.keys(variables);
    const lines = names
        .filter((name) => !existing(name))
        .map((name) => `${name} = ${JSON.stringify(variables[name] ?? '')}`);
    return [
        ...names.flatMap((name) => {
            const found = existing(name);
            return found ? [{ at: found.node.value.range, text: JSON.stringify(variables[name] ?? '') }] : [];
        }),
        ...(lines.length > 0 ? [insertion(text, root, written, lines, newline)] : []),
    ];
}
/** New variables in whichever form the manifest has some already. */
function insertion(text, root, written, lines, newline) {
    const table = root.body.find((entry) => entry.type === 'TOMLTable' && isPath(entry.resolvedKey.map(String), ['vars']));
    if (table) {
        const end = text.indexOf('\n', table.range[0]);
        const block = lines.map((line) => `${line}${newline}`).join('');
        return end < 0
            ? { at: [text.length, text.length], text: `${newline}${block}` }
            : { at: [end + 1, end + 1], text: block };
    }
    const braces = written.find(({ path }) => isPath(path, ['vars']))?.node.value;
    if (braces?.type === 'TOMLInlineTable') {
        const start = braces.range[0] + 1;
        return { at: [start, start], text: ` ${lines.join(', ')}${braces.body.length > 0 ? ',' : ' '}` };
    }
    const dotted = written.find(({ path, top }) => top && path[0] === 'vars');
    if (dotted) {
        const start = dotted.node.range[0];
        return { at: [start, start], text: lines.map((line) => `vars.${line}${newline}`).join('') };
    }
    const gap = text === '' || text.endsWith('\n') ? '' : newline;
    const block = ['', '[vars]', ...lines, ''].join(newline);
    return { at: [text.length, text.length], text: `${gap}${block}` };
}
function isPath(path, wanted) {
    return path.length === wanted.length && path.every((name, index) => name === wanted[index]);
}

// EXTERNAL MODULE: ./lib/flox/build/project.js
var build_project = __webpack_require__(60023);
// EXTERNAL MODULE: ./lib/flox/environment/cuda.js
var cuda = __webpack_require__(13196);
// EXTERNAL MODULE: ./lib/flox/environment/environment.js
var environment_environment = __webpack_require__(15678);
;// CONCATENATED MODULE: ./lib/flox/build/smoke.js
/** Tries the compiler of an environment before a build that may take hours. It needs no GPU. */







const kernel = `__global__ void axpy(int n, float a, const float *x, float *y) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) y[i] += a * x[i];
}
int main() {
  axpy<<<1, 32>>>(0, 1.0f, nullptr, nullptr);
  return cudaDeviceSynchronize() == cudaSuccess ? 0 : 1;
}
`;
/** Whether the environment has an nvcc of a set, on this system. Pure. */
function hasCompiler(environment, system) {
    return environment.packages.some((one) => ['cuda_nvcc', 'cudatoolkit'].includes((0,cuda/* cudaSetMember */.Yz)(one)?.name ?? '') &&
        (0,environment_environment/* systemsOf */.cT)(environment, one).includes(system));
}
/**
 * Compiles and links a kernel for the targets of a cell, with the nvcc of the environment and its shared CUDA runtime.
 * FLX180 (a warning: the build may know better) where that fails.
 */
async function tryCompiler(host, flox, where, gencode) {
    const source = (0,external_node_path_.join)(where.scratch, 'axpy.cu');
    await (0,files/* writeAtomically */.vK)(host, source, kernel);
    const nvcc = ['nvcc', '-cudart', 'shared', ...gencode, source, '-o', (0,external_node_path_.join)(where.scratch, 'axpy')];
    const begun = host.clock.now();
    const outcome = await (0,run_flox/* runFlox */.Xo)(host, flox, ['activate', '-d', where.environment, '--', ...nvcc], {
        timeout: 300,
        cwd: where.environment,
        silent: true,
    });
    if (outcome.kind === 'exited' && outcome.code === 0) {
        const seconds = ((host.clock.now() - begun) / 1_000).toFixed(1);
        host.log.info(`The nvcc of the environment compiles and links for these targets (${seconds} s)`);
        return [];
    }
    const said = outcome.kind === 'not-started' ? undefined : outcome.stderrTail.find((line) => /error|not found/i.test(line));
    const message = `The nvcc of the environment cannot compile and link a kernel for this cell: ${(said ?? (0,exec/* failureText */.kY)(outcome)).trim().replace(/\.$/, '')}.`;
    const fix = `Try it: flox activate -d ${where.environment} -- ${nvcc.join(' ')}`;
    return [(0,problem/* warning */.$e)('FLX180', message, fix)];
}

// EXTERNAL MODULE: ./lib/model/capability.js
var capability = __webpack_require__(6555);
;// CONCATENATED MODULE: ./lib/flox/build/variables.js
/** What a cell tells the build of a Flox environment. */

/**
 * The variables of a cell by name. CMake takes CUDAARCHS for CMAKE_CUDA_ARCHITECTURES
 * (https://cmake.org/cmake/help/latest/envvar/CUDAARCHS.html), extensions of PyTorch take TORCH_CUDA_ARCH_LIST
 * (https://docs.pytorch.org/docs/stable/cpp_extension.html), and NIX_CUDA_GENCODE is for nvcc itself. Without CUDA the lists
 * are empty, and CMake and PyTorch get none.
 */
function buildVariables(cell) {
    const parse = (texts) => texts.flatMap((text) => (0,capability/* parseCapability */._p)(text) ?? []);
    const [real, ptx] = [parse(cell.capabilities), parse(cell.ptx)];
    const gencode = [
        ...real.map((one) => `-gencode=arch=${(0,capability/* computeName */.bt)(one)},code=${(0,capability/* smName */.ej)(one)}`),
        ...ptx.map((one) => `-gencode=arch=${(0,capability/* computeName */.bt)(one)},code=${(0,capability/* computeName */.bt)(one)}`),
    ];
    const own = {
        NIX_CUDA_TOOLKIT: cell.toolkit,
        NIX_CUDA_CAPABILITIES: cell.capabilities.join(' '),
        NIX_CUDA_GENCODE: gencode.join(' '),
    };
    if (cell.toolkit === 'cpu')
        return own;
    const targets = [...real.map((one) => `${(0,capability/* smDigits */.$4)(one)}-real`), ...ptx.map((one) => `${(0,capability/* smDigits */.$4)(one)}-virtual`)];
    const torch = cell.capabilities.map((text) => (cell.ptx.includes(text) ? `${text}+PTX` : text));
    return { ...own, CUDAARCHS: targets.join(';'), TORCH_CUDA_ARCH_LIST: torch.join(';') };
}

;// CONCATENATED MODULE: ./lib/flox/build/build.js
/** Builds one cell with Flox: a copy of the project, the manifest of the cell, its lock, then `flox build`. */














/** Seconds. Locking asks FloxHub, and downloads what the environment gets. */
const lockTimeout = 1_800;
/** Lines of each of the two outputs in the tail, which is part of a result, and characters of a line. */
const [tailLines, tailWidth] = [20, 2_000];
/**
 * Builds a cell. Problems: those of `demandOf`, FLX173 (no login), FLX174 (not locked), FLX179 (no copy), FLX180 (a
 * compiler that fails, a warning), BLD002 (failed), BLD003 (cancelled). The copy stays where the build failed.
 */
async function buildWithFlox(host, flox, cell, options) {
    const { environment: folder, build } = cell.source;
    const project = await (0,build_project/* readProject */.W)(host, options.root, folder);
    if ('problems' in project)
        return failed(project.problems);
    const demand = (0,check/* demandOf */.tp)(project, cell);
    if (demand.problems.some(({ severity }) => severity === 'error'))
        return failed(demand.problems);
    const copy = await copyProject(host, options.root, options.copy);
    if ('problem' in copy)
        return failed([copy.problem]);
    const environment = (0,external_node_path_.join)(copy.root, folder);
    const isExpression = !Object.hasOwn(project.environment.manifest.build ?? {}, build);
    const unlocked = isExpression ? undefined : await prepare(host, flox, environment, cell, demand);
    if (unlocked)
        return failed([unlocked, ...demand.problems]);
    await copy.track(isExpression ? [] : inEnvironment(environment));
    const tries = !isExpression && cell.capabilities.length > 0 && hasCompiler(project.environment, cell.system);
    const warnings = tries ? await smokeTest(host, flox, cell, { environment, copy: options.copy }) : [];
    return runBuild(host, flox, { environment, build, timeout: options.timeout }, [...demand.problems, ...warnings]);
}
async function smokeTest(host, flox, cell, { environment, copy }) {
    const gencode = (buildVariables(cell)['NIX_CUDA_GENCODE'] ?? '').split(' ');
    const scratch = `${copy}-smoke-test`;
    const warnings = await tryCompiler(host, flox, { environment, scratch }, gencode);
    await host.files.rm(scratch, { recursive: true, force: true });
    return warnings;
}
/** `problems` are those that are known already. */
async function runBuild(host, flox, { environment, build, timeout }, problems) {
    (0,log/* logDetail */.S)(host.log, `To build this cell yourself: flox build -d ${environment} ${build}`);
    const outcome = await (0,run_flox/* runFlox */.Xo)(host, flox, ['build', '-d', environment, build], {
        timeout,
        cwd: environment,
        // Without the cache of an earlier build of the same folder, which a fresh copy has none of: the date in a new one would
        // make every pure build a derivation of its own (package-builder/flox-build.mk).
        variables: { DISABLE_BUILDCACHE: 'true' },
    });
    // Builders write to both; this half comes when all is over.
    const stdout = outcome.kind === 'not-started' ? [] : outcome.stdout.split('\n').filter((line) => line !== '');
    for (const line of stdout)
        (0,log/* logDetail */.S)(host.log, line);
    if (outcome.kind !== 'exited' || outcome.code !== 0) {
        const reproduce = `Reproduce it with: flox build -d ${environment} ${build}`;
        const stderr = outcome.kind === 'not-started' ? [] : outcome.stderrTail;
        const said = [...stdout.slice(-60), ...stderr];
        const problem = buildProblem(outcome, { timeout, reproduce, said });
        const logTail = [...stdout.slice(-tailLines), ...stderr.slice(-tailLines)].map((line) => line.slice(0, tailWidth));
        return { outputs: [], problems: [problem, ...problems], logTail };
    }
    const outputs = await outputsIn(host, environment, build);
    if (outputs.length > 0)
        return { outputs, problems, logTail: [] };
    const none = (0,problem/* error */.z3)('BLD002', `flox build made no result-${build}.`, `See what it says: flox build -d ${environment} ${build}`);
    return failed([none, ...problems]);
}
function failed(problems) {
    return { outputs: [], problems, logTail: [] };
}
/** manifest.toml and manifest.lock. */
function inEnvironment(folder) {
    return [(0,external_node_path_.join)(folder, '.flox/env/manifest.toml'), (0,external_node_path_.join)(folder, '.flox/env/manifest.lock')];
}
/** Writes the manifest of the cell with a lock of its own, by Flox where packages change. */
async function prepare(host, flox, environment, cell, demand) {
    const [manifest, lock] = inEnvironment(environment);
    const variables = buildVariables(cell);
    const text = changeManifest(await host.files.readFile(manifest, 'utf8'), { packages: demand.changes, variables });
    if (!demand.locks) {
        await (0,files/* writeAtomically */.vK)(host, lock, lockWithVariables(await host.files.readFile(lock, 'utf8'), variables));
        await (0,files/* writeAtomically */.vK)(host, manifest, text);
        return undefined;
    }
    for (const { id, path, version } of demand.changes)
        host.log.info(`Locked anew: ${id}${path ? ` from ${path}` : ''}${version ? ` ${version}` : ''}`);
    const outcome = await (0,run_flox/* runFlox */.Xo)(host, flox, ['edit', '-d', environment, '-f', '-'], {
        timeout: lockTimeout,
        cwd: environment,
        input: text,
    });
    return outcome.kind === 'exited' && outcome.code === 0 ? undefined : lockProblem(outcome, cell);
}
/** What Flox says without a login that FloxHub accepts. https://flox.dev/docs/concepts/authentication */
const noLogin = /authentication is required|authentication rejected|login has expired|not logged in|token (?:is|has|could).*(?:expired|revoked|invalid|verified)|may not be authenticated/i;
function lockProblem(outcome, cell) {
    if (outcome.kind === 'cancelled')
        return (0,problem/* error */.z3)('BLD003', 'Locking was cancelled.', 'Run the job again.');
    const said = floxWords(outcome);
    const what = `The environment of ${cell.package} with CUDA ${cell.toolkit}`;
    if (noLogin.test(said))
        return loginProblem(`${what} has to be locked, and FloxHub refuses: ${said}`);
    return (0,problem/* error */.z3)('FLX174', `${what} cannot be locked: ${said}.`, 'Make the same change in a copy of the environment with `flox edit`, and see which packages fit together.');
}
function loginProblem(message) {
    const fix = 'Sign in with floxhub-auth in the setup step, or set FLOX_FLOXHUB_TOKEN to a valid token; a service account is meant for CI.';
    return (0,problem/* error */.z3)('FLX173', `${message.replace(/\.$/, '')}.`, fix, {
        source: 'https://flox.dev/docs/concepts/authentication',
    });
}
function buildProblem(outcome, { timeout, reproduce, said: lines, }) {
    switch (outcome.kind) {
        case 'cancelled':
            return (0,problem/* error */.z3)('BLD003', 'The build was cancelled.', 'Run the job again.');
        case 'timed-out':
            return (0,problem/* error */.z3)('BLD002', `The build did not end within ${timeout} s.`, 'Raise timeout-minutes, or use a larger runner.');
        case 'not-started':
            return (0,problem/* error */.z3)('FLX178', `flox could not be started: ${outcome.reason}.`, 'Repair or reinstall this Flox.');
        case 'killed':
            return (0,problem/* error */.z3)('BLD002', 'flox was killed, probably because memory ran out.', 'Use a larger runner.');
        case 'exited': {
            const said = floxWords(outcome);
            if (noLogin.test(said))
                return loginProblem(said);
            const cause = (0,failure_cause/* failureCause */.i)({ errors: [], tail: lines });
            return cause
                ? (0,problem/* error */.z3)('BLD002', cause.message, `${cause.fix} ${reproduce}`)
                : (0,problem/* error */.z3)('BLD002', `flox build failed: ${said}.`, reproduce);
        }
    }
}
/** The message behind `✘ ERROR:` as one line, else the last line. */
function floxWords(outcome) {
    const lines = outcome.kind === 'not-started' ? [] : outcome.stderrTail;
    const start = lines.findLastIndex((line) => line.includes('ERROR: '));
    const message = start < 0
        ? (0,exec/* failureText */.kY)(outcome)
        : lines
            .slice(start)
            .join(' ')
            .replace(/^.*?ERROR: /, '');
    return message.replaceAll(/\s+/g, ' ').trim().slice(0, 500).replace(/\.$/, '');
}
/** Flox links the output `out` as `result-NAME` and others as `result-NAME-OUTPUT`, beside its log and cache. */
async function outputsIn(host, environment, build) {
    const first = `result-${build}`;
    const own = (name) => name === first || name.startsWith(`${first}-`);
    const links = (await host.files.readdir(environment)).filter((name) => own(name) && !/-(?:log|buildCache(?:\.prevOutPath)?)$/.test(name));
    const outputs = await Promise.all(links.sort().map(async (link) => ({
        name: link === first ? 'out' : link.slice(first.length + 1),
        path: await host.files.realpath((0,external_node_path_.join)(environment, link)),
    })));
    return outputs;
}

// EXTERNAL MODULE: ./lib/flox/facts.js
var facts = __webpack_require__(60830);
// EXTERNAL MODULE: ./lib/nix/store-paths.js
var store_paths = __webpack_require__(89427);
// EXTERNAL MODULE: ./lib/actions/build/prove-cell.js + 1 modules
var prove_cell = __webpack_require__(71086);
;// CONCATENATED MODULE: ./lib/actions/build/prove-flox.js








/**
 * Builds a cell with Flox and verifies it. What an earlier run saved of the cell is offered to Nix first: Flox takes it for
 * pure builds and expressions, and builds the others anew. Never throws for what the cell or its build did.
 */
async function proveFloxCell(host, nix, cell, options) {
    const flox = await (0,facts/* lookForFlox */.OS)(host).catch(problemsOf);
    if (!flox || 'problems' in flox) {
        return { result: (0,prove_cell/* result */.Ke)(cell, flox?.problems ?? noFlox(cell), {}), derivations: [] };
    }
    const saved = await options.storeCache?.restore({ id: cell.id, system: cell.system, drvPath: '' });
    const cached = saved?.outcome === 'restored' ? { paths: saved.paths, bytes: saved.bytes } : null;
    const copy = (0,external_node_path_.join)(options.folder, 'flox', cell.id);
    const login = await (0,signed_in.signedInIfPossible)(host, options.job);
    const building = await (0,prove_cell/* timed */.ay)(host, () => buildWithFlox(login.host, flox, cell, { ...options, copy }));
    const { outputs, problems, logTail } = building.value;
    const trouble = [...login.warnings, ...problems, ...(saved?.problems ?? [])];
    const out = outputs.find(({ name }) => name === 'out') ?? outputs[0];
    if (!out) {
        return {
            result: { ...(0,prove_cell/* result */.Ke)(cell, trouble, { build: building.seconds }), restored: cached, logTail },
            derivations: [],
        };
    }
    const drvPath = (await (0,store_paths/* deriverOf */.BI)(host, nix, out.path)) ?? null;
    const here = await (0,store_paths/* builtHere */.Jg)(host, nix, [out.path]);
    const built = 'failed' in here || here.lines.length > 0;
    const paths = outputs.map(({ path }) => path);
    const unrooted = await keep(host, nix, cell, paths, options);
    const proof = await (0,prove_cell/* timed */.ay)(host, () => (0,prove_cell/* proveOutputs */.ZU)(host, { outputs }, cell));
    const wrong = proof.value.problems.some((found) => found.severity === 'error');
    const seconds = { build: building.seconds, verify: proof.seconds };
    const derivations = drvPath !== null && built ? [{ path: drvPath, seconds: Math.round(building.seconds) }] : [];
    await host.files.rm(copy, { recursive: true, force: true });
    return {
        result: {
            ...(0,prove_cell/* result */.Ke)(cell, [...proof.value.problems, ...trouble, ...unrooted], seconds),
            drvPath,
            outputs,
            status: host.cancelled.aborted ? 'cancelled' : wrong ? 'wrong' : 'proven',
            built,
            restored: cached,
            derivations,
            files: proof.value.files,
        },
        derivations,
    };
}
/** The links of Flox go with the copy of the project: these keep the outputs. */
async function keep(host, nix, cell, paths, options) {
    const link = options.linkOf ? options.linkOf(cell) : (0,external_node_path_.join)(options.folder, 'outputs', cell.id);
    if (link === undefined)
        return [];
    if (!options.linkOf)
        await host.files.mkdir((0,external_node_path_.join)(options.folder, 'outputs'), { recursive: true, mode: 0o700 });
    const outcome = await (0,command/* runNix */.d)(host, nix, ['build', '--out-link', link, ...paths], { timeout: 300 });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return [];
    return [(0,problem/* warning */.$e)('BLD004', `${link} could not be made.`, 'The outputs may be collected as garbage.')];
}
/** Of a Flox that does not answer. */
function problemsOf(cause) {
    if (!(cause instanceof problem/* ProblemError */.Mm))
        throw cause;
    return { problems: cause.problems };
}
function noFlox(cell) {
    const message = `${cell.package} is built by Flox, and no flox was found on this machine.`;
    return (0,problem/* error */.z3)('FLX178', message, 'Set flox: true in the setup step, or install Flox.');
}


/***/ }),

/***/ 36014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readSaved)
/* harmony export */ });
/**
 * Reads what a program of ours saved, by the schema of its room, which is loaded only when there is something to read.
 * Undefined for no text, for what is not JSON and for what does not follow the schema.
 */
async function readSaved(text, load) {
    const value = text === undefined ? undefined : parseJson(text);
    return value === undefined ? undefined : (await load()).safeParse(value).data;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 21652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ lookForNix),
/* harmony export */   r: () => (/* binding */ findNix)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30994);
/* harmony import */ var _runner_exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33981);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11161);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77992);






/** Where installers put Nix when PATH does not say so. https://nix.dev/manual/nix/stable/installation/env-variables */
const usualPlaces = ['/nix/var/nix/profiles/default/bin', '/run/current-system/sw/bin'];
/** The Nix that is on this machine: PATH first, then the usual places. Throws ProblemError INS001 or BLD004. */
async function findNix(host) {
    const nix = await lookForNix(host);
    if (nix)
        return nix;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS001', 'No nix program was found on PATH or in the usual places.', 'Install Nix before this step (https://nixos.org/download), or add it to PATH.'));
}
/** The same, undefined where there is none. Throws ProblemError BLD004 when it is there and does not answer. */
async function lookForNix(host) {
    const home = await (0,_home_js__WEBPACK_IMPORTED_MODULE_4__/* .nixHome */ .L)(host);
    const folders = [
        ...(host.env['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter),
        ...(home ? [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.nix-profile/bin')] : []),
        ...usualPlaces,
    ];
    const program = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .findProgram */ .Kp)(host, 'nix', folders);
    return program === undefined ? undefined : { program, ...(await versionOf(host, program)) };
}
/** `nix (Nix) 2.34.8`, `nix (Determinate Nix 3.19.0) 2.33.4`, `nix (Lix, like Nix) 2.93.0`: the last number counts. */
async function versionOf(host, program) {
    const outcome = await host.exec({
        argv: [program, '--version'],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_5__/* .childEnv */ .g)(host.env),
        timeout: 30,
        signal: host.cancelled,
        question: true,
    });
    const version = outcome.kind === 'exited' ? /(\d+\.\d+\S*)\s*$/.exec(outcome.stdout)?.[1] : undefined;
    if (version && outcome.kind === 'exited') {
        const determinate = /\bDeterminate Nix (\d+\.\d+[^\s)]*)/.exec(outcome.stdout)?.[1];
        return { version, ...(/\bLix\b/.test(outcome.stdout) ? { fork: 'lix' } : {}), ...(determinate && { determinate }) };
    }
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD004', `${program} --version did not answer with a version (${(0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .failureText */ .kY)(outcome)}).`, 'Repair or reinstall this Nix.'));
}


/***/ }),

/***/ 77992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ nixHome),
/* harmony export */   N: () => (/* binding */ passwdEntry)
/* harmony export */ });
/**
 * The home of this user as Nix takes it: HOME, unless it belongs to somebody else, as that of a job in a container does;
 * then the one of /etc/passwd. https://github.com/NixOS/nix/blob/master/src/libutil/unix/users.cc
 */
async function nixHome(host) {
    const given = host.env['HOME'];
    if (given) {
        const stat = await host.files.stat(given).catch(() => undefined);
        if (stat === undefined || stat.uid === host.uid)
            return given;
    }
    return (await passwdEntry(host))?.home ?? given;
}
/** Name and home of the user that this process runs as, from /etc/passwd. */
async function passwdEntry(host) {
    const text = await host.files.readFile('/etc/passwd', 'utf8').catch(() => '');
    for (const line of text.split('\n')) {
        const [name, , uid, , , home] = line.split(':');
        if (name && home && uid === String(host.uid))
            return { name, home };
    }
    return undefined;
}


/***/ }),

/***/ 33981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d1: () => (/* binding */ runCommand),
/* harmony export */   gW: () => (/* binding */ runAttached),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   os: () => (/* binding */ tailLines)
/* harmony export */ });
/* unused harmony export grace */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48161);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46193);
/* harmony import */ var node_tty__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7066);






/** Why a command failed, in its own last line where it said any; part of a message. Pure. */
function failureText(outcome) {
    return outcome.kind === 'not-started' ? outcome.reason : (outcome.stderrTail.at(-1) ?? outcome.kind);
}
const tailLines = 60;
const maxLine = 64 * 1024;
/** Milliseconds between SIGTERM and SIGKILL: inside the 7.5 s that the runner waits after SIGINT. */
const grace = 4_000;
/** Milliseconds for the last lines on standard error after a program that others outlive has ended. */
const lastLines = 1_000;
/** Milliseconds between two looks at a group that was told to stop. */
const groupCheck = 50;
/**
 * Runs a program in a process group of its own, so that a stop reaches its children too. Standard output is collected,
 * standard error is handed on line by line. Never rejects: the outcome says what happened.
 */
const runCommand = (command) => new Promise((resolve) => {
    if (command.signal?.aborted)
        return resolve({ kind: 'cancelled', stdout: '', stderrTail: [] });
    if (command.background)
        return resolve(startAlone(command, command.background.log));
    const [program, ...args] = command.argv;
    const stdin = command.input === undefined ? 'ignore' : 'pipe';
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
        cwd: command.cwd,
        env: command.env,
        detached: true,
        stdio: command.passesOutput ? [stdin, 'inherit', 'pipe', 2] : [stdin, 'pipe', 'pipe'],
    });
    let stopped;
    let killer;
    const stop = (why) => {
        if (stopped)
            return;
        stopped = why;
        signalGroup(child.pid, 'SIGTERM');
        killer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), grace);
    };
    const onAbort = () => stop('cancelled');
    const timer = setTimeout(() => stop('timed-out'), command.timeout * 1_000);
    command.signal?.addEventListener('abort', onAbort, { once: true });
    const stdout = [];
    child.stdout?.on('data', (chunk) => stdout.push(chunk));
    const stderrTail = [];
    const lines = lineSplitter((line) => {
        stderrTail.push(line);
        if (stderrTail.length > tailLines)
            stderrTail.shift();
        command.onStderr?.(line);
    });
    child.stderr?.on('data', lines.push);
    let release;
    if (command.passesOutput)
        child.once('exit', () => {
            release = setTimeout(() => child.stderr?.destroy(), lastLines);
        });
    const finish = (outcome) => {
        clearTimeout(timer);
        clearTimeout(killer);
        clearTimeout(release);
        command.signal?.removeEventListener('abort', onAbort);
        resolve(outcome);
    };
    child.on('error', (cause) => finish({ kind: 'not-started', reason: cause.message }));
    child.on('close', (code) => {
        lines.end();
        const seen = { stdout: Buffer.concat(stdout).toString('utf8'), stderrTail };
        const ended = stopped;
        if (ended && command.passesOutput)
            whenGroupEnds(child.pid, () => finish({ kind: ended, ...seen }));
        else if (ended)
            finish({ kind: ended, ...seen });
        else if (code === null)
            finish({ kind: 'killed', ...seen });
        else
            finish({ kind: 'exited', code, ...seen });
    });
    if (command.input !== undefined && child.stdin) {
        child.stdin.on('error', () => { }); // a child that does not read its input is judged by its exit status
        if (typeof command.input === 'string')
            child.stdin.end(command.input);
        else
            void feed(command.input, child.stdin);
    }
});
/**
 * Runs a program in this process group, with standard input, output and error as they are: ^C at a terminal reaches it without us.
 * A stop that reached this process alone is handed on, by the name of its signal; the program decides what it does.
 * process.execve would leave pipes non-blocking, as Node set them, and programs then lose what they print.
 */
const runAttached = (argv, env, signal) => new Promise((resolve) => {
    const [program, ...args] = argv;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, { env, stdio: 'inherit' });
    const onAbort = () => {
        const name = signal.reason === 'SIGINT' ? 'SIGINT' : 'SIGTERM';
        if (name === 'SIGTERM' || !(0,node_tty__WEBPACK_IMPORTED_MODULE_5__.isatty)(0))
            child.kill(name);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    child.on('error', (cause) => resolve({ reason: cause.message }));
    child.on('exit', (code, name) => {
        signal.removeEventListener('abort', onAbort);
        resolve({ code: code ?? 128 + (name ? node_os__WEBPACK_IMPORTED_MODULE_3__.constants.signals[name] : 0) });
    });
});
/** Writes a stream to a child at the child's pace. */
async function feed(chunks, stdin) {
    const closed = new Promise((resolve) => stdin.once('close', resolve));
    try {
        for await (const chunk of chunks) {
            if (stdin.destroyed)
                break;
            if (!stdin.write(chunk))
                await Promise.race([(0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(stdin, 'drain'), closed]);
        }
    }
    catch {
        // The stream's maker knows, or the child has closed its input; the child is judged by its exit status.
    }
    finally {
        stdin.end();
    }
}
function startAlone(command, log) {
    return new Promise((resolve) => {
        const [program, ...args] = command.argv;
        let output;
        try {
            output = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.openSync)(log, 'a', 0o600);
        }
        catch (cause) {
            return resolve({ kind: 'not-started', reason: cause.message });
        }
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
            cwd: command.cwd ?? '/',
            env: command.env,
            detached: true,
            stdio: ['ignore', output, output],
        });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.closeSync)(output);
        child.once('error', (cause) => resolve({ kind: 'not-started', reason: cause.message }));
        child.once('spawn', () => {
            child.unref();
            resolve({ kind: 'exited', code: 0, stdout: `${child.pid}\n`, stderrTail: [] });
        });
    });
}
function signalGroup(pid, signal) {
    if (pid === undefined)
        return;
    try {
        process.kill(-pid, signal);
    }
    catch {
        // The group is gone already.
    }
}
/** Calls when nothing of a group that was told to stop is left, or all that is left was killed. */
function whenGroupEnds(pid, done) {
    let checks = grace / groupCheck;
    const check = () => {
        checks -= 1;
        try {
            if (pid !== undefined && checks > 0) {
                process.kill(-pid, 0);
                setTimeout(check, groupCheck);
                return;
            }
        }
        catch {
            return done(); // The group is gone.
        }
        // This may be the first of two timers of the same length: the other one is cleared with the command.
        signalGroup(pid, 'SIGKILL');
        done();
    };
    check();
}
/** Cuts a byte stream into lines; a line longer than 64 KiB is cut there. */
function lineSplitter(onLine) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_4__.StringDecoder('utf8');
    let rest = '';
    return {
        push: (chunk) => {
            const parts = (rest + decoder.write(chunk)).split('\n');
            rest = parts.pop() ?? '';
            for (const part of parts)
                onLine(part.slice(0, maxLine));
            if (rest.length > maxLine) {
                onLine(rest.slice(0, maxLine));
                rest = '';
            }
        },
        end: () => {
            const last = rest + decoder.end();
            if (last !== '')
                onLine(last);
        },
    };
}


/***/ }),

/***/ 95226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4599);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30364);


/**
 * A whole small answer. What passes (no answer, a cut body, 408, 429, 5xx) is tried again by the rule; not after a
 * time-out, which has taken long enough. The last answer is given whatever its status is. A request that must not be sent
 * twice has a rule with one try. Throws an Error that says in a few words why there is none.
 */
function ask(host, question, rule) {
    return (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .retry */ .L5)(host, rule, async () => {
        try {
            const reply = await (question.follow === false ? host.http.send(question) : (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .follow */ .e6)(host.http, question));
            const { status, url, header } = reply;
            const answer = { status, url, header, body: await readAll(reply, question.maxBytes) };
            return (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassing */ .WG)(status) ? { end: () => answer, retryAfter: header('retry-after') } : { done: answer };
        }
        catch (cause) {
            if (cause instanceof _http_js__WEBPACK_IMPORTED_MODULE_1__/* .LateError */ .v)
                throw cause;
            return {
                end: () => {
                    throw cause;
                },
            };
        }
    });
}
async function readAll(reply, maxBytes) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of reply.body) {
            size += chunk.length;
            if (size > maxBytes)
                break;
            chunks.push(chunk);
        }
    }
    catch (cause) {
        // Node says `aborted` of a body that ends before its time.
        throw cause.code === 'ECONNRESET' ? new Error('the answer was cut off') : cause;
    }
    if (size > maxBytes)
        throw new Error(`the answer has more than ${maxBytes} bytes`);
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 4599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ LateError)
/* harmony export */ });
/** No whole answer came in time. */
class LateError extends Error {
}


/***/ }),

/***/ 30364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   N6: () => (/* binding */ isRedirect),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   XS: () => (/* binding */ RefusedRedirect),
/* harmony export */   e6: () => (/* binding */ follow)
/* harmony export */ });
/* unused harmony export readRetryAfter */
const redirectLimit = 5;
/** A server sends us where we do not go. */
class RefusedRedirect extends Error {
}
/**
 * The reply after at most five redirects: never from https to http, to another scheme, or to a URL with a user in it. Of a
 * PUT or a POST only those (307, 308) that want the same again. Another origin gets no header that may hold a secret.
 * Throws as `send`, and RefusedRedirect.
 */
async function follow(http, request) {
    let asked = request;
    for (let hop = 0;; hop += 1) {
        const reply = await http.send(asked);
        const sends = asked.method === 'PUT' || asked.method === 'POST';
        if (!isRedirect(reply.status) || (sends && reply.status < 307))
            return reply;
        reply.close();
        const location = reply.header('location');
        const url = location === undefined ? null : URL.parse(location, asked.url.href);
        if (!url)
            throw new RefusedRedirect(`${shown(asked.url)} redirects without an address`);
        if (hop >= redirectLimit)
            throw new RefusedRedirect(`more than ${redirectLimit} redirects`);
        const plain = asked.url.protocol === 'http:';
        if (!(url.protocol === 'https:' || (plain && url.protocol === 'http:')) || url.username !== '') {
            throw new RefusedRedirect(`${shown(url)} is not ${plain ? 'http' : 'https'}`);
        }
        const headers = url.origin === asked.url.origin ? asked.headers : harmless(asked.headers);
        asked = { ...asked, url, ...(headers && { headers }) };
    }
}
/** True of 301 and the like. */
function isRedirect(status) {
    return [301, 302, 303, 307, 308].includes(status);
}
function harmless(headers = {}) {
    const known = /^(?:accept(?:-.*)?|content-type|if-.*|range|user-agent)$/i;
    return Object.fromEntries(Object.entries(headers).filter(([name]) => known.test(name)));
}
/** Whether another try may get a better answer: time-out, too many requests, and the server's own faults. */
function isPassing(status) {
    return status === 408 || status === 429 || (status >= 500 && status !== 501);
}
/** Tries until it is done or the rule ends it. Throws what a try throws, and what its `end` throws. */
async function retry({ clock }, rule, attempt) {
    for (let count = 1;; count += 1) {
        const tried = await attempt();
        if ('done' in tried)
            return tried.done;
        if (count >= rule.tries || rule.signal?.aborted || rule.ended?.())
            return tried.end();
        const asked = readRetryAfter(tried.retryAfter, clock.now());
        const pause = asked ?? rule.firstPause * 2 ** (count - 1);
        const spread = asked === undefined || rule.crowd ? 1 + Math.random() / 2 : 1;
        const wait = Math.round(Math.min(pause * spread, rule.longestPause));
        tried.onPause?.(`Try ${count + 1} of ${rule.tries} in ${(wait / 1_000).toFixed(1)} s`);
        await clock.sleep(wait, rule.signal);
    }
}
/** Milliseconds that Retry-After asks for: seconds or a date (RFC 9110, 10.2.3). Undefined where it says neither, and of what is past. */
function readRetryAfter(text, now) {
    if (text === undefined)
        return undefined;
    const milliseconds = /^\s*\d+\s*$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
    return milliseconds >= 0 ? milliseconds : undefined;
}
/** A URL without user, password and query, which may hold secrets. */
function shown({ protocol, host, pathname }) {
    return `${protocol}//${host}${pathname}`;
}


/***/ })

};
