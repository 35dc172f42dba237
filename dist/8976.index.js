export const id = 8976;
export const ids = [8976];
export const modules = {

/***/ 67181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runActivate: () => (/* binding */ runActivate)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/flox/activate/env-cache.js
var env_cache = __webpack_require__(32763);
// EXTERNAL MODULE: ./lib/flox/activate/environment.js
var environment = __webpack_require__(94058);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/flox/environment/access.js
var environment_access = __webpack_require__(10297);
// EXTERNAL MODULE: ./lib/flox/environment/read.js + 1 modules
var environment_read = __webpack_require__(45225);
// EXTERNAL MODULE: ./lib/flox/lint/lock.js
var lock = __webpack_require__(61364);
;// CONCATENATED MODULE: ./lib/flox/activate/layers.js
/** Finds the environments of an activation and checks that they can be activated without a login. */






/**
 * The environments, and warnings; the host has the environment of Flox. FLX109 for a lock that is missing or older than its manifest: Flox would resolve packages,
 * which it refuses without a login; so it is an error without a token in CI. Throws ProblemError with all of FLX101, FLX102,
 * FLX103 and FLX109.
 */
async function findLayers(host, { folders, reference, cwd, root }) {
    if (reference !== undefined)
        return { layers: [{ kind: 'reference', reference }], warnings: [] };
    const paths = folders.length > 0 ? folders.map((folder) => (0,external_node_path_.resolve)(root, folder)) : [await nearest(host, cwd, root)];
    const read = await Promise.all(paths.map((path) => (0,environment_read/* readEnvironment */.Q)(host, path)));
    const environments = read.flatMap((one) => ('environment' in one ? [one.environment] : []));
    const access = await (0,environment_access/* readAccess */.z)(host);
    const stale = lock/* freshLock */.Af
        .check({ layers: environments, access, allowedToolkits: [] })
        .map((problem) => (access.token === false ? problem : { ...problem, severity: 'warning' }));
    const problems = [...read.flatMap((one) => ('problems' in one ? one.problems : [])), ...stale];
    if (problems.some(({ severity }) => severity === 'error'))
        throw new problem/* ProblemError */.Mm(problems);
    const [first, ...more] = environments.map((environment) => {
        return { kind: 'folder', path: (0,external_node_path_.resolve)(host.cwd, environment.folder), environment };
    });
    if (!first)
        throw new problem/* ProblemError */.Mm(problems);
    return { layers: [first, ...more], warnings: problems };
}
/** The folder with an environment, from `cwd` upwards to `root`; `cwd` where none has one. */
async function nearest(host, cwd, root) {
    for (let folder = cwd;; folder = (0,external_node_path_.dirname)(folder)) {
        if (await (0,files/* isThere */.$B)(host, (0,external_node_path_.join)(folder, '.flox', 'env.json')))
            return folder;
        if (folder === root || (0,external_node_path_.relative)(root, folder).startsWith('..') || folder === (0,external_node_path_.dirname)(folder))
            return cwd;
    }
}

// EXTERNAL MODULE: ./lib/model/version.js
var model_version = __webpack_require__(83341);
// EXTERNAL MODULE: ./lib/flox/activate/scripts.js
var activate_scripts = __webpack_require__(25391);
;// CONCATENATED MODULE: ./lib/flox/activate/plan.js
/** What is run for a command in an environment. Pure. */



/** Every problem of the request with these environments: CFG001, CFG002, FLX163. */
function checkActivation(request) {
    const { layers, generation } = request;
    const problems = [];
    const last = layers[layers.length - 1] ?? layers[0];
    const onHub = last.kind === 'reference' || last.environment.owner !== undefined;
    if (generation !== undefined && (!onHub || layers.length > 1)) {
        const fix = 'Leave generation out, or name an environment on FloxHub with reference.';
        problems.push((0,problem/* error */.z3)('CFG002', 'generation is set, but the environment is not one on FloxHub.', fix));
    }
    const reference = last.kind === 'reference' ? last.reference : undefined;
    if (reference !== undefined && !/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(reference)) {
        const fix = 'It accepts owner/name, as in acme/cuda.';
        problems.push((0,problem/* error */.z3)('CFG001', `Input reference is ${JSON.stringify(reference.slice(0, 80))}.`, fix));
    }
    return [...problems, ...missingServices(request)];
}
function missingServices({ layers, services }) {
    if (layers.some(({ kind }) => kind === 'reference'))
        return [];
    const defined = [...new Set(layers.flatMap(servicesOf))].sort();
    const missing = services.filter((name) => name !== 'all' && !defined.includes(name));
    if (missing.length === 0 && (services.length === 0 || defined.length > 0))
        return [];
    const has = defined.length === 0 ? 'The environment defines no service.' : `It defines ${defined.join(', ')}.`;
    const message = missing.length === 0 ? 'services is all, but there is none.' : `There is no service ${missing.join(', ')}.`;
    return [(0,problem/* error */.z3)('FLX163', message, `${has} Write one of those, or leave services out.`)];
}
/** Names of the services of an environment in a folder; `auto-start` stands among them. */
function servicesOf(layer) {
    if (layer.kind === 'reference')
        return [];
    const { manifest, lock } = layer.environment;
    const entries = { ...lock?.manifest.services, ...manifest.services };
    return Object.entries(entries).flatMap(([name, service]) => (typeof service === 'boolean' ? [] : [name]));
}
/** The plan of a request that `checkActivation` has nothing against. */
function planActivation(request, facts) {
    const { command, shell, layers } = request;
    const { flox, bash, folder } = facts;
    const chosen = layers.map((layer) => choiceOf(request, layer));
    const argvs = layers.map((layer, index) => {
        const next = index + 1 < layers.length ? activate_scripts/* files */.aq.layer(index + 1) : activate_scripts/* files */.aq.run;
        const options = optionsOf(request, facts, layer, chosen[index]);
        return [flox.program, 'activate', ...options, '-c', (0,activate_scripts/* entryCommand */.EB)(bash, folder, next)];
    });
    const inner = argvs.slice(1).map((argv, index) => [activate_scripts/* files */.aq.layer(index + 1), (0,activate_scripts/* layerScript */.jb)(bash, argv)]);
    const served = layers.flatMap((layer, index) => {
        const choice = chosen[index];
        return choice === 'none' || !choice ? [] : [{ layer, start: choice === 'all' ? [] : choice }];
    });
    const scripts = served.map(({ layer, start }) => ({ selector: selectorOf(layer), start }));
    const run = (0,activate_scripts/* runScript */.j3)(folder, shell, flox.program, scripts, facts.hidesToken);
    const text = (lines) => `${lines.join('\n')}\n`;
    return {
        argv: argvs[0] ?? [flox.program],
        files: {
            ...Object.fromEntries(inner.map(([name, lines]) => [name, text(lines)])),
            [activate_scripts/* files */.aq.run]: text(run),
            [activate_scripts/* files */.aq.command]: `${command}\n`,
        },
        services: served.map(({ layer }) => ({
            label: labelOf(layer),
            selector: selectorOf(layer),
            own: layer.kind === 'folder',
        })),
    };
}
/** Which services of a layer are started: those of the innermost layer that defines a name. */
function choiceOf({ layers, services }, layer) {
    if (layer.kind === 'reference')
        return services.length === 0 ? 'none' : services.includes('all') ? 'all' : services;
    const defined = servicesOf(layer);
    if (services.includes('all'))
        return defined.length === 0 ? 'none' : 'all';
    const inner = layers.slice(layers.indexOf(layer) + 1).flatMap(servicesOf);
    const chosen = services.filter((name) => defined.includes(name) && !inner.includes(name));
    return chosen.length === 0 ? 'none' : chosen;
}
function optionsOf({ generation, mode, trust }, { flox }, layer, choice) {
    return [
        ...selectorOf(layer),
        ...(generation === undefined ? [] : [`--generation=${generation}`]),
        ...(mode === 'auto' ? [] : [`--mode=${mode}`]),
        ...(trust ? ['--trust'] : []),
        ...(choice === 'all' ? ['--start-services'] : []),
        ...(Array.isArray(choice) && startsAlone(flox) ? ['--no-start-services'] : []),
    ];
}
/** From 1.12.0 on, a manifest may start services by itself (`auto-start`), and an option prevents it. */
function startsAlone({ version }) {
    return (0,model_version/* isAtLeast */.du)(version, { major: 1, minor: 12 }) === true;
}
function selectorOf(layer) {
    return layer.kind === 'folder' ? [`--dir=${layer.path}`] : [`--reference=${layer.reference}`];
}
/** As messages call it: the name of the environment, or `owner/name`. */
function labelOf(layer) {
    return layer.kind === 'folder' ? layer.environment.name : layer.reference;
}

// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/flox/facts.js
var facts = __webpack_require__(60830);
// EXTERNAL MODULE: ./lib/flox/auth/claims.js
var claims = __webpack_require__(703);
;// CONCATENATED MODULE: ./lib/flox/activate/explain.js
/** What a refusal of Flox means. Its words are those of 1.14 and 1.15: cli/flox/src/commands of https://github.com/flox/flox */


const giveToken = 'Sign in with floxhub-auth in the setup step, or give the job a valid FLOX_FLOXHUB_TOKEN';
/** The problem behind the last lines that Flox printed before it gave up. Pure. */
function explainRefusal(said, label, login) {
    const text = said.join('\n');
    const expiry = (0,claims/* claimsOf */.ds)(login.token ?? '')?.expires;
    const expired = expiry !== undefined && expiry * 1_000 <= login.now;
    const state = expired
        ? `its token expired on ${(0,claims/* dayOf */.kb)(expiry)}`
        : login.token
            ? 'its token may be expired or revoked'
            : 'it has no token';
    if (/not trusted\./.test(text)) {
        const fix = 'Set trust: true, if you trust its owner, or trusted-environments of the setup step.';
        return (0,problem/* error */.z3)('FLX158', `${notTrusted(text) ?? label} is not trusted, so Flox does not run its hooks.`, fix);
    }
    if (/Authentication is required|login has expired|token has expired|Authentication rejected/.test(text)) {
        const fix = `Commit a manifest.lock that is up to date, with which no login is needed; or ${lower(giveToken)}.`;
        return (0,problem/* error */.z3)('FLX156', `${label} has packages to be resolved, which needs a login to FloxHub, and ${state}.`, fix);
    }
    if (/not found in FloxHub|does not exist in FloxHub/i.test(text)) {
        const message = `FloxHub shows this job no environment ${label}. It says so too where it is private, and ${state}.`;
        return (0,problem/* error */.z3)('FLX157', message, `Check the name. If it is private: ${lower(giveToken)}.`);
    }
    if (/Can't find download location/.test(text)) {
        const name = /download location for package '([^']+)'/.exec(text)?.[1] ?? 'A package';
        return (0,problem/* error */.z3)('FLX160', `${name} of ${label} comes from a private catalog, and ${state}.`, `${giveToken} of its owner.`);
    }
    if (/Could not resolve host|Communication Error|error sending request|unable to access|Could not reach FloxHub/.test(text)) {
        const fix = 'Run the job again. An environment in a folder with an up-to-date manifest.lock needs no FloxHub.';
        return (0,problem/* error */.z3)('FLX159', `FloxHub could not be reached to activate ${label}.`, fix);
    }
    const why = said.findLast((line) => line.trim() !== '')?.replace(/^✘ ERROR: /u, '');
    const message = `Flox could not activate ${label}${why === undefined ? '.' : `: ${why}${/[.!?]$/.test(why) ? '' : '.'}`}`;
    return (0,problem/* error */.z3)('FLX155', message, 'See the lines that Flox printed before; the command was not started.');
}
/** The environment that is not trusted: an included one, maybe. */
function notTrusted(text) {
    return /environment '?([\w.-]+\/[\w.-]+)'? is not trusted/.exec(text)?.[1];
}
function lower(text) {
    return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

// EXTERNAL MODULE: ./lib/flox/activate/services.js
var activate_services = __webpack_require__(92295);
;// CONCATENATED MODULE: ./lib/flox/activate/run.js
/** Runs a command in environments. */









/** Seconds: longer than any job of GitHub may take. */
const longest = 15 * 24 * 3_600;
/** The `flox` of this machine. Throws ProblemError FLX162 where there is none, FLX006 where it does not answer. */
async function needFlox(host) {
    const flox = await (0,facts/* lookForFlox */.OS)(host);
    if (flox)
        return flox;
    const fix = 'Use the setup step with flox: true before this one.';
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX162', 'Flox was not found on this machine.', fix));
}
/**
 * Activates the environments and runs the command in the innermost one, with the output of this process as its own. Throws
 * ProblemError FLX155 where there is no bash; whatever Flox refuses is a problem in the answer.
 */
async function runActivation(host, flox, request, options) {
    const bash = await (0,files/* findProgram */.Kp)(host, 'bash', (options.env['PATH'] ?? '').split(external_node_path_.delimiter));
    if (bash === undefined) {
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX155', 'bash is not on PATH.', 'Install it: Flox activates with a shell.'));
    }
    await host.files.mkdir((0,job/* jobFolder */.OW)(host), { recursive: true, mode: 0o700 });
    const folder = await host.files.mkdtemp((0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'activate-'));
    try {
        const plan = planActivation(request, { flox, bash, folder, hidesToken: options.hidesToken });
        for (const [name, text] of Object.entries(plan.files)) {
            await host.files.writeFile((0,external_node_path_.join)(folder, name), text, { mode: 0o600 });
        }
        const over = new AbortController();
        const env = { ...options.env, FLOX_SHELL: bash };
        const watching = (0,activate_services/* watchServices */.MR)(host, flox.program, options.env, plan.services, over.signal);
        const command = { argv: plan.argv, env, cwd: options.cwd, timeout: longest, signal: host.cancelled };
        const outcome = await host.exec({ ...command, passesOutput: true, onStderr: (line) => host.log.info(line) });
        over.abort();
        await watching;
        const ended = await (0,activate_services/* readEnded */.xx)(host, folder, plan.services);
        const is = (name) => (0,files/* isThere */.$B)(host, (0,external_node_path_.join)(folder, name));
        const reached = (await is(activate_scripts/* files */.aq.started)) ? 'command' : (await is(activate_scripts/* files */.aq.active)) ? 'services' : 'nothing';
        const login = { token: options.env['FLOX_FLOXHUB_TOKEN'] || undefined, now: host.clock.now() };
        return judge(host, request, login, { outcome, reached, ended });
    }
    finally {
        await host.files.rm(folder, { recursive: true, force: true });
    }
}
function judge(host, { layers }, login, { outcome, reached, ended: services }) {
    const started = reached === 'command';
    if (outcome.kind === 'cancelled')
        return { exitCode: 1, started, problems: [] };
    const exitCode = outcome.kind === 'exited' ? outcome.code : 1;
    (0,activate_services/* logServices */.VI)(host, services, !started || exitCode !== 0);
    const problems = (0,activate_services/* serviceProblems */.gx)(services);
    if (!started) {
        const quietly = exitCode === 0 ? ['The activation ended before the command: a hook may have called exit.'] : [];
        const said = outcome.kind === 'not-started' ? [outcome.reason] : [...outcome.stderrTail, ...quietly];
        const label = layers.map(labelOf).join(', ');
        const refusal = reached === 'services' ? (0,activate_services/* notStarted */.DY)(said) : explainRefusal(said, label, login);
        return { exitCode: exitCode === 0 ? 1 : exitCode, started, problems: [refusal, ...problems] };
    }
    if (exitCode === 0)
        return { exitCode, started, problems };
    const how = outcome.kind === 'exited' ? `ended with exit code ${exitCode}` : 'was killed';
    const failed = (0,problem/* error */.z3)('FLX161', `The command ${how}.`, 'Its output is in the log of this step.');
    return { exitCode, started, problems: [failed, ...problems] };
}

// EXTERNAL MODULE: ./lib/flox/activate/variables.js
var activate_variables = __webpack_require__(36018);
// EXTERNAL MODULE: ./lib/model/system.js
var model_system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/runner/inputs.js
var runner_inputs = __webpack_require__(14477);
// EXTERNAL MODULE: ./lib/actions/activate/surface.js
var surface = __webpack_require__(26942);
;// CONCATENATED MODULE: ./lib/actions/activate/action.js












/** The activate action: runs the command in the environment. Its exit code is that of the command. */
async function runActivate(host, github) {
    const inputs = (0,runner_inputs/* readInputs */.Ko)(surface/* activateSurface */.h, github.actionInput);
    for (const secret of (0,runner_inputs/* secretsOf */.Fj)(surface/* activateSurface */.h, inputs))
        github.mask(secret);
    const { variables, problems } = (0,activate_variables/* parseVariables */.r)(inputs.variables ?? '');
    const root = (0,external_node_path_.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd);
    const cwd = (0,external_node_path_.resolve)(root, inputs['working-directory']);
    const wrong = [...problems, ...contradictions(inputs), ...((await (0,files/* isThere */.$B)(host, cwd)) ? [] : [noFolder(cwd)])];
    if (wrong.length > 0)
        throw new problem/* ProblemError */.Mm(wrong);
    const flox = await needFlox(host);
    const login = await (0,environment/* floxEnvironment */.N_)(host, github);
    github.annotate(login.warnings);
    const env = { ...login.env, ...variables };
    const { dir: folders = [], reference } = inputs;
    const { layers, warnings } = await findLayers({ ...host, env }, { folders, reference, cwd, root });
    const request = requestOf(inputs, layers);
    const refused = checkActivation(request);
    if (refused.length > 0)
        throw new problem/* ProblemError */.Mm([...refused, ...warnings]);
    github.annotate(warnings);
    const caches = inputs['flox-env-cache'] ? await cachesOf(host, layers, inputs['flox-env-cache-key'] ?? '') : [];
    const restored = await restoreAll(host, github, caches);
    const wanted = inputs.services !== undefined;
    const left = {
        program: flox.program,
        services: wanted
            ? layers.map((layer) => ({ label: labelOf(layer), selector: selectorOf(layer), own: isOwn(layer) }))
            : [],
        caches: caches.filter((_, index) => restored[index] !== true),
    };
    // Post needs it most where this process is killed.
    github.saveState('job', JSON.stringify(left));
    const { exitCode, started, problems: found, } = await runActivation(host, flox, request, {
        cwd,
        env,
        hidesToken: (0,environment/* hidesToken */.dV)(host, variables),
    });
    // What a failed command leaves in the folder is not for other jobs.
    if (exitCode !== 0)
        github.saveState('job', JSON.stringify({ ...left, caches: [] }));
    github.setOutputs(surface/* activateSurface */.h, {
        'exit-code': started ? exitCode : '',
        environment: layers.map(labelOf).join(' '),
        'env-cache-hit': caches.length === 0 ? '' : String(restored.every(Boolean)),
    });
    github.annotate(found);
    return exitCode;
}
/** CFG001 and CFG002: what can be said before Flox is looked for. */
function contradictions(inputs) {
    const problems = [];
    const { reference, generation } = inputs;
    if (reference !== undefined && inputs.dir !== undefined) {
        problems.push((0,problem/* error */.z3)('CFG002', 'dir and reference are both set.', 'Give one of them.'));
    }
    if (reference !== undefined && inputs['flox-env-cache']) {
        const fix = 'Leave flox-env-cache out, or use the environment of a folder, which has a lock.';
        problems.push((0,problem/* error */.z3)('CFG002', 'flox-env-cache is set, but the environment is one on FloxHub.', fix));
    }
    if (generation !== undefined && !/^[1-9]\d{0,8}$/.test(generation)) {
        problems.push((0,problem/* error */.z3)('CFG001', `Input generation is ${JSON.stringify(generation)}.`, 'It accepts a number, as in 12.'));
    }
    return problems;
}
function noFolder(path) {
    const fix = 'Name a folder that exists, from the root of the workspace; actions/checkout makes those of the repository.';
    return (0,problem/* error */.z3)('CFG001', `The working-directory ${path} does not exist.`, fix);
}
function requestOf(inputs, layers) {
    const { command, shell, mode, trust, services = [], generation } = inputs;
    return {
        ...{ command, shell, mode, trust, services, layers },
        generation: generation === undefined ? undefined : Number(generation),
    };
}
function isOwn({ kind }) {
    return kind === 'folder';
}
async function cachesOf(host, layers, more) {
    const system = (0,model_system/* systemOf */.br)(host) ?? `${host.arch}-${host.platform}`;
    const caches = layers.map(async (layer) => {
        if (layer.kind !== 'folder')
            return [];
        const { environment } = layer;
        const lock = await (0,files/* readIfPresent */.Zu)(host, (0,external_node_path_.resolve)(host.cwd, environment.files.lock));
        const path = (0,external_node_path_.join)(layer.path, '.flox', 'cache');
        return [{ label: environment.name, path, key: (0,env_cache/* envCacheKey */.V4)({ environment, lock, system, path, more }) }];
    });
    return (await Promise.all(caches)).flat();
}
/** One after the other: each may be as large as what the disk holds. Whether each was restored. */
async function restoreAll(host, github, caches) {
    const restored = [];
    for (const cache of caches) {
        const { outcome, problems } = await (0,env_cache/* restoreEnvCache */.ko)(host, cache);
        github.annotate(problems);
        restored.push(outcome === 'restored');
    }
    return restored;
}


/***/ })

};
