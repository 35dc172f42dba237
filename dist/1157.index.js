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


/***/ })

};
