export const id = 1157;
export const ids = [1157];
export const modules = {

/***/ 57635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  showDiagnostics: () => (/* binding */ showDiagnostics)
});

// UNUSED EXPORTS: collectDiagnostics

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/runner/mask-secrets.js
var mask_secrets = __webpack_require__(54136);
// EXTERNAL MODULE: ./lib/machine/privilege.js
var machine_privilege = __webpack_require__(95266);
// EXTERNAL MODULE: ./lib/nix/configure/read.js
var read = __webpack_require__(35694);
// EXTERNAL MODULE: ./lib/nix/daemon/daemon.js
var daemon = __webpack_require__(41390);
// EXTERNAL MODULE: ./lib/nix/find.js
var find = __webpack_require__(21652);
// EXTERNAL MODULE: ./lib/nix/install/receipt.js
var install_receipt = __webpack_require__(70699);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
// EXTERNAL MODULE: ./lib/runner/exec.js
var exec = __webpack_require__(33981);
// EXTERNAL MODULE: ./lib/runner/state-folder.js
var state_folder = __webpack_require__(8520);
;// CONCATENATED MODULE: ./lib/actions/setup/diagnostics-parts.js












function diagnosticParts(nix) {
    return [
        { title: 'Machine', most: 14, find: (host) => machine(host) },
        { title: 'User', most: 10, find: (host) => user(host) },
        {
            title: 'Nix and its settings',
            most: 80,
            find: async (host, hide) => settings(host, nix ?? (await (0,find/* lookForNix */.E)(host)), hide),
        },
        { title: 'Store', most: 6, find: async (host) => store(host, nix ?? (await (0,find/* lookForNix */.E)(host))) },
        { title: 'Files of settings', most: 60, find: (host, hide) => settingFiles(host, hide) },
        { title: 'Daemon', most: 45, find: (host) => diagnostics_parts_daemon(host) },
        { title: 'Disk', most: 20, find: (host) => disk(host) },
        { title: 'Mounts', most: 15, find: (host) => mounts(host) },
        { title: 'Journal and receipt', most: 40, find: (host) => journal(host) },
    ];
}
/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables; ImageOS and ImageVersion: actions/runner-images. */
const runnerVariables = ['ImageOS', 'ImageVersion', 'RUNNER_ENVIRONMENT', 'RUNNER_OS', 'RUNNER_ARCH', 'RUNNER_TEMP'];
const nixVariables = [
    'PATH',
    'NIX_REMOTE',
    'NIX_CONF_DIR',
    'NIX_USER_CONF_FILES',
    'NIX_PATH',
    'NIX_SSL_CERT_FILE',
    'TMPDIR',
];
async function machine(host) {
    const [kernel, release, memory, load] = await Promise.all(['/proc/sys/kernel/osrelease', '/etc/os-release', '/proc/meminfo', '/proc/loadavg'].map((path) => (0,files/* readIfPresent */.Zu)(host, path).catch(() => undefined)));
    const name = /^PRETTY_NAME="?([^"\n]*)/m.exec(release ?? '')?.[1];
    const kilobytes = (key) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(memory ?? '')?.[1] ?? Number.NaN);
    const variables = runnerVariables.flatMap((key) => (host.env[key] ? [`${key}=${host.env[key]}`] : []));
    return [
        `${name ?? host.platform}, kernel ${kernel?.trim() ?? 'unknown'}, ${host.arch}, node ${process.versions.node}`,
        `memory ${gigabytes(kilobytes('MemTotal'))}, available ${gigabytes(kilobytes('MemAvailable'))}, load ${load?.trim() ?? 'unknown'}`,
        `process 1: ${await firstProcess(host)}`,
        ...variables,
    ];
}
const gigabytes = (kilobytes) => `${(kilobytes / 1_048_576).toFixed(1)} GiB`;
const firstProcess = async (host) => (await host.files.readFile('/proc/1/comm', 'utf8').catch(() => 'unknown')).trim();
async function user(host) {
    const [privilege, identity, group] = await Promise.all([
        (0,machine_privilege/* findPrivilege */.Xb)(host),
        ask(host, ['id']),
        (0,files/* readIfPresent */.Zu)(host, '/etc/group'),
    ]);
    const builders = /^nixbld:.*/m.exec(group ?? '')?.[0] ?? 'there is no group nixbld';
    return [`${identity.trim()}, as root: ${privilege}`, builders];
}
async function settings(host, nix, hide) {
    const variables = nixVariables.flatMap((key) => (host.env[key] ? [`${key}=${host.env[key]}`] : []));
    if (!nix)
        return ['no nix program was found', ...variables];
    const head = [`Nix ${nix.version}, ${nix.program}`, ...variables];
    try {
        const features = ['--extra-experimental-features', 'nix-command'];
        return [...head, ...changedSettings(await ask(host, [nix.program, ...features, ...(0,read/* showCommand */.TB)(nix)]), hide)];
    }
    catch (cause) {
        return [...head, cause instanceof Error ? cause.message : String(cause)];
    }
}
/** What differs from Nix's own default. Tokens go nowhere, not even their hosts' values. */
function changedSettings(json, hide) {
    const all = JSON.parse(json);
    const shown = [];
    for (const [name, { value, defaultValue }] of Object.entries(all)) {
        if (name === 'access-tokens' && typeof value === 'object' && value !== null) {
            for (const token of Object.values(value))
                hide(String(token));
            const hosts = Object.keys(value);
            if (hosts.length > 0)
                shown.push(`tokens for ${hosts.join(', ')}`);
        }
        else if (JSON.stringify(value) !== JSON.stringify(defaultValue))
            shown.push(`${name} = ${plain(value)}`);
    }
    return shown;
}
function plain(value) {
    if (Array.isArray(value))
        return value.map(String).join(' ');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
async function store(host, nix) {
    if (!nix)
        return ['no nix program was found'];
    const features = ['--extra-experimental-features', 'nix-command'];
    return lines(await ask(host, [nix.program, ...features, ...(0,read/* storeCommand */.BZ)(nix)]));
}
async function settingFiles(host, hide) {
    const folder = host.env['NIX_CONF_DIR'] || '/etc/nix';
    const names = await host.files.readdir(folder).catch(() => []);
    const own = (host.env['NIX_USER_CONF_FILES'] ?? '').split(':').filter((path) => path !== '');
    const found = [];
    for (const path of [...names.sort().map((name) => (0,external_node_path_.join)(folder, name)), ...own]) {
        const stat = await host.files.lstat(path).catch(() => undefined);
        if (!stat)
            continue;
        found.push(`${path}: mode ${(stat.mode & 0o7777).toString(8)}, user ${stat.uid}, ${stat.size} bytes`);
        const text = stat.isFile() ? await host.files.readFile(path, 'utf8').catch(() => undefined) : undefined;
        if (text === undefined)
            continue;
        for (const word of [...(0,mask_secrets/* netrcPasswords */.N1)(text), ...(0,mask_secrets/* accessTokens */.HZ)(tokenLines(text))])
            if (word !== '')
                hide(word);
        if (path.endsWith('.conf') && path !== (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'access-tokens.conf')) {
            found.push(...lines(text).map((line) => `| ${line}`));
        }
    }
    return found;
}
/** What nix.conf says of tokens, which must not be seen elsewhere either. */
function tokenLines(text) {
    return [...text.matchAll(/access-tokens\s*=\s*(.*)/g)].map(([, tokens = '']) => tokens).join('\n');
}
async function diagnostics_parts_daemon(host) {
    const socket = await host.files.lstat('/nix/var/nix/daemon-socket/socket').catch(() => undefined);
    const head = socket ? `socket: mode ${(socket.mode & 0o7777).toString(8)}, user ${socket.uid}` : 'there is no socket';
    if ((await (0,daemon/* findSupervision */.Tl)(host)) === 'systemd') {
        const privilege = await (0,machine_privilege/* findPrivilege */.Xb)(host);
        const units = ['nix-daemon.socket', 'nix-daemon.service'];
        const [states, log] = await Promise.all([
            ask(host, ['systemctl', 'show', '--property=Id,ActiveState,SubState,Result,NRestarts', ...units]),
            ask(host, (0,machine_privilege/* asRoot */.tE)(privilege, [
                'journalctl',
                '--no-pager',
                '--quiet',
                '--lines=25',
                '--output=short-iso',
                '--unit=nix-daemon',
            ])),
        ]);
        return [head, ...lines(states), ...lines(log)];
    }
    const started = await (0,files/* readIfPresent */.Zu)(host, (0,daemon/* daemonFile */.j4)(host));
    const log = await (0,files/* readIfPresent */.Zu)(host, (0,daemon/* daemonLog */.Ht)(host));
    return [head, started?.trim() ?? 'this action started no daemon', ...lines(log ?? '').slice(-30)];
}
/** Space and inodes of the usual places; each file system once. */
async function disk(host) {
    const { RUNNER_TEMP, GITHUB_WORKSPACE, HOME } = host.env;
    const wanted = ['/', '/nix', '/nix/store', '/nix/var/nix/builds', '/tmp', '/mnt', RUNNER_TEMP, GITHUB_WORKSPACE, HOME];
    const there = [];
    for (const path of wanted)
        if (path && (await host.files.lstat(path).catch(() => undefined)))
            there.push(path);
    const [space, inodes] = await Promise.all([
        ask(host, ['df', '-P', '-h', ...there]),
        ask(host, ['df', '-P', '-i', ...there]),
    ]);
    return [...new Set([...lines(space), ...lines(inodes)])];
}
async function mounts(host) {
    const table = await host.files.readFile('/proc/self/mountinfo', 'utf8');
    return lines(table).filter((line) => /^(?:\/|\/nix.*|\/tmp|\/mnt)$/.test(line.split(' ')[4] ?? ''));
}
async function journal(host) {
    const folder = (0,state_folder/* stateFolder */.y)(host);
    const [names, text, receipt] = await Promise.all([
        host.files.readdir(folder).catch(() => []),
        (0,files/* readIfPresent */.Zu)(host, (0,external_node_path_.join)(folder, 'journal.json')),
        (0,files/* readIfPresent */.Zu)(host, install_receipt/* receiptPath */.WI),
    ]);
    return [
        `${folder}: ${names.sort().join(' ') || 'not there'}`,
        `receipt: ${receipt?.trim() ?? 'none'}`,
        ...lines(text ?? '').map((line) => `| ${line}`),
    ];
}
/** The standard output of a command; its last words are thrown when it fails. */
async function ask(host, argv) {
    const env = (0,child_env/* childEnv */.g)(host.env, { LC_ALL: 'C' });
    const outcome = await host.exec({ argv, env, timeout: 2, signal: host.cancelled });
    if (outcome.kind === 'exited' && (outcome.code === 0 || outcome.stdout !== ''))
        return outcome.stdout;
    const why = (0,exec/* failureText */.kY)(outcome);
    throw new Error(`${argv[0]}: ${why}`);
}
function lines(text) {
    return text.split('\n').filter((line) => line.trim() !== '');
}

;// CONCATENATED MODULE: ./lib/actions/setup/diagnostics.js






/** Milliseconds for each part; they run at the same time. */
const limit = 2_000;
const mostLines = 300;
/**
 * What one needs to know of a machine where something failed: versions, settings, daemon, disk, mounts, user, journal. Each
 * part is given two seconds; one that fails or is late is a line. Never throws, and changes nothing.
 */
async function collectDiagnostics(host, request = {}) {
    const begun = host.clock.now();
    const secrets = [...(0,mask_secrets/* secretsOf */.Fj)(host.env), ...(request.secrets ?? [])].filter((secret) => secret !== undefined);
    const collected = await Promise.all([failurePart(request), ...diagnosticParts(request.nix)].map((part) => collectPart(host, part, secrets)));
    const masked = (0,mask_secrets/* maskLikelySecrets */.cg)((0,mask_secrets/* maskSecrets */.QU)(collected.flat().join('\n'), secrets));
    const text = (0,mask_secrets/* maskSecrets */.QU)(masked, secrets);
    const lines = text.split('\n').map((line) => (line.length > 400 ? `${line.slice(0, 400)}…` : line));
    const short = lines.length > mostLines ? [...lines.slice(0, mostLines - 1), '… and more'] : lines;
    return { lines: short, seconds: (host.clock.now() - begun) / 1_000 };
}
/**
 * Collects, shows it as one folded group, and keeps it in the job's folder (0600). Gives the file's path, undefined where
 * it could not be written. Never throws.
 */
async function showDiagnostics(host, request = {}) {
    const { lines } = await collectDiagnostics(host, request);
    host.log.group('Diagnostics');
    for (const line of lines)
        host.log.info(line);
    host.log.endGroup();
    const path = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'diagnostics.txt');
    return (0,files/* writeAtomically */.vK)(host, path, `${lines.join('\n')}\n`).then(() => path, () => undefined);
}
function failurePart({ problems = [], lastLines = [], seconds = {} }) {
    const phases = Object.entries(seconds).map(([phase, spent]) => `${phase} ${spent.toFixed(1)} s`);
    const lines = [
        ...problems.map(problem/* formatProblem */.Vw),
        ...lastLines.slice(-20).map((line) => `| ${line}`),
        ...(phases.length > 0 ? [phases.join(', ')] : []),
    ];
    return { title: 'What went wrong', most: 40, find: async () => lines };
}
/** Secrets that a part comes across are hidden in all of them. */
async function collectPart(host, part, secrets) {
    const stop = new AbortController();
    // A job that is cancelled is one of those to be explained.
    const patient = { ...host, cancelled: stop.signal };
    const late = host.clock.sleep(limit, stop.signal).then(() => [`not found out within ${limit / 1_000} s`]);
    try {
        const found = await Promise.race([part.find(patient, (secret) => secrets.push(secret)), late]);
        const cut = found.length > part.most ? [`… ${found.length - part.most} more`] : [];
        return [`== ${part.title}`, ...found.slice(0, part.most), ...cut];
    }
    catch (cause) {
        return [`== ${part.title}`, `not found out: ${cause instanceof Error ? cause.message : String(cause)}`];
    }
    finally {
        stop.abort();
    }
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

/***/ 35694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BZ: () => (/* binding */ storeCommand),
/* harmony export */   TB: () => (/* binding */ showCommand),
/* harmony export */   l0: () => (/* binding */ showSettings)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83341);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30994);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90585);





/**
 * Lets Nix read its configuration, with `more` in the environment, and say what it understood. Opens no store. Throws
 * ProblemError BLD004 when Nix cannot be run or answers something else than JSON.
 */
async function showSettings(host, nix, more) {
    const warnings = [];
    const outcome = await host.exec({
        argv: [nix.program, '--extra-experimental-features', 'nix-command', ...showCommand(nix)],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_3__/* .childEnv */ .g)(host.env, more),
        timeout: 60,
        signal: host.cancelled,
        onStderr: (line) => {
            const words = /^warning: (.*)/.exec((0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line))?.[1];
            if (words !== undefined)
                warnings.push(words);
        },
    });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return { ok: true, settings: read(outcome.stdout, nix), warnings };
    if (outcome.kind !== 'exited' && outcome.kind !== 'killed') {
        const why = outcome.kind === 'not-started' ? outcome.reason : outcome.kind;
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(unanswered(nix, why));
    }
    const words = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_2__/* .nixErrorText */ .B)(outcome.stderrTail) ?? outcome.stderrTail.at(-1) ?? 'Nix failed without a message';
    return { ok: false, words: words.replace(/\s*Try 'nix --help' for more information\.\s*$/, '') };
}
/** The command that shows the settings. It was called `show-config` before Nix 2.20. */
function showCommand({ version }) {
    return [...(hasNewNames(version) ? ['config', 'show'] : ['show-config']), '--json'];
}
/**
 * The command that says which store is used. It was called `ping` before Nix 2.20, and is so to this day in Lix
 * (git.lix.systems/lix-project/lix, lix/nix/ping-store.cc).
 */
function storeCommand(nix) {
    return ['store', nix.fork !== 'lix' && hasNewNames(nix.version) ? 'info' : 'ping', '--json'];
}
/** Whether this Nix (2.20 or newer) calls its command `config show`; Lix does (lix/nix/config.cc). */
function hasNewNames(version) {
    return (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .isAtLeast */ .du)(version, { major: 2, minor: 20 }) ?? false;
}
function read(json, nix) {
    let all;
    try {
        all = JSON.parse(json);
    }
    catch {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(unanswered(nix, 'its answer is not JSON'));
    }
    return {
        list: (name) => {
            const value = all[name]?.value;
            return Array.isArray(value) ? value.map(String) : [];
        },
        map: (name) => {
            const value = all[name]?.value;
            return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)])) : {};
        },
        value: (name) => {
            const value = all[name]?.value;
            return ['string', 'boolean', 'number'].includes(typeof value) ? String(value) : undefined;
        },
    };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function unanswered(nix, why) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD004', `${nix.program} did not show its configuration (${why}).`, 'Repair or reinstall this Nix.');
}


/***/ }),

/***/ 90585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ nixErrorText),
/* harmony export */   W: () => (/* binding */ networkProblem)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/**
 * Nix's own message out of its standard error: from the last line that starts with `error:` on, without the trace above
 * it and without indentation. Undefined when there is none.
 */
function nixErrorText(stderr) {
    const lines = stderr.flatMap((line) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line).split('\n'));
    const start = lines.findLastIndex((line) => /^\s*error: ./.test(line));
    const first = lines[start];
    if (first === undefined)
        return undefined;
    const indent = first.length - first.trimStart().length;
    return lines
        .slice(start)
        .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
        .join('\n')
        .replace(/^error: /, '')
        .trim();
}
/**
 * NET001 or NET002 where Nix's message says that a server cannot be reached or fails; undefined for all else, a 404 among it:
 * what is asked for is not there then.
 */
function networkProblem(text) {
    const url = /(?:unable to download|unable to access|Failed to open archive.*?) '([^']+)'/.exec(text)?.[1];
    const status = Number(/HTTP error (\d{3})/.exec(text)?.[1] ?? 0);
    const host = URL.parse(url ?? '')?.host ?? /Could not resolve host: ([\w.-]+)/.exec(text)?.[1];
    if (host === undefined)
        return undefined;
    if (status >= 500 || status === 429) {
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET002', `${host} answers with HTTP error ${status} to Nix.`, 'Run the job again later.');
    }
    if (/rate limit/i.test(text)) {
        const fix = 'Give a token: github-token, or extra-access-tokens for another host.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET002', `${host} refuses Nix because of its rate limit.`, fix);
    }
    const why = /Could not resolve host|Couldn't connect|Failed to connect|Connection (?:refused|reset|timed out)|Timeout was reached|SSL (?:connect error|peer certificate)|Failure when receiving/i.exec(text)?.[0];
    if (status !== 0 || why === undefined)
        return undefined;
    const fix = 'Check the network of this machine, its proxy (proxy: true) and its certificates (ca-bundle), then run it again.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET001', `Nix cannot reach ${host}: ${why.charAt(0).toLowerCase()}${why.slice(1)}.`, fix);
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

/***/ 30994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ childEnv)
/* harmony export */ });
/** Variables that only the action itself may see: the inputs, and the tokens of the runner's own services. */
const ownOnly = /^(?:INPUT_|STATE_|ACTIONS_RUNTIME_TOKEN$|ACTIONS_ID_TOKEN_REQUEST_)/;
/** The environment for children: ours without inputs, state and service tokens, with `more` on top. */
function childEnv(env, more = {}) {
    const kept = Object.entries(env).filter(([name]) => !ownOnly.test(name));
    return { ...Object.fromEntries(kept), ...more };
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


/***/ })

};
